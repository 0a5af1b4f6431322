import * as z from 'zod';
import { declareProbe } from '../contract.ts';

const MAX_NAMES = 50;

const name = z.string().min(1).max(255);

const app = z
  .string()
  .regex(/^[a-z\d][a-z\d-]{0,99}$/, { error: 'Write the slug of an app, such as github-actions' });

const workflow = z.string().regex(/^\.github\/workflows\/[\w.-]{1,200}\.ya?ml$/, {
  error: 'Write the path of a workflow, such as .github/workflows/ci.yml',
});

const namedCheck = z.strictObject({
  name: name.describe('Name of the check run, `test (24)` for a job of a matrix.'),
  app: app.optional().describe('Slug of the app that has to write it, where it is another one.'),
  workflow: workflow
    .optional()
    .describe('Workflow that has to run it: a job of the same name elsewhere does not count.'),
  accept: z
    .array(z.enum(['neutral', 'skipped']))
    .min(1)
    .max(2)
    .optional()
    .describe('What is as good as success for this one.'),
});

const namedStatus = z.strictObject({
  context: name.describe('Context of the commit status.'),
  creator: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe('Login that has to write it, where it is another one.'),
});

type NamedCheck = z.infer<typeof namedCheck>;
type NamedStatus = z.infer<typeof namedStatus>;

function isUnique(keys: readonly string[]): boolean {
  return new Set(keys).size === keys.length;
}

function readContext(status: string | NamedStatus): string {
  return typeof status === 'string' ? status : status.context;
}

const options = z
  .strictObject({
    required: z
      .array(z.union([name, namedCheck]))
      .min(1)
      .max(MAX_NAMES)
      .optional()
      .refine((list = []) => isUnique(list.map((one) => JSON.stringify(one))), {
        error: 'The same check is named twice',
      })
      .describe('Check runs that must be success: names, or maps. The same one only once.'),
    statuses: z
      .array(z.union([name, namedStatus]))
      .min(1)
      .max(MAX_NAMES)
      .optional()
      .refine((list = []) => isUnique(list.map(readContext)), {
        error: 'The same context is named twice',
      })
      .refine((list = []) => !list.some((one) => /^holdpoint\//i.test(readContext(one))), {
        error: 'A gate can’t wait for what a gate says: leave out contexts of holdpoint/',
      })
      .describe(
        'Commit statuses that must be success: contexts, or maps. The same one only once; none of holdpoint/.',
      ),
    app: app.default('github-actions').describe('Slug of the app that writes the check runs.'),
    creator: z
      .string()
      .min(1)
      .max(100)
      .default('github-actions[bot]')
      .describe('Login that writes the statuses: everybody with write access could set one.'),
  })
  .refine((value) => value.required !== undefined || value.statuses !== undefined, {
    error: 'Write `required` or `statuses`: without a name nothing is asserted',
  })
  .describe(
    'Checks of exactly the commit of this run; at least one of required and statuses. Only what is named is looked at, the newest run of each workflow, so that the run which asks need not wait for itself.',
  );

export type ChecksOptions = z.infer<typeof options>;

/** A required check with everything that its name alone leaves open. */
export interface RequiredCheck {
  readonly name: string;
  readonly app: string;
  readonly workflow?: string;
  readonly accept: readonly string[];
}

export function listRequired(given: ChecksOptions): readonly RequiredCheck[] {
  return (given.required ?? []).map((one: string | NamedCheck) => {
    const named: NamedCheck = typeof one === 'string' ? { name: one } : one;
    return {
      name: named.name,
      app: named.app ?? given.app,
      ...(named.workflow === undefined ? {} : { workflow: named.workflow }),
      accept: named.accept ?? [],
    };
  });
}

export interface RequiredStatus {
  readonly context: string;
  readonly creator: string;
}

export function listRequiredStatuses(given: ChecksOptions): readonly RequiredStatus[] {
  return (given.statuses ?? []).map((one: string | NamedStatus) => {
    const named: NamedStatus = typeof one === 'string' ? { context: one } : one;
    return { context: named.context, creator: named.creator ?? given.creator };
  });
}

export const declaration = declareProbe<ChecksOptions>({
  kind: 'checks',
  about: {
    question: 'Are the required checks success, on exactly the commit that goes out?',
    harm: 'A red build goes out: the green one was of another commit, a job that was skipped counts as success, or a namesake stands in for it.',
    remedy: 'Wait for the checks of this commit or run them again, and mend what is red.',
    control:
      'A check run of another commit in the answer shows that what GitHub lists is not what was asked for, and makes the item inconclusive. Every name is looked up: one that no check has is missing, never fine.',
    blast: 'read',
    standard: 'GitHub REST: check runs, commit statuses',
  },
  options,
  needs: ['github', 'subject'],
  uses: {},
});
