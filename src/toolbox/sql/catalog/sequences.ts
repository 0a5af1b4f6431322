import type { SqlSession } from '../contract.ts';
import { fixedSettings, inScope, isKept, isOwn, qualified } from './fragments.ts';
import type { CatalogScope } from './read-catalog.ts';
import { readText } from './read-cell.ts';

export interface SequenceState {
  readonly name: string;
  /** What it gives next; it may be beyond the end. */
  readonly next: bigint;
  readonly increment: bigint;
}

const MAX_SEQUENCES = 10_000;

const SEQUENCES = `
  select ${qualified('n', 'c.relname')} as name, s.seqincrement::text as increment
  from pg_sequence s join pg_class c on c.oid = s.seqrelid
    join pg_namespace n on n.oid = c.relnamespace
    left join pg_depend o on o.classid = 'pg_catalog.pg_class'::regclass and o.objid = c.oid
      and o.refclassid = 'pg_catalog.pg_class'::regclass and o.deptype in ('a', 'i')
    left join pg_class t on t.oid = o.refobjid left join pg_namespace tn on tn.oid = t.relnamespace
    cross join ${fixedSettings}
  where ${inScope('n')} and (t.oid is null or ${isKept('tn', 't')}) and ${isOwn('pg_class', 'c.oid')}
  order by 1`;

/** Where sequences stand. Rejects with SqlError `auth` where SELECT on one is missing. */
export async function readSequences(
  session: SqlSession,
  { withoutSchemas = [], withoutTables = [] }: CatalogScope = {},
): Promise<readonly SequenceState[]> {
  const values = [[...withoutSchemas], [...withoutTables]];
  const { rows } = await session.query(SEQUENCES, values, MAX_SEQUENCES);
  const states: SequenceState[] = [];
  for (const row of rows) {
    const name = readText(row, 'name');
    const increment = BigInt(readText(row, 'increment'));
    // Of the relation itself: the view pg_sequences says NULL of what it may not show.
    const found = await session.query(`select last_value::text as last, is_called from ${name}`);
    const state = found.rows[0] ?? {};
    const last = BigInt(readText(state, 'last'));
    states.push({ name, increment, next: state['is_called'] === true ? last + increment : last });
  }
  return states;
}

/** True if `after` would give again what `before` has given: the next INSERT may collide. */
export function isBehind(before: SequenceState, after: SequenceState): boolean {
  return before.increment > 0n ? after.next < before.next : after.next > before.next;
}
