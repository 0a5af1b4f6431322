import * as z from 'zod';

const commit = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
/** An image by its digest, as an OCI reference: nothing that a shell could misread. */
const image = z.string().regex(/^[\w][\w.:/-]{0,300}@sha256:[0-9a-f]{64}$|^sha256:[0-9a-f]{64}$/);

/**
 * What a deployment carries in its payload, so that a later one can take it back. Anybody who may
 * write deployments can forge one: it counts only for what the API confirms of its run.
 */
export const releaseRecordSchema = z.strictObject({
  holdpoint: z.literal(1),
  environment: z.string().min(1).max(255),
  commit,
  image: image.optional(),
  /** What ran there before; absent for the first deployment. */
  previousCommit: commit.optional(),
  previousImage: image.optional(),
  databaseRevision: z
    .string()
    .regex(/^[\w.-]{1,128}$/)
    .optional(),
  planId: z.string().max(300),
  planDigest: z.string().regex(/^[0-9a-f]{64}$/),
  runId: z.string().regex(/^\d{1,16}$/),
  attempt: z.number().int().positive(),
  workflowPath: z.string().max(300).optional(),
});

export type ReleaseRecord = z.infer<typeof releaseRecordSchema>;
