import * as z from 'zod';
import { commandFields, commandLine } from '../../toolbox/sql/person/command-options.ts';
import { excludeField, personFields } from '../../toolbox/sql/person/person-options.ts';
import { declareProbe } from '../contract.ts';

const request = z.strictObject({
  method: z.enum(['GET', 'POST']).default('GET').describe('Method of the request.'),
  url: z
    .string()
    .min(1)
    .describe('Path or URL of the export; `{person}` stands for the key of the person.'),
  headers: z
    .record(z.string(), z.string())
    .default({})
    .describe('Header fields, such as the credentials. Without them the same request must fail.'),
  body: z.string().optional().describe('Body; `{person}` stands for the key of the person.'),
});

const options = z
  .strictObject({
    ...personFields,
    run: commandLine
      .optional()
      .describe(
        'The command that exports a person, whose key it reads from `$HOLDPOINT_PERSON`: `flask export-user-data $HOLDPOINT_PERSON`. A shell line, or a list of program and arguments.',
      ),
    request: request.optional().describe('The request that exports a person, instead of `run`.'),
    output: z
      .string()
      .regex(/^(?![/\\])(?!.*(?:^|[/\\])\.\.(?:[/\\]|$)).+$/, {
        error: 'The file stands below the root of the repository: no leading `/`, no `..`',
      })
      .optional()
      .describe(
        'File that `run` writes, below the root of the repository; `{person}` stands for the key. It must not be there before, and is removed. Standard output if absent.',
      ),
    format: z
      .enum(['json', 'text'])
      .default('json')
      .describe(
        'What the export has to be: `json`, or a JSON text a line; `text` takes anything, and searches it as it is.',
      ),
    exclude: excludeField(
      'Columns that need not be in the export, each with the reason: `users.password_hash: a hash of a secret`. `table.*` leaves a table out, and what refers to it only.',
    ),
    ...commandFields,
  })
  .refine(({ run, request: one }) => (run === undefined) !== (one === undefined), {
    error: 'Write one of `run` and `request`',
  })
  .refine(({ output, run }) => output === undefined || run !== undefined, {
    error: '`output` is a file that `run` writes',
  })
  .describe(
    'Puts a person of its own into the database, with a marker in every column of free content that belongs to a person, exports it, and looks for each marker; and for those of a second person, which must not be there. Exactly one of `run` and `request` is given.',
  );

export type PrivacyExportOptions = z.infer<typeof options>;

export const declaration = declareProbe<PrivacyExportOptions>({
  kind: 'privacy-export',
  about: {
    question: 'Does the export hold everything that is stored about a person, and nobody else?',
    harm: 'Somebody asks for their data, gets the row of `users` and none of the rest, or gets a stranger’s, and the authority hears of it.',
    remedy:
      'Export the columns that are missing, or write down in `exclude` why the person does not get them.',
    control:
      'A second person is exported and must be found by the same search; the key of nobody must be refused with another exit code than 0 and without output, or the item is inconclusive.',
    blast: 'canary-write',
    standard: 'GDPR Art. 15(1), 15(3), 15(4) and 20(1)',
  },
  options,
  needs: ['sql', 'process', 'files', 'http', 'environment', 'secret', 'subject', 'target'],
  needsOf: ({ run }) =>
    run === undefined
      ? ['sql', 'http', 'target']
      : ['sql', 'process', 'files', 'environment', 'secret', 'subject', 'target'],
  uses: { database: 'shared', target: 'shared' },
  timeout: '5m',
  verbatim: ['run'],
});
