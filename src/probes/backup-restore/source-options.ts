import * as z from 'zod';
import { isRunnerToken } from '../../domain/runner-token.ts';

export const line = z.string().regex(/\S/, { error: 'Write the command' });

export const directoryOption = z
  .union([
    z.string().min(1),
    z.strictObject({
      path: z.string().min(1),
      glob: z
        .string()
        .min(1)
        .default('*.{dump,backup,pgdump,dmp,tar,sql,gz}')
        .describe('Names that are backups; folders with a `toc.dat` always are.'),
    }),
  ])
  .describe(
    'Folder of the backups, absolute or from the root of the repository. If it has a `backups.json` ([{id, file, startedAt, finishedAt, bytes, sha256, lsn, system}]), that decides, else names and times of change.',
  );

export const s3Option = z
  .strictObject({
    endpoint: z
      .string()
      .regex(/^(?:https?:\/\/|\$\{)/, { error: 'Write a URL: https://s3.eu-north-1.amazonaws.com' })
      .describe('Of the service, without the bucket, which is put into the path.'),
    bucket: z.string().min(1),
    prefix: z.string().default('').describe('What the names of the backups begin with.'),
    glob: z
      .string()
      .min(1)
      .optional()
      .describe(
        'Names (after the last `/`) that are backups, such as `crm-*.dump`; all of them if absent.',
      ),
    region: z.string().min(1).default('us-east-1'),
    accessKeyId: z.string().min(1),
    secretAccessKey: z.string().min(1),
    sessionToken: z.string().min(1).optional(),
  })
  .describe('A bucket of S3 or of a service that speaks its protocol (ListObjectsV2, SigV4).');

export const envOption = z
  .array(
    z
      .string()
      .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: 'A variable is letters, digits, underscores' })
      .refine((name) => !isRunnerToken(name), {
        error: 'Tokens of the runner are not passed on: give the command a token of its own',
      }),
  )
  .optional()
  .describe(
    'Variables that `list`, `fetch` and `make` see besides the basic ones; all of them if absent. Tokens of the runner are never passed on. The restore sees none of them.',
  );
