import type { Mark } from '../../expect/mark.ts';
import type { Change, InvariantFacts, PrivacyErasureEvidence, StoreFacts } from './evidence.ts';

function fail(where: string, expected: string, seen: string, remedy?: string): Mark {
  const finding = { where, expected, seen };
  return { outcome: 'fail', reason: 'assertion', finding, remedy };
}

/** What a law keeps. */
export function judgeKept({ kept }: PrivacyErasureEvidence): readonly Mark[] {
  return kept.flatMap(({ table, rows, gone, changed }) => {
    if (gone > 0) return [fail(table, `${rows} kept by law`, `${gone} gone`)];
    if (changed.length === 0) return [];
    return [fail(table, 'the same figures as before', `another ${changed.join(', ')}`)];
  });
}

/** Everybody else, and the second run. */
export function judgeRest(seen: PrivacyErasureEvidence): readonly Mark[] {
  return [
    ...seen.others.changes.map((change) => judgeChange('of somebody else', change)),
    ...seen.againChanges.map((change) => judgeChange('at the second run', change)),
    ...seen.stores.flatMap(judgeStore),
    ...seen.invariants.flatMap(judgeInvariant),
  ];
}

function judgeChange(whose: string, { table, what }: Change): Mark {
  const remedy = 'Limit every statement of the erasure to the person, and let it run twice.';
  return fail(table, `rows ${whose} to stay as they are`, what, remedy);
}

function judgeStore({ name, othersBefore, othersAfter }: StoreFacts): readonly Mark[] {
  if (othersAfter >= othersBefore) return [];
  const seen = `${othersAfter} of ${othersBefore} markers`;
  return [fail(`store ${name}`, 'everybody else to stay', seen)];
}

function judgeInvariant({ name, before, after, isSame, isFalse }: InvariantFacts): readonly Mark[] {
  if (isFalse) return [fail(name, 'true', 'false')];
  return isSame ? [] : [fail(name, before, after)];
}
