import { ProbeError } from '../../domain/errors.ts';
import type { SqlSession } from '../../toolbox/sql/contract.ts';
import { findColumn, findTable } from '../../toolbox/sql/person/catalog.ts';
import type { Person } from '../../toolbox/sql/person/make-people.ts';
import type { PersonPlan } from '../../toolbox/sql/person/plan-person.ts';
import { digestRow, type MadeRow } from '../../toolbox/sql/person/rows.ts';
import type { KeptRows } from './evidence.ts';
import type { PrivacyErasureOptions } from './options.ts';

/** A row that must stay, and its figures as they were. */
export interface KeptRow {
  readonly row: MadeRow;
  readonly figures: ReadonlyMap<string, string | null>;
}

/** Throws ProbeError `config` on a rule for a table or a column that the person has no row in. */
export function requireKept(plan: PersonPlan, keep: PrivacyErasureOptions['keep']): void {
  for (const { table: name, figures, columns } of keep) {
    const table = findTable(plan.catalog, name, 'keep');
    for (const one of [...figures, ...columns]) findColumn(table, one, 'keep');
    if (plan.steps.some((step) => step.table.id === table.id)) continue;
    throw new ProbeError('config', `No row of the person is in ${name}, which \`keep\` names.`, {
      remedy: 'Link the table to the person by `links`, or take it out of `keep`.',
    });
  }
}

export async function readKept(
  session: SqlSession,
  plan: PersonPlan,
  keep: PrivacyErasureOptions['keep'],
  person: Person,
): Promise<readonly KeptRow[]> {
  const kept: KeptRow[] = [];
  for (const { table: name, figures } of keep) {
    const { id } = findTable(plan.catalog, name, 'keep');
    for (const row of person.rows.filter((one) => one.table.id === id)) {
      kept.push({ row, figures: await readFigures(session, row, figures) });
    }
  }
  return kept;
}

async function readFigures(session: SqlSession, row: MadeRow, figures: readonly string[]) {
  const digests = new Map<string, string | null>();
  for (const name of figures) digests.set(name, await digestRow(session, row, [name]));
  return digests;
}

export function compareKept(before: readonly KeptRow[], after: readonly KeptRow[]): KeptRows[] {
  return before.map(({ row, figures }, index) => {
    const now = after[index]?.figures ?? new Map<string, string | null>();
    const isGone = [...now.values()].every((digest) => digest === null);
    const changed = [...figures].filter(([name, digest]) => now.get(name) !== digest);
    return {
      table: row.table.shown,
      rows: 1,
      gone: isGone ? 1 : 0,
      changed: isGone ? [] : changed.map(([name]) => name),
    };
  });
}
