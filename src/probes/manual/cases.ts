import type { Case } from '../contract.ts';
import type { ManualEvidence } from './judge.ts';

const commit = 'a'.repeat(40);
const other = 'b'.repeat(40);
const at = '2026-01-05T10:00:00.000Z';

export const cases: readonly Case<ManualEvidence>[] = [
  {
    title: 'Somebody confirmed this commit',
    shows: 'pass',
    options: {},
    evidence: { commit, confirmations: [{ by: 'ana', at, commit }] },
    outcome: 'pass',
  },
  {
    title: 'Nobody has confirmed yet',
    shows: 'fail',
    options: {},
    evidence: { commit, confirmations: [] },
    outcome: 'pending',
    reason: 'awaiting-person',
  },
  {
    title: 'The confirmation is for the commit before the last push',
    shows: 'must-not-pass',
    options: {},
    evidence: { commit, confirmations: [{ by: 'ana', at, commit: other }] },
    outcome: 'pending',
    reason: 'awaiting-person',
  },
  {
    title: 'There is no commit to bind a confirmation to',
    shows: 'control',
    options: {},
    evidence: { commit: '', confirmations: [{ by: 'ana', at, commit: '' }] },
    outcome: 'pending',
    reason: 'awaiting-person',
  },
];
