import type { Collect } from '../contract.ts';
import type { ManualEvidence } from './judge.ts';
import type { ManualOptions } from './options.ts';

/** Confirmations arrive with the events of GitHub; until they can be read there is none. */
export const collect: Collect<ManualOptions, ManualEvidence, 'subject'> = async (_, tools) => ({
  commit: tools.subject.commit,
  confirmations: [],
});
