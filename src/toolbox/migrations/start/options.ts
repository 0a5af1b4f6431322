import * as z from 'zod';

const path = z.string().min(1);

/** Something that fills or makes a schema in a scratch database. */
export const scriptOption = z.union([
  z
    .strictObject({ file: path.describe('A file of SQL below the root of the repository.') })
    .describe('A file of SQL.'),
  z.strictObject({ sql: z.string().min(1).describe('Statements of SQL.') }).describe('SQL.'),
  z
    .strictObject({
      run: z
        .union([z.string().regex(/\S/, { error: 'Write the command' }), z.array(z.string()).min(1)])
        .describe('A shell line, or program and arguments.'),
    })
    .describe('A command, which sees the same variables as the migration tool.'),
]);

export type Script = z.infer<typeof scriptOption>;

/** Where a rehearsal starts; both probes of migrations take it as `from`. */
export const startOption = z
  .union([
    z
      .strictObject({
        database: z.string().min(1).describe('Connection URI of the deployed database.'),
      })
      .describe(
        'As deployed: the schema of that database, by pg_dump, and the rows of the tool’s own table. It is only read. Data does not come along: see `seed`.',
      ),
    z
      .strictObject({
        revision: z
          .string()
          .min(1)
          .describe('What is deployed: `3f2a9c4e5b6d`, `crm.0007_notes`; `base` for nothing.'),
      })
      .describe('An empty database, upgraded to this revision.'),
    z
      .strictObject({
        dump: path.describe('A file that pg_dump wrote: custom format, tar or plain SQL.'),
      })
      .describe('A dump, restored: the newest backup is the best start.'),
  ])
  .describe('The state that the migrations start from: that of the deployed database.');

export type Start = z.infer<typeof startOption>;

/** How to start from nothing at all. */
export const BASE = 'base';
