import * as z from 'zod';

/** What an identity is of; each is compared with its own kind. */
export const IDENTITY_KINDS = ['database', 'redis', 'value', 'key', 'host'] as const;

const identity = z.strictObject({
  environment: z.string(),
  kind: z.enum(IDENTITY_KINDS),
  name: z.string(),
  marks: z
    .array(z.string())
    .describe(
      'Two identities are one thing if they have a mark in common. Secrets have an HMAC under a key that nobody keeps.',
    ),
  shown: z.string().optional().describe('In words; never of a secret.'),
  isStable: z.boolean().describe('A second connection found the same.'),
  isComplete: z.boolean().describe('All marks are known: the host has an address.'),
});

export const DIAL_ENDS = ['connected', 'refused', 'timeout', 'unreachable', 'dns'] as const;

const dial = z.strictObject({ to: z.string(), end: z.enum(DIAL_ENDS) });

export const separationEvidence = z.strictObject({
  identities: z.array(identity),
  modes: z.array(
    z.strictObject({ environment: z.string(), name: z.string(), matches: z.boolean() }),
  ),
  forbidden: z.array(dial),
  control: dial.optional().describe('What must be reachable; absent if nothing is named.'),
});

export type SeparationEvidence = z.infer<typeof separationEvidence>;
export type IdentityEvidence = z.infer<typeof identity>;
export type DialEvidence = z.infer<typeof dial>;
