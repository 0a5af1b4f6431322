import type { CatalogDifference, CatalogKind } from '../../../domain/catalog.ts';
import type { Finding } from '../../../domain/report.ts';
import type { MigrationEvidence, TableFacts } from '../evidence.ts';
import { isWiderType } from './wider-type.ts';

/** Kinds whose loss somebody may notice: code that still runs, or a report. */
const USED: ReadonlySet<CatalogKind> = new Set(['table', 'column', 'view', 'function']);

/** Steps that lose data, or refuse what code that still runs may write. */
export function findDestructive({
  changes,
  tables,
  tablesLeftOut = 0,
  losingLeftOut = tablesLeftOut,
  upgrade,
}: MigrationEvidence): Finding[] {
  if (upgrade?.exitCode !== 0) return [];
  const leftOut = changes?.leftOut ?? 0;
  const expected = 'nothing is lost';
  const more = { where: 'schema', expected, seen: `has ${leftOut} more changes` };
  const said = `deletes rows of ${losingLeftOut} more tables`;
  const unseen = { where: 'upgrade', expected, seen: said };
  return [
    ...(changes?.kept ?? []).flatMap(describeChange),
    ...(tables ?? []).flatMap(describeRows),
    ...(leftOut === 0 ? [] : [more]),
    ...(losingLeftOut === 0 ? [] : [unseen]),
  ];
}

function describeChange(change: CatalogDifference): Finding[] {
  const said = explain(change);
  if (said === undefined) return [];
  return [{ where: `${change.kind} ${change.name}`, expected: 'nothing is lost', seen: said }];
}

function explain({ kind, change, fact, before = '', after = '' }: CatalogDifference) {
  if (change === 'missing') return USED.has(kind) ? 'is dropped' : undefined;
  if (kind !== 'column') return undefined;
  if (change === 'added')
    return refusesOldRows(after) ? 'is new, NOT NULL and without a default' : undefined;
  if (fact === 'nullable') return refusesNull(before, after) ? 'becomes NOT NULL' : undefined;
  if (fact !== 'type' || isWiderType(before, after)) return undefined;
  return `is narrowed from ${before} to ${after}`;
}

/** From `yes` to `no` or to `no, but not validated`; what validates it refuses nothing more. */
function refusesNull(before: string, after: string): boolean {
  return after.startsWith('no') && !before.startsWith('no');
}

/** Code that does not know the column can’t insert any more. */
function refusesOldRows(facts: string): boolean {
  return (
    /(?:^|, )nullable no\b/.test(facts) && !/(?:^|, )(?:default|identity|generated) /.test(facts)
  );
}

function describeRows({ table, deleted, isEmptied, copyRows }: TableFacts): Finding[] {
  const expected = 'nothing is lost';
  if (isEmptied) return [{ where: table, expected, seen: `its ${copyRows} rows are gone` }];
  return deleted === 0 ? [] : [{ where: table, expected, seen: `${deleted} rows are deleted` }];
}
