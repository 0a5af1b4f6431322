import type {
  ApprovalFacts,
  ApprovalRules,
  AskedRole,
  ShippedPullRequest,
  Statement,
} from '../../../src/domain/approval.ts';
import {
  decideSignOffs,
  type SignOffDecision,
} from '../../../src/gate/sign-offs/decide-sign-offs.ts';

export const HEAD = '3f2a9c4e5b6d7f8091a2b3c4d5e6f708192a3b4c';
export const OLD = '0d1c2b3a49586776655443322110ffeeddccbbaa';
export const MERGE = '77aa88bb99cc00dd11ee22ff33445566778899aa';
export const TREE = 'e'.repeat(40);
export const AT = '2026-01-05T10:00:00Z';
export const LATER = '2026-01-05T11:00:00Z';
export const NOW = Date.parse('2026-01-05T12:00:00Z');

export function ask(role: string, more: Partial<AskedRole> = {}): AskedRole {
  return { role, validForMs: 72 * 3_600_000, environmentApprovals: false, ...more };
}

export function sign(by: string, role = 'po', more: Partial<Statement> = {}): Statement {
  return {
    source: 'comment',
    id: 1,
    index: 0,
    pullRequest: 7,
    by,
    at: AT,
    isEdited: false,
    command: { type: 'sign-off', role, commit: HEAD },
    ...more,
  };
}

export function review(by: string, more: Partial<Statement> = {}): Statement {
  return sign(by, '', { source: 'review', command: { type: 'approve', commit: HEAD }, ...more });
}

export function pull(more: Partial<ShippedPullRequest> = {}): ShippedPullRequest {
  return {
    number: 7,
    author: 'bob',
    headSha: HEAD,
    shippedAs: 'head',
    headCommittedAt: '2026-01-05T09:00:00Z',
    ...more,
  };
}

/** Members: po has ana, bob, dora and eve; lead has ana and jonas. */
export function facts(
  statements: readonly Statement[],
  more: Partial<ApprovalFacts> = {},
): ApprovalFacts {
  return {
    commit: HEAD,
    pullRequests: [pull()],
    strayCommits: [],
    isComplete: true,
    statements,
    roles: ['po', 'lead', 'qa', 'override'],
    rosters: {
      po: { known: true, logins: ['ana', 'bob', 'dora', 'eve'] },
      lead: { known: true, logins: ['ana', 'jonas'] },
      override: { known: true, logins: ['carla', 'bob'] },
    },
    writers: { ana: true, mallory: false },
    ...more,
  };
}

export function rules(asked: readonly AskedRole[], smallTeam = false): ApprovalRules {
  const roles = { po: ['ana'], lead: ['jonas'], qa: ['carla'], override: ['carla'] };
  return { roles, asked, owners: [], smallTeam, carry: 'none' };
}

/** The decision about the role `po`, which is all that is asked. */
export function decidePo(
  statements: readonly Statement[],
  more: Partial<ApprovalFacts> = {},
  asked: Partial<AskedRole> = {},
  smallTeam = false,
): SignOffDecision {
  const [first] = decideSignOffs(
    facts(statements, more),
    rules([ask('po', asked)], smallTeam),
    NOW,
  );
  if (first === undefined) throw new Error('nothing was decided');
  return first;
}
