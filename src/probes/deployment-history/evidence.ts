import * as z from 'zod';

const instant = z.iso.datetime();

const status = z.strictObject({ state: z.string(), creator: z.string(), createdAt: instant });

const run = z.strictObject({
  attempt: z.int(),
  workflowPath: z.string(),
  headSha: z.string(),
  event: z.string(),
  headRepository: z.string().optional(),
});

export const deploymentHistoryEvidence = z.strictObject({
  now: instant.describe('What the judgement is about.'),
  repository: z.string(),
  commit: z.string(),
  image: z.string().optional().describe('Of the release that is judged.'),
  planDigest: z.string(),
  environment: z.string(),
  workflow: z.string().describe('Path of the workflow that is expected.'),
  foreign: z.int().min(0).describe('Deployments of another commit that were listed.'),
  isWhole: z.boolean().describe('Everything that could count was looked at.'),
  ignored: z
    .array(z.strictObject({ deployment: z.int(), flaw: z.string() }))
    .describe('Deployments that carry no record of ours; some of them.'),
  candidates: z
    .array(
      z.strictObject({
        deployment: z.int(),
        attempt: z.int(),
        runId: z.string(),
        image: z.string().optional(),
        planDigest: z.string(),
        run: run.optional().describe('Absent if the repository has no such workflow run.'),
        isInHistory: z
          .boolean()
          .optional()
          .describe('Where the run is of another commit: that one is merged, and has this behind.'),
        statuses: z.array(status).describe('Newest first.'),
        isCut: z.boolean().describe('There are older statuses.'),
      }),
    )
    .describe('Deployments of this commit with a record, newest first.'),
});

export type DeploymentHistoryEvidence = z.infer<typeof deploymentHistoryEvidence>;
export type DeploymentCandidate = DeploymentHistoryEvidence['candidates'][number];
