import type { Needle } from '../../expect/needles/encodings.ts';

/** Parameters of a statement; the same text is sent once. */
export class Values {
  readonly list: string[] = [];
  readonly #places = new Map<string, string>();

  add(text: string): string {
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    this.list.push(text);
    const place = `$${this.list.length}`;
    this.#places.set(text, place);
    return place;
  }
}

/** What a row is called in the form that is searched: no column of an application is. */
export const LINE = 'holdpoint_line';

/**
 * A text in the form that is searched: lower case by bytes, which no collation changes, and without
 * the breaks that `encode(…, 'base64')` puts in.
 */
export function asLine(text: string): string {
  return `translate(lower((${text}) collate "C"), E'\\n\\r', '')`;
}

/** True where one of the needles stands in it. `strpos` skips ahead, which LIKE and regex do not. */
export function anyOf(line: string, needles: readonly Needle[], values: Values): string {
  if (needles.length === 0) return 'false';
  const finds = needles.map(({ text }) => `strpos(${line}, ${values.add(text.toLowerCase())}) > 0`);
  return `(${finds.join(' or ')})`;
}
