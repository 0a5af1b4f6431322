import * as z from 'zod';
import { DURATION_PATTERN } from '../../domain/duration.ts';
import { ADAPTER_RULE, fitsAdapter, migrationOptions } from '../../toolbox/migrations/options.ts';
import { scriptOption, startOption } from '../../toolbox/migrations/start/options.ts';
import { scratchOption } from '../../toolbox/sql/scratch-options.ts';
import { declareProbe } from '../contract.ts';

const duration = z
  .string()
  .regex(DURATION_PATTERN, { error: 'Write a number and a unit: 500ms, 2s, 5m' });

const locks = z
  .strictObject({
    largeTable: z
      .int()
      .min(0)
      .default(10_000)
      .describe('Tables with more rows are large: of the deployed database, or of the copy.'),
    maxHeld: duration
      .default('2s')
      .describe('How long a large table may be locked against writers or readers.'),
    maxBlocked: duration
      .default('2s')
      .describe('How long a query or a write may have to wait for the migration, on any table.'),
    lockTimeout: duration
      .default('1s')
      .describe('`lock_timeout` of the upgrade, unless the project sets its own.'),
    statementTimeout: duration
      .default('5m')
      .describe('`statement_timeout` of the upgrade, unless the project sets its own.'),
  })
  .describe('How long the upgrade may hold up an application that runs meanwhile.');

const options = z
  .strictObject({
    ...migrationOptions,
    scratch: scratchOption,
    from: startOption,
    seed: scriptOption
      .optional()
      .describe('Fills the copy before the upgrade, so that locks are held as long as they would.'),
    heads: z
      .int()
      .min(1)
      .max(20)
      .optional()
      .describe(
        'Heads that the project is meant to have. Without it, one; of Django, one of each app.',
      ),
    expect: z
      .strictObject({
        schema: scriptOption.describe(
          'Makes, in an empty database, the schema that the code expects, such as a command that calls `create_all`.',
        ),
      })
      .optional()
      .describe(
        'What the upgraded schema is compared with, besides that of an upgrade from empty.',
      ),
    fromEmpty: z
      .boolean()
      .default(true)
      .describe(
        'An empty database is upgraded as well, and must get the same schema as the deployed one.',
      ),
    ignore: z
      .array(z.string().min(1))
      .default([])
      .describe(
        'Objects that may differ in comparisons: `public.report`, `public.orders.note`, `audit.*`.',
      ),
    locks: locks.prefault({}),
    destructive: z
      .enum(['allow', 'warn', 'fail'])
      .default('warn')
      .describe(
        'What steps are that lose data or refuse rows: tables and columns dropped, rows deleted, types narrowed, NOT NULL added. A contract step is one, so it is shown and lets the release go.',
      ),
  })
  .refine(fitsAdapter, { error: ADAPTER_RULE })
  .describe(
    'Rehearses the migrations on a scratch copy of the deployed database: one head, the upgrade under traffic, a second one that does nothing, and the schema that comes out. `commands` belong to `adapter: command`, which needs them.',
  );

export type MigrationProbeOptions = z.infer<typeof options>;

export const declaration = declareProbe<MigrationProbeOptions>({
  kind: 'migration',
  about: {
    question: 'Do the migrations apply cleanly to what is deployed, without holding it up?',
    harm: 'An upgrade that passed on an empty database stops in the middle of production, blocks every query behind a lock, or leaves a schema that the code does not expect.',
    remedy: 'Correct the migration that the finding names, and rehearse it again.',
    control:
      'On an empty database the tool must say that it is at no revision, or it looks at another one. A lock of our own must be seen by the watcher before the upgrade, or its silence would prove nothing.',
    blast: 'mutate-scratch',
    standard: 'PostgreSQL, 13.3 Explicit Locking; strong_migrations; squawk',
  },
  options,
  needs: ['sql', 'process', 'files', 'clock', 'environment'],
  uses: { database: 'shared', workspace: 'shared' },
  verbatim: ['commands'],
  timeout: '10m',
  provesItself: true,
});
