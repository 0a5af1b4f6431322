import * as z from 'zod';

const run = z.strictObject({
  id: z.int(),
  runId: z.string().optional().describe('The workflow run that its address names.'),
  workflow: z.string().optional().describe('Path of its workflow, where it had to be known.'),
  status: z.string(),
  conclusion: z.string().optional(),
  startedAt: z.string().optional(),
  completedAt: z.string().optional(),
  url: z.string().optional(),
});

export const checksEvidence = z.strictObject({
  commit: z.string(),
  foreign: z.int().min(0).describe('Check runs of another commit that were listed.'),
  checks: z.array(
    z.strictObject({
      name: z.string(),
      app: z.string(),
      workflow: z.string().optional().describe('The workflow that the plan expects.'),
      runs: z.array(run).describe('Of this name and app: the newest of each workflow.'),
      replaced: z.int().min(0).describe('Older ones, whose place those took.'),
      omitted: z.int().min(0).describe('Ones that were not looked at: there are too many.'),
      others: z.array(z.string()).describe('Other apps that wrote the same name; some of them.'),
    }),
  ),
  statuses: z.array(
    z.strictObject({
      context: z.string(),
      creator: z.string(),
      state: z.enum(['success', 'failure', 'pending', 'error']).optional(),
      at: z.string().optional(),
      url: z.string().optional(),
      others: z.array(z.string()).describe('Others who wrote the same context; some of them.'),
    }),
  ),
});

export type ChecksEvidence = z.infer<typeof checksEvidence>;
export type SeenCheck = ChecksEvidence['checks'][number];
export type SeenRun = SeenCheck['runs'][number];
export type SeenStatus = ChecksEvidence['statuses'][number];
