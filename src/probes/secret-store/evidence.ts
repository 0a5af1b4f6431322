import * as z from 'zod';

const wanted = z.strictObject({
  name: z.string(),
  isSet: z.boolean(),
  status: z.string().optional().describe('Of Fly: Deployed, Staged, Partial, Unknown.'),
  isEmpty: z.boolean().optional().describe('Of Kubernetes: the value has no byte.'),
  similar: z.string().optional().describe('A name that is set and differs in case only.'),
});

export const secretStoreEvidence = z.strictObject({
  store: z.string().describe('Which store, in words.'),
  hasStatus: z.boolean().describe('The store is one that tells what is deployed.'),
  wanted: z.array(wanted),
  unread: z.array(z.int()).describe('Lines of the script that read another one, not looked into.'),
  others: z.strictObject({
    count: z.int().min(0).describe('Secrets that nobody asks for.'),
    names: z.array(z.string()).describe('Some of them.'),
    undeployed: z.array(z.string()).describe('Of them those that are not deployed, some.'),
  }),
  shared: z.array(z.array(z.string())).describe('Names of one digest, some.'),
  twice: z.array(z.string()).describe('Names that the store lists more than once, some.'),
  control: z.strictObject({
    missingIsSeen: z.boolean().describe('A made-up name was reported as missing.'),
  }),
});

export type SecretStoreEvidence = z.infer<typeof secretStoreEvidence>;
export type WantedEvidence = z.infer<typeof wanted>;
