import type { CatalogDifference, CatalogKind } from '../../../domain/catalog.ts';
import type { Finding } from '../../../domain/report.ts';
import type { MigrationEvidence, TableFacts } from '../evidence.ts';
import { isWiderType } from './wider-type.ts';

/** Kinds whose loss somebody may notice: code that still runs, or a report. */
const USED: ReadonlySet<CatalogKind> = new Set(['table', 'column', 'view', 'function']);

/** Steps that lose data, or refuse what code that still runs may write. */
export function findDestructive({ changes, tables, upgrade }: MigrationEvidence): Finding[] {
  if (upgrade?.exitCode !== 0) return [];
  const leftOut = changes?.leftOut ?? 0;
  const more = { expected: 'nothing is lost', seen: `${leftOut} more changes`, where: 'schema' };
  return [
    ...(changes?.kept ?? []).flatMap(describeChange),
    ...(tables ?? []).flatMap(describeRows),
    ...(leftOut === 0 ? [] : [more]),
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
  if (fact === 'nullable') return after.startsWith('no') ? 'becomes NOT NULL' : undefined;
  if (fact !== 'type' || isWiderType(before, after)) return undefined;
  return `is narrowed from ${before} to ${after}`;
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
