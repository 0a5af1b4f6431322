import * as z from 'zod';
import { DURATION_PATTERN } from '../../domain/duration.ts';
import { commandFields, commandLine } from '../../toolbox/sql/person/command-options.ts';
import { excludeField, personFields } from '../../toolbox/sql/person/person-options.ts';
import { declareProbe } from '../contract.ts';

const words = z.string().min(3).max(300);
const column = z.string().min(1);

const kept = z.strictObject({
  table: z.string().min(1).describe('Table of rows that a law keeps: `invoices`.'),
  figures: z
    .array(column)
    .min(1)
    .describe('Columns that must hold the same as before: the number, the amounts.'),
  columns: z
    .array(column)
    .default([])
    .describe('Columns that may still name the person; those of `figures` may as well.'),
  because: words.describe('Which law keeps them, and for how long.'),
});

const store = z.strictObject({
  name: z.string().min(1).max(100).describe('What it is called in findings: `redis`.'),
  scan: commandLine.describe(
    'A command that prints all that the store holds, or all that it holds of `$HOLDPOINT_PERSON`.',
  ),
  holds: z
    .boolean()
    .default(true)
    .describe(
      'The person must be found in it before the erasure, or finding nothing afterwards proves nothing.',
    ),
});

const options = z
  .strictObject({
    ...personFields,
    run: commandLine.describe(
      'The command that erases a person, whose key it reads from `$HOLDPOINT_PERSON`: `flask delete-user-data $HOLDPOINT_PERSON`. A shell line, or a list of program and arguments.',
    ),
    prepare: commandLine
      .optional()
      .describe(
        'A command that is run for each of the people before anything is looked for, so that caches, indexes and files know of them.',
      ),
    keep: z
      .array(kept)
      .default([])
      .describe(
        'Rows that stay by law: they must still be there, with the same figures, and without the person.',
      ),
    stores: z.array(store).max(20).default([]).describe('Other places where the person may be.'),
    invariants: z
      .record(z.string().min(1).max(100), z.string().min(1))
      .default({})
      .describe(
        'Queries, by what they say, whose answer must be the same after the erasure; a single boolean must be true.',
      ),
    exclude: excludeField(
      'Columns that are not about the person, each with the reason: they get no marker. `table.*` leaves a table out, and what refers to it only.',
    ),
    statementTimeout: z
      .string()
      .regex(DURATION_PATTERN, { error: 'Write a number and a unit: 30s, 10m' })
      .default('10m')
      .describe('Longest time for one statement: every table is read once before and once after.'),
    ...commandFields,
  })
  .describe(
    'Puts three people of its own into the database, erases one by the command of the application, and looks for it in every row of every table, partition, materialised view and large object, in every encoding and as a hash. What is encrypted, hashed with a key, or compressed can’t be found, nor what lies in a backup.',
  );

export type PrivacyErasureOptions = z.infer<typeof options>;

export const declaration = declareProbe<PrivacyErasureOptions>({
  kind: 'privacy-erasure',
  about: {
    question: 'Is a person who asks for it really erased, everywhere, and nobody else?',
    harm: 'The account is marked as deleted, and name, address and e-mail stand on in the audit table, in notes, in a copy; or an invoice that the law keeps is gone.',
    remedy: 'Let the erasure empty what is named, or write down in `keep` which law keeps it.',
    control:
      'Before the erasure every marker must be found, and the server encodes one in every way that is looked for: what is not found then makes the item inconclusive. Two others, made before and after the person, must be the same afterwards.',
    blast: 'canary-write',
    standard: 'GDPR Art. 17(1), 17(3)(b) and 4(5)',
  },
  options,
  needs: ['sql', 'process', 'files', 'environment', 'secret', 'subject', 'target'],
  uses: { database: 'shared' },
  timeout: '30m',
  verbatim: ['run', 'prepare', 'stores'],
});
