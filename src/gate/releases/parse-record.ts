import type { Deployment } from '../../domain/github.ts';
import { type ReleaseRecord, releaseRecordSchema } from '../../domain/release.ts';

export type ParsedRecord =
  | { readonly record: ReleaseRecord }
  /** Why it does not count: half a sentence. */
  | { readonly flaw: string };

type Carrier = Pick<Deployment, 'payload' | 'environment' | 'commit' | 'creator'>;

/**
 * The release record that a deployment carries, if it is sound, speaks of that deployment and was
 * written by the expected author. Whether it is true, only its workflow run can tell.
 */
export function parseRecord(deployment: Carrier, author: string): ParsedRecord {
  const { payload, environment, commit, creator } = deployment;
  if (creator !== author) return { flaw: `was created by ${creator || 'nobody we know'}` };
  if (payload === null || payload === '') return { flaw: 'carries no release record' };
  const parsed = releaseRecordSchema.safeParse(payload);
  if (!parsed.success) return { flaw: 'carries no sound release record' };
  const record = parsed.data;
  if (record.commit !== commit) return { flaw: 'carries a record of another commit' };
  if (record.environment !== environment)
    return { flaw: 'carries a record of another environment' };
  return { record };
}
