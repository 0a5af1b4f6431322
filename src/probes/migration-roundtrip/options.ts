import * as z from 'zod';
import { ADAPTER_RULE, fitsAdapter, migrationOptions } from '../../toolbox/migrations/options.ts';
import { scriptOption, startOption } from '../../toolbox/migrations/start/options.ts';
import { scratchOption } from '../../toolbox/sql/scratch-options.ts';
import { declareProbe } from '../contract.ts';

const oldCode = z.strictObject({
  directory: migrationOptions.directory
    .unwrap()
    .describe('Folder with the code that is deployed now, below the root of the repository.'),
  smoke: z
    .union([z.string().regex(/\S/, { error: 'Write the command' }), z.array(z.string()).min(1)])
    .describe(
      'A shell line, or program and arguments, run there: it reads and writes as users do.',
    ),
});

const options = z
  .strictObject({
    ...migrationOptions,
    from: startOption,
    scratch: scratchOption,
    seed: scriptOption
      .optional()
      .describe(
        'Fills the start: at least two different rows in every table that the migrations touch. A start from a `dump` has rows of its own.',
      ),
    write: scriptOption
      .optional()
      .describe('Writes as users of the new code do, at the new head. It only adds rows.'),
    steps: z
      .enum(['each', 'together'])
      .default('each')
      .describe(
        '`each`: every migration makes the trip by itself, and then all together; `together`: only that. The adapter `command` needs `commands.steps` for `each`.',
      ),
    allow: z
      .enum(['lossless', 'lossy'])
      .default('lossless')
      .describe('`lossy`: the losses that are `declared` are accepted.'),
    declared: z
      .record(
        z.string().min(1),
        z.string().regex(/\S.{9,}/, { error: 'Say in a sentence why the loss is accepted' }),
      )
      .default({})
      .describe(
        'Revision to reason: migrations whose way back is known to lose data. The reason has ten characters at least.',
      ),
    mayBeEmpty: z
      .array(z.string().regex(/^[^.]+\.[^.]+/, { error: 'Write schema and table: public.audit' }))
      .default([])
      .describe('Tables, `schema.table`, or columns, that need no rows in the rehearsal.'),
    oldCode: oldCode
      .optional()
      .describe('Proves that the code which is deployed now works on the new schema as well.'),
  })
  .refine((value) => fitsAdapter(value), { error: ADAPTER_RULE })
  .refine((value) => value.allow === 'lossy' || Object.keys(value.declared).length === 0, {
    error: '`declared` losses are accepted by `allow: lossy` only',
  })
  .describe(
    'Migrates a scratch copy up, down and up again, and compares schemas by meaning and data row by row. Each migration is classed: lossless, lossy or irreversible.',
  );

export type RoundTripOptions = z.infer<typeof options>;

export const declaration = declareProbe<RoundTripOptions>({
  kind: 'migration-roundtrip',
  about: {
    question: 'Does the way back restore the schema and lose no data, and which way back is it?',
    harm: 'On the night of the rollback the downgrade raises, or it brings the column back empty: nobody had gone that way before.',
    remedy:
      'Correct the downgrade, or split the migration: expand now, contract in a later release. A loss that is accepted is declared by its revision; what can’t be undone needs a waiver.',
    control:
      'In the end a table of the copy is emptied and loses a column, and the same comparison must see both. Tables and columns without values, where a loss could not be seen, make it inconclusive. The smoke test of the old code must fail on an empty database.',
    blast: 'mutate-scratch',
    standard: 'PostgreSQL, System Catalogs (ch. 53)',
  },
  options,
  needs: ['sql', 'process', 'files', 'environment', 'clock'],
  uses: { database: 'shared', workspace: 'shared' },
  timeout: '15m',
  provesItself: true,
});
