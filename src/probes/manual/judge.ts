import * as z from 'zod';
import type { EvidenceShape, Judge } from '../contract.ts';
import type { ManualOptions } from './options.ts';

const schema = z.strictObject({
  commit: z.string(),
  confirmations: z.array(
    z.strictObject({ by: z.string(), at: z.iso.datetime(), commit: z.string() }),
  ),
});

export type ManualEvidence = z.infer<typeof schema>;

export const evidence: EvidenceShape<ManualEvidence> = { version: 1, schema };

export const judge: Judge<ManualOptions, ManualEvidence> = (seen, options) => {
  const valid = seen.confirmations.find((one) => one.commit === seen.commit && one.commit !== '');
  if (valid !== undefined) {
    return { outcome: 'pass', summary: `Confirmed by ${valid.by} at ${valid.at}.`, findings: [] };
  }
  return {
    outcome: 'pending',
    reason: 'awaiting-person',
    summary: options.ask ?? 'Nobody has confirmed this for this commit.',
    findings: seen.confirmations.map((one) => ({
      expected: `a confirmation of ${seen.commit}`,
      seen: `${one.by} confirmed ${one.commit}`,
    })),
  };
};
