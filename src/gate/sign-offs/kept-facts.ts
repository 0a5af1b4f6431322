import * as z from 'zod';

/** Shape of approval facts in the evidence of an item; the same members as `ApprovalFacts`. */
const sha = z.string().max(64);
const optionalSha = sha.exactOptional();
const text = z.string().max(1_000);
const login = z.string().max(200);

const command = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('sign-off'),
    role: text,
    commit: sha,
    digest: optionalSha,
  }),
  z.strictObject({
    type: z.literal('withdraw'),
    role: text.exactOptional(),
    commit: optionalSha,
  }),
  z.strictObject({ type: z.literal('confirm'), ids: z.array(text), commit: sha }),
  z.strictObject({ type: z.literal('override'), commit: sha, reason: text }),
  z.strictObject({ type: z.literal('approve'), commit: sha }),
  z.strictObject({ type: z.literal('request-changes') }),
  z.strictObject({ type: z.literal('dismissed') }),
]);

const statement = z.strictObject({
  source: z.enum(['comment', 'review', 'environment']),
  id: z.number().int(),
  index: z.number().int().exactOptional(),
  pullRequest: z.number().int().exactOptional(),
  by: login,
  at: z.string().max(40),
  isEdited: z.boolean(),
  command,
  url: z.string().max(2_000).exactOptional(),
});

const pullRequest = z.strictObject({
  number: z.number().int(),
  author: login,
  headSha: sha,
  shippedAs: z.enum(['head', 'merge', 'queue', 'none']),
  headTree: optionalSha,
  headCommittedAt: z.string().max(40).exactOptional(),
  headAuthor: login.exactOptional(),
  mergedAt: z.string().max(40).exactOptional(),
  sameDiff: z.array(sha).exactOptional(),
  mergeCommit: optionalSha,
});

const roster = z.discriminatedUnion('known', [
  z.strictObject({ known: z.literal(true), logins: z.array(login) }),
  z.strictObject({ known: z.literal(false), why: text }),
]);

export const keptFacts = z.strictObject({
  readAt: z.string().max(40).exactOptional(),
  commit: sha,
  tree: optionalSha,
  deployers: z.array(login).exactOptional(),
  pullRequests: z.array(pullRequest),
  strayCommits: z.array(z.strictObject({ sha, author: login.exactOptional() })),
  isComplete: z.boolean(),
  why: text.exactOptional(),
  statements: z.array(statement),
  roles: z.array(text),
  rosters: z.record(z.string(), roster),
  writers: z.record(z.string(), z.boolean()),
});

export const keptAsked = z.strictObject({
  role: text,
  validForMs: z.number(),
  environmentApprovals: z.boolean(),
  digest: z.string().max(100).exactOptional(),
});
