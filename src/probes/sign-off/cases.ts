import type { Statement } from '../../domain/approval.ts';
import type { Case } from '../contract.ts';
import type { SignOffEvidence } from './judge.ts';

const head = '3f2a9c4e5b6d7f8091a2b3c4d5e6f708192a3b4c';
const old = '0d1c2b3a49586776655443322110ffeeddccbbaa';
const merged = '77aa88bb99cc00dd11ee22ff33445566778899aa';
const digest = '9'.repeat(64);
const role = 'product-owner';
const options = { role };
const at = '2026-01-05T10:00:00Z';

type Facts = SignOffEvidence['facts'];

function sign(by: string, more: Partial<Statement> = {}): Statement {
  return {
    source: 'comment',
    id: 1,
    index: 0,
    pullRequest: 7,
    by,
    at,
    isEdited: false,
    command: { type: 'sign-off', role, commit: head.slice(0, 12) },
    ...more,
  };
}

function review(by: string, more: Partial<Statement> = {}): Statement {
  return sign(by, { source: 'review', command: { type: 'approve', commit: head }, ...more });
}

const pullRequest: Facts['pullRequests'][number] = {
  number: 7,
  author: 'bob',
  headSha: head,
  shippedAs: 'head',
  headCommittedAt: '2026-01-05T09:00:00Z',
};

function seen(
  statements: readonly Statement[],
  facts: Partial<Facts> = {},
  more: Partial<SignOffEvidence> = {},
): SignOffEvidence {
  return {
    now: '2026-01-05T12:00:00.000Z',
    facts: {
      commit: head,
      pullRequests: [pullRequest],
      strayCommits: [],
      isComplete: true,
      statements: [...statements] as Facts['statements'],
      roles: [role],
      rosters: { [role]: { known: true, logins: ['ana', 'bob', 'dora'] } },
      writers: {},
      ...facts,
    },
    asked: [{ role, validForMs: 259_200_000, environmentApprovals: false }],
    smallTeam: false,
    ...more,
  };
}

const waiting = { options, outcome: 'pending', reason: 'awaiting-person' } as const;
const shown = {
  asked: [{ role, validForMs: 259_200_000, environmentApprovals: false, digest }],
};
const withDigest = (value: string): Statement =>
  sign('ana', { command: { type: 'sign-off', role, commit: head, digest: value } });

export const cases: readonly Case<SignOffEvidence>[] = [
  {
    title: 'A member of the role signed for the head',
    shows: 'pass',
    options,
    evidence: seen([sign('Ana')]),
    outcome: 'pass',
  },
  {
    title: 'A member approved in a review that is newer than the head',
    shows: 'pass',
    options,
    evidence: seen([review('ana')]),
    outcome: 'pass',
  },
  {
    title: 'The head of the pull request was signed, and its recorded merge is deployed',
    shows: 'pass',
    options,
    evidence: seen([sign('ana')], {
      commit: merged,
      pullRequests: [{ ...pullRequest, shippedAs: 'merge' }],
    }),
    outcome: 'pass',
  },
  {
    title: 'The digest of the figures that were shown stands behind the commit',
    shows: 'pass',
    options: { role, digest, figures: 'p95 210 ms (195 to 224)' },
    evidence: seen([withDigest('9'.repeat(12))], {}, shown),
    outcome: 'pass',
  },
  { ...waiting, title: 'Nobody has signed yet', shows: 'fail', evidence: seen([]) },
  {
    ...waiting,
    title: 'The author signed',
    shows: 'must-not-pass',
    evidence: seen([sign('bob')]),
  },
  {
    ...waiting,
    title: 'Whoever deploys signed',
    shows: 'must-not-pass',
    evidence: seen([sign('dora')], { deployers: ['Dora'] }),
  },
  {
    ...waiting,
    title: 'Somebody signed who is not in the role',
    shows: 'must-not-pass',
    evidence: seen([sign('mallory')]),
  },
  {
    ...waiting,
    title: 'A look-alike of a member signed',
    shows: 'must-not-pass',
    evidence: seen([sign('аna')]),
  },
  {
    ...waiting,
    title: 'The comment was edited into a sign-off',
    shows: 'must-not-pass',
    evidence: seen([sign('ana', { isEdited: true })]),
  },
  {
    ...waiting,
    title: 'The sign-off is for the head before the last push',
    shows: 'must-not-pass',
    evidence: seen([sign('ana', { command: { type: 'sign-off', role, commit: old } })]),
  },
  {
    ...waiting,
    title: 'The branch was brought up to date, which moved an older review along',
    shows: 'must-not-pass',
    evidence: seen([review('ana', { at: '2026-01-05T08:00:00Z' })]),
  },
  {
    ...waiting,
    title: 'The reviewer requested changes after approving',
    shows: 'must-not-pass',
    evidence: seen([
      review('ana'),
      review('ana', {
        id: 2,
        at: '2026-01-05T11:00:00Z',
        command: { type: 'request-changes' },
      }),
    ]),
  },
  {
    ...waiting,
    title: 'Another pull request is shipped along that nobody signed',
    shows: 'must-not-pass',
    evidence: seen([sign('ana')], {
      commit: merged,
      pullRequests: [
        { ...pullRequest, shippedAs: 'merge' },
        { ...pullRequest, number: 6, headSha: old, shippedAs: 'merge' },
      ],
    }),
  },
  {
    ...waiting,
    title: 'A commit without a pull request is shipped along',
    shows: 'must-not-pass',
    evidence: seen([sign('ana')], { commit: merged, strayCommits: [{ sha: old }] }),
  },
  {
    ...waiting,
    title: 'The figures have changed since they were signed',
    shows: 'must-not-pass',
    options: { role, digest },
    evidence: seen([withDigest('8'.repeat(12))], {}, shown),
  },
  {
    ...waiting,
    title: 'The sign-off is older than it may be',
    shows: 'must-not-pass',
    options: { role, validFor: '1h' },
    evidence: seen([sign('ana')]),
  },
  {
    title: 'The team of the role can’t be read',
    shows: 'must-not-pass',
    options,
    evidence: seen([sign('ana')], {
      rosters: { [role]: { known: false, why: 'the team @acme/owners can’t be read' } },
    }),
    outcome: 'error',
    reason: 'auth',
  },
  {
    title: 'Not everything that is shipped could be listed',
    shows: 'must-not-pass',
    options,
    evidence: seen([sign('ana')], { isComplete: false, why: 'there are too many commits' }),
    outcome: 'inconclusive',
    reason: 'no-data',
  },
  {
    title: 'Nothing is shipped that could be signed',
    shows: 'control',
    options,
    evidence: seen([sign('ana')], { pullRequests: [] }),
    outcome: 'inconclusive',
    reason: 'no-data',
  },
  {
    ...waiting,
    title: 'One person signed for two roles and fills the first of them',
    shows: 'must-not-pass',
    evidence: seen(
      [
        sign('ana'),
        sign('ana', { id: 2, command: { type: 'sign-off', role: 'qa', commit: head } }),
      ],
      { roles: ['qa', role], rosters: bothRoles() },
      { asked: bothAsked() },
    ),
  },
];

function bothRoles(): Facts['rosters'] {
  return { qa: { known: true, logins: ['ana'] }, [role]: { known: true, logins: ['ana'] } };
}

function bothAsked(): SignOffEvidence['asked'] {
  const rest = { validForMs: 259_200_000, environmentApprovals: false };
  return [
    { role: 'qa', ...rest },
    { role, ...rest },
  ];
}
