import type { Statement } from '../../domain/approval.ts';
import type { Case } from '../contract.ts';
import type { ManualEvidence } from './judge.ts';

const commit = 'a'.repeat(40);
const other = 'b'.repeat(40);
const at = '2026-01-05T10:00:00Z';

function confirmBy(by: string, more: Partial<Statement> = {}): Statement {
  return {
    source: 'comment',
    id: 1,
    index: 0,
    pullRequest: 7,
    by,
    at,
    isEdited: false,
    command: { type: 'confirm', ids: ['read-the-notes'], commit },
    ...more,
  };
}

function seen(...statements: Statement[]): ManualEvidence {
  const facts = {
    commit,
    pullRequests: [],
    strayCommits: [],
    isComplete: true,
    statements,
    roles: ['product-owner'],
    rosters: {},
    writers: { ana: true, mallory: false },
  };
  const now = '2026-01-05T12:00:00.000Z';
  return { now, commit, item: { id: 'read-the-notes' }, facts } as ManualEvidence;
}

function owned(evidence: ManualEvidence, logins: readonly string[] | undefined): ManualEvidence {
  const roster =
    logins === undefined
      ? ({ known: false, why: 'the team @acme/owners can’t be read' } as const)
      : ({ known: true, logins: [...logins] } as const);
  const { facts, item } = evidence;
  return {
    ...evidence,
    item: { ...item, owner: 'product-owner' },
    ...(facts && { facts: { ...facts, rosters: { 'product-owner': { ...roster } } } }),
  } as ManualEvidence;
}

const waiting = { options: {}, outcome: 'pending', reason: 'awaiting-person' } as const;

export const cases: readonly Case<ManualEvidence>[] = [
  {
    title: 'Somebody who may write confirmed this commit',
    shows: 'pass',
    options: {},
    evidence: seen(confirmBy('ana')),
    outcome: 'pass',
  },
  {
    title: 'A member of the role that owns the item confirmed this commit',
    shows: 'pass',
    options: {},
    evidence: owned(seen(confirmBy('Jonas')), ['jonas']),
    outcome: 'pass',
  },
  { ...waiting, title: 'Nobody has confirmed yet', shows: 'fail', evidence: seen() },
  {
    ...waiting,
    title: 'The confirmation is for the commit before the last push',
    shows: 'must-not-pass',
    evidence: seen(
      confirmBy('ana', { command: { type: 'confirm', ids: ['read-the-notes'], commit: other } }),
    ),
  },
  {
    ...waiting,
    title: 'Somebody who may only read confirmed it',
    shows: 'must-not-pass',
    evidence: seen(confirmBy('mallory')),
  },
  {
    ...waiting,
    title: 'Somebody who may write, but is not in the role that owns the item',
    shows: 'must-not-pass',
    evidence: owned(seen(confirmBy('ana')), ['jonas']),
  },
  {
    ...waiting,
    title: 'The comment was edited',
    shows: 'must-not-pass',
    evidence: seen(confirmBy('ana', { isEdited: true })),
  },
  {
    ...waiting,
    title: 'It was withdrawn later',
    shows: 'must-not-pass',
    evidence: seen(
      confirmBy('ana'),
      confirmBy('ana', { id: 2, at: '2026-01-05T11:00:00Z', command: { type: 'withdraw' } }),
    ),
  },
  {
    ...waiting,
    title: 'It is older than it may be',
    shows: 'must-not-pass',
    options: { validFor: '1h' },
    evidence: seen(confirmBy('ana')),
  },
  {
    title: 'The team that owns the item can’t be read',
    shows: 'must-not-pass',
    options: {},
    evidence: owned(seen(confirmBy('jonas')), undefined),
    outcome: 'error',
    reason: 'auth',
  },
  {
    ...waiting,
    title: 'There is no GitHub to ask',
    shows: 'must-not-pass',
    evidence: { now: '2026-01-05T12:00:00.000Z', commit, item: { id: 'read-the-notes' } },
  },
  {
    ...waiting,
    title: 'There is no commit to bind a confirmation to',
    shows: 'control',
    evidence: { ...seen(confirmBy('ana')), commit: '' },
  },
];
