import { ProbeError } from '../../domain/errors.ts';
import type { Needle } from '../../expect/needles/encodings.ts';
import { isFound, prepareText } from '../../expect/needles/search.ts';
import { type CommandTools, runForPerson } from '../../toolbox/sql/person/run-for-person.ts';
import type { StoreFacts } from './evidence.ts';
import type { PrivacyErasureOptions } from './options.ts';
import type { Wanted } from './scan.ts';

export interface StoreLook {
  readonly person: readonly string[];
  readonly others: number;
}

/**
 * What each store prints, searched for both people. Rejects with ProbeError if one can’t be read.
 */
export async function lookIntoStores(
  options: PrivacyErasureOptions,
  key: string,
  wanted: Wanted,
  tools: CommandTools,
  abort: AbortSignal,
): Promise<readonly StoreLook[]> {
  const looks: StoreLook[] = [];
  for (const { name, scan } of options.stores) {
    const ended = await runForPerson(scan, options, key, tools, abort);
    if (ended.exitCode !== 0) {
      const how = ended.exitCode === null ? 'a signal' : `exit code ${ended.exitCode}`;
      throw new ProbeError('config', `The scan of the store ${name} ended with ${how}.`, {
        remedy: 'Let it print what the store holds and end with 0; what is in it is searched here.',
      });
    }
    if (ended.truncated) {
      throw new ProbeError('output-limit', `The store ${name} holds more than can be searched.`, {
        remedy: 'Print only what the store holds of $HOLDPOINT_PERSON.',
      });
    }
    const haystack = prepareText(ended.output);
    const isThere = (needle: Needle) => isFound(haystack, needle);
    const person = new Set(wanted.person.filter(isThere).map(({ encoding }) => encoding));
    looks.push({ person: [...person], others: wanted.other.filter(isThere).length });
  }
  return looks;
}

export function compareStores(
  { stores }: PrivacyErasureOptions,
  before: readonly StoreLook[],
  after: readonly StoreLook[],
): StoreFacts[] {
  return stores.map(({ name }, index) => ({
    name,
    before: [...(before[index]?.person ?? [])],
    after: [...(after[index]?.person ?? [])],
    othersBefore: before[index]?.others ?? 0,
    othersAfter: after[index]?.others ?? 0,
  }));
}
