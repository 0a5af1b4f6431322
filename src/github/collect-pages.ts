import { GitHubError } from './port.ts';

export const PAGE_SIZE = 100;
/** More than GitHub holds of anything that is listed here. */
const MAX_PAGES = 100;

interface Page<Item> {
  readonly data: readonly Item[];
  readonly headers: { readonly link?: string | undefined };
}

/**
 * Every page of a list, by number: a link from the answer is never followed where it points. With
 * `maxPages` the rest is left out, which the caller has to know; without it, it rejects.
 */
export async function collectPages<Item>(
  load: (page: number) => Promise<Page<Item>>,
  maxPages?: number,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let number = 1; number <= (maxPages ?? MAX_PAGES); number += 1) {
    const { data, headers } = await load(number);
    if (!Array.isArray(data)) {
      throw new GitHubError(200, 'What answered in the place of GitHub sent no list.');
    }
    items.push(...data);
    if (!/\brel="?next\b/.test(headers.link ?? '')) return items;
  }
  if (maxPages !== undefined) return items;
  throw new GitHubError(200, `GitHub lists more than ${MAX_PAGES} pages; nobody reads them all.`);
}
