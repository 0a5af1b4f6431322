import { suggestWord } from '../../domain/nearest-word.ts';
import { locateInFiles } from '../locate-in-files.ts';
import type { ItemKeys } from '../schema/item-keys.ts';
import { type CheckContext, type Entry, reportAt } from './context.ts';

const BOTH =
  'An item is tried again (`retry`) or watched for a time (`soak`), not both. Take one out.';
const MANUAL_SOAK =
  'This item waits for a person, and that can not be watched for a time. Take `soak` out.';

function hasBoth({ retry, soak }: Pick<ItemKeys, 'retry' | 'soak'>): boolean {
  return retry !== undefined && retry !== false && soak !== undefined && soak !== false;
}

function checkOutcomes(entry: Entry, context: CheckContext): void {
  const needs = new Set(entry.keys.needs);
  for (const id of Object.keys(entry.keys.if?.outcome ?? {})) {
    if (needs.has(id)) continue;
    context.problems.add(
      () => entry.raw.file.locate([...entry.raw.path, 'if', 'outcome', id], 'key'),
      () =>
        `\`if\` can look at items of \`needs\` only, and \`${id}\` is none${suggestWord(id, needs)}. Add it to \`needs\`.`,
    );
  }
}

/** What can't stand together in one item. */
export function checkPolicies(context: CheckContext, isManual: (kind: string) => boolean): void {
  const { merged, problems } = context;
  if (hasBoth(merged.defaults)) {
    problems.add(
      () => locateInFiles(merged.files, ['defaults', 'soak']),
      () => BOTH,
    );
  }
  for (const entry of context.entries) {
    if (hasBoth(entry.keys)) reportAt(context, entry, ['soak'], () => BOTH);
    if (entry.planned.soak !== undefined && isManual(entry.planned.kind)) {
      reportAt(context, entry, ['soak'], () => MANUAL_SOAK);
    }
    checkOutcomes(entry, context);
  }
}
