import { hold, type Mark } from '../../expect/mark.ts';
import type {
  Change,
  InvariantFacts,
  KeptRows,
  PrivacyErasureEvidence,
  StoreFacts,
} from './evidence.ts';
import type { PrivacyErasureOptions } from './options.ts';

function fail(where: string, expected: string, seen: string, remedy: string): Mark {
  const finding = { where, expected, seen };
  return { outcome: 'fail', reason: 'assertion', finding, remedy };
}

/** The kept table that a rule means: its schema may be written or not. */
export function findKept(rule: string, kept: readonly KeptRows[]): string | undefined {
  const names = kept.map(({ table }) => table);
  return (
    names.find((name) => rule === name || rule === `public.${name}`) ??
    names.find((name) => name.endsWith(`.${rule}`))
  );
}

/** What a law keeps. */
export function judgeKept(
  { kept }: PrivacyErasureEvidence,
  { keep }: PrivacyErasureOptions,
): readonly Mark[] {
  const remedy =
    'Let the erasure leave what a law keeps, but for the columns that name the person.';
  return [
    ...kept.flatMap(({ table, rows, gone, changed }) => {
      if (gone > 0) return [fail(table, `${rows} kept by law`, `${gone} gone`, remedy)];
      if (changed.length === 0) return [];
      const seen = `another ${changed.join(', ')}`;
      return [fail(table, 'the same figures as before', seen, remedy)];
    }),
    ...keep
      .filter(({ table }) => findKept(table, kept) === undefined)
      .map(({ table }) => hold('no-data', table, 'rows that a law keeps', 'none in the evidence')),
  ];
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
  const remedy = 'Limit the erasure in the store to what is the person’s.';
  return [fail(`store ${name}`, 'everybody else to stay', seen, remedy)];
}

function judgeInvariant({ name, before, after, isSame, isFalse }: InvariantFacts): readonly Mark[] {
  const remedy = 'Let the erasure leave what the query reads, or ask for what it may not change.';
  if (isFalse) return [fail(name, 'true', 'false', remedy)];
  return isSame ? [] : [fail(name, before, after, remedy)];
}
