import type { Mark } from '../../expect/mark.ts';
import type { Hit, PrivacyErasureEvidence } from './evidence.ts';
import { findKept } from './judge-rest.ts';
import type { PrivacyErasureOptions } from './options.ts';

const MAX_NAMED = 12;

/** Where the person still stands, but for what a law keeps. */
export function judgeResidue(
  { hits, hitCount, stores, kept }: PrivacyErasureEvidence,
  { keep }: PrivacyErasureOptions,
): readonly Mark[] {
  const marks = hits.flatMap((hit) => {
    const rules = keep.filter((rule) => findKept(rule.table, kept) === hit.table);
    const allowed = rules.flatMap((rule) => [...rule.columns, ...rule.figures]);
    return judgeHit(hit, allowed);
  });
  const cut = hitCount - hits.length;
  return [
    ...marks,
    ...(cut === 0 ? [] : [fail('database', `the person in ${countTables(cut)}`)]),
    ...stores
      .filter(({ after }) => after.length > 0)
      .map(({ name, after }) => fail(`store ${name}`, `the person (${after.join(', ')})`)),
  ];
}

function judgeHit(hit: Hit, allowed: readonly string[]): readonly Mark[] {
  const { relation, rows, columns, columnCount, encodings } = hit;
  const wrong = columns.filter((column) => !allowed.includes(column));
  const cut = columnCount - columns.length;
  if (columns.length > 0 && wrong.length === 0 && cut === 0) return [];
  const more = Math.max(0, wrong.length - MAX_NAMED) + cut;
  const rest = more > 0 ? ` and ${more} more` : '';
  const where = wrong.length === 0 ? '' : ` in ${wrong.slice(0, MAX_NAMED).join(', ')}${rest}`;
  const seen = `${rows} ${rows === 1 ? 'row' : 'rows'}${where} (${encodings.join(', ')})`;
  return [fail(relation, seen, remedyFor(encodings))];
}

function countTables(count: number): string {
  return count === 1 ? '1 more table' : `${count} more tables`;
}

function remedyFor(encodings: readonly string[]): string | undefined {
  if (!encodings.every((one) => one.endsWith('of a value'))) return undefined;
  return 'A hash of an address is found by whoever has the address: pseudonymised is not erased (Art. 4(5)).';
}

function fail(where: string, seen: string, remedy?: string): Mark {
  const finding = { where, expected: 'nothing of the erased person', seen };
  return { outcome: 'fail', reason: 'assertion', finding, remedy };
}
