import * as z from 'zod';
import { declareProbe } from '../contract.ts';

const name = z
  .string()
  .max(128)
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: 'A secret is letters, digits and underscores' });

const names = z.array(name).min(1).max(200);

const path = z.string().min(1);

const program = z
  .array(z.string().min(1))
  .min(1)
  .describe('The program and what stands before its arguments.');

/** Such a text would be taken for a flag of the program. */
const argument = z.string().regex(/^[^-\s]\S{0,252}$/, { error: 'A name without blanks' });

const token = z.string().min(1);

const fly = z
  .strictObject({
    app: argument.describe('Name of the application.'),
    command: program.default(['flyctl']),
    token: token
      .optional()
      .describe('Access token for `flyctl`; variables that begin with FLY_ are passed on anyway.'),
  })
  .describe('Fly.io, by `flyctl secrets list --json`: names and status, never values.');

const github = z
  .strictObject({
    token: token.describe(
      'A token that may read secrets (`Secrets: read`, for an environment `Environments: read`). The token of the run may not.',
    ),
    repository: z
      .string()
      .regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/, { error: 'Write owner/name' })
      .optional()
      .describe('`owner/name`; that of the run if absent.'),
    environment: z.string().min(1).max(255).optional().describe('Its secrets count as well.'),
    organization: z
      .boolean()
      .default(false)
      .describe('Secrets of the organisation that the repository may use count as well.'),
    url: z.url().optional().describe('Address of the API; that of the run, or github.com’s.'),
  })
  .describe('GitHub Actions: secrets of the repository, its environment and organisation.');

const kubernetes = z
  .strictObject({
    secret: argument.describe('Name of the Secret; its keys are the names.'),
    namespace: argument.optional().describe('That of the context if absent.'),
    context: argument.optional().describe('Context of the kubeconfig.'),
    command: program.default(['kubectl']),
  })
  .describe('A Secret of Kubernetes. `kubectl` gives its keys and how long each value is.');

const STORES = ['fly', 'github', 'kubernetes'] as const;

const options = z
  .strictObject({
    names: names.optional().describe('Names that must be set.'),
    from: z
      .strictObject({
        script: path
          .optional()
          .describe(
            'A shell script that sets them by `fly secrets set` or `import`. It is read and never run; a line that can’t be told without running it is an error.',
          ),
        example: path.optional().describe('An example file, `.env.example`: each NAME= in it.'),
      })
      .refine((from) => from.script !== undefined || from.example !== undefined, {
        error: 'Name a `script` or an `example`',
      })
      .optional()
      .describe('Where more names stand; at least one of its keys.'),
    ignore: names.optional().describe('Names that stand there and are no secrets, such as PORT.'),
    fly: fly.optional(),
    github: github.optional(),
    kubernetes: kubernetes.optional(),
    extra: z
      .enum(['note', 'warn', 'fail'])
      .default('note')
      .describe('What becomes of secrets that nobody asks for; `note` tells of them.'),
    allowShared: names.optional().describe('Secrets that may have the value of another one.'),
  })
  .refine(({ names: given, from }) => given !== undefined || from !== undefined, {
    error: 'Say which names must be set: `names`, or `from` a script or an example file',
  })
  .refine((given) => STORES.filter((store) => given[store] !== undefined).length === 1, {
    error: 'Name one store: fly, github or kubernetes',
  })
  .describe(
    'Names of secrets that must be set, from the plan or a file, against one store: exactly one of fly, github and kubernetes; names, from, or both. Values are never read, so an empty or a made-up value looks like any other on Fly and GitHub: `env-config` looks at values.',
  );

export type SecretStoreOptions = z.infer<typeof options>;

export const declaration = declareProbe<SecretStoreOptions>({
  kind: 'secret-store',
  about: {
    question: 'Is every secret that the application needs set in the store, and deployed?',
    harm: 'A release starts without a key, or with the old one that is staged and not deployed, and fails at the first customer who needs it.',
    remedy:
      'Set the secret in the store and deploy it: `fly secrets set`, then `fly secrets deploy`.',
    control:
      'A made-up name must be reported as missing. No name at all, and a script of which a line can’t be told, are errors and never fewer names.',
    blast: 'read',
    standard: 'flyctl, secrets list; GitHub REST, Actions secrets; Kubernetes, Secret v1',
  },
  options,
  needs: ['process', 'http', 'files', 'environment', 'secret', 'subject'],
  needsOf: ({ github: hub, from }) => [
    ...(hub === undefined ? (['process', 'files'] as const) : (['http', 'subject'] as const)),
    ...(hub !== undefined && from !== undefined ? (['files'] as const) : []),
    'environment',
    'secret',
  ],
  uses: {},
});
