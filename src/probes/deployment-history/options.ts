import * as z from 'zod';
import { DURATION_PATTERN } from '../../domain/duration.ts';
import { declareProbe } from '../contract.ts';

const duration = z
  .string()
  .regex(DURATION_PATTERN, { error: 'Write a number and a unit: 30m, 12h, 7d' });

const options = z
  .strictObject({
    environment: z
      .string()
      .min(1)
      .max(255)
      .describe('Where it must have been deployed before: `staging`. As GitHub writes it.'),
    workflow: z
      .string()
      .regex(/^\.github\/workflows\/[\w.-]{1,200}\.ya?ml$/, {
        error: 'Write the path of a workflow, such as .github/workflows/deploy.yml',
      })
      .optional()
      .describe('Path of the workflow that deploys there; that of this run if absent.'),
    creator: z
      .string()
      .min(1)
      .max(100)
      .default('github-actions[bot]')
      .describe('Login that deployments and their statuses are written under.'),
    soak: duration
      .default('30m')
      .describe('How long it must have stood there since it was verified; `0s` for not at all.'),
    maxAge: duration.default('14d').describe('It must have been verified within this time.'),
    image: z
      .enum(['known', 'required'])
      .default('known')
      .describe(
        'The image must be the same, by its digest: `known`, if this run has one; `required`, and this run must have one.',
      ),
    samePlan: z
      .boolean()
      .default(false)
      .describe('It must have been verified by the plan as it is now, to the byte.'),
  })
  .describe(
    'The same commit and image were deployed to another environment before, by our workflow, verified there, and stood for a while. The newest deployment of the commit there decides.',
  );

export type DeploymentHistoryOptions = z.infer<typeof options>;

export const declaration = declareProbe<DeploymentHistoryOptions>({
  kind: 'deployment-history',
  about: {
    question: 'Did exactly this release run in the environment before, and was it verified there?',
    harm: 'What nobody tried goes out: another commit, an image that was built anew, or one that has been there for a minute.',
    remedy: 'Deploy this commit and image there first, have it verified, and let it stand.',
    control:
      'A deployment of another commit in the answer shows that what GitHub lists is not what was asked for, and makes the item inconclusive. What counts is confirmed by its workflow run: a record that anybody may write proves nothing by itself.',
    blast: 'read',
    standard: 'GitHub REST: deployments and their statuses',
  },
  options,
  needs: ['github', 'subject', 'clock', 'environment'],
  uses: {},
});
