import * as z from 'zod';
import type { Stage } from './with-people.ts';

const MAX_LISTED = 50;
const count = z.int().min(0);

/** What evidence says of the people that were put in, for each probe that does so. */
export const stageFields = {
  system: z.string().describe('The server, by its system identifier.'),
  database: z.string(),
  person: z.strictObject({
    tables: count.describe('Tables that hold a row of the person.'),
    columns: count.describe('Columns of it that carry a marker.'),
    unmarked: z
      .array(z.strictObject({ column: z.string(), why: z.string() }))
      .describe('Columns of free content that carry none; some of them.'),
    unmarkedCount: count,
  }),
  unlinked: z
    .array(z.string())
    .describe('Columns that look like the person’s key and are linked to nothing.'),
};

/** Rows that are still there after the clean-up. */
export const leftField = z
  .array(z.strictObject({ table: z.string(), rows: count }))
  .describe('Rows of the people that could not be removed.');

/** The facts of `stageFields`, in bounded number. */
export function describeStage({ identity, plan, people }: Stage) {
  const { marks, rows, unmarked } = people.person;
  return {
    system: identity.system,
    database: identity.database,
    person: {
      tables: new Set(rows.map(({ table }) => table.id)).size,
      columns: new Set(marks.map(({ column }) => column)).size,
      unmarked: unmarked.slice(0, MAX_LISTED),
      unmarkedCount: unmarked.length,
    },
    unlinked: plan.unlinked.slice(0, MAX_LISTED),
  };
}
