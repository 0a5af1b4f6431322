import type { ApprovalFacts } from '../../domain/approval.ts';
import { ProbeError } from '../../domain/errors.ts';
import { findRole, isSameLogin } from '../../domain/people.ts';
import { decideOverride, OVERRIDE_ROLE } from '../../gate/sign-offs/decide-override.ts';
import type { ApprovalsTool } from '../../toolbox/toolbox.ts';
import type { WindowEvidence } from './evidence.ts';

type OverrideEvidence = NonNullable<WindowEvidence['override']>;

/**
 * Whether somebody who may do so has overridden it for this commit. Never rejects with ProbeError:
 * in an open window nobody needs to know.
 */
export async function readOverride(
  role: string,
  approvals: ApprovalsTool,
): Promise<OverrideEvidence> {
  try {
    const facts = await approvals.read();
    const override = decideOverride(facts, approvals.rules);
    const unknown = [OVERRIDE_ROLE, role].map((name) => findUnknown(name, facts)).find(Boolean);
    if (unknown !== undefined) return { state: 'unknown', why: unknown };
    if (override === undefined) return { state: 'none' };
    const { by, at, reason } = override;
    if (!isMember(by, role, facts)) return { state: 'none', why: `${by} is not ${role}.` };
    return { state: 'given', by, at, reason: reason.slice(0, 500).toWellFormed() };
  } catch (error) {
    if (!(error instanceof ProbeError)) throw error;
    return { state: 'unknown', why: error.message };
  }
}

function rosterOf(role: string, { rosters }: ApprovalFacts) {
  const name = findRole(role, Object.keys(rosters));
  return name === undefined ? undefined : rosters[name];
}

/** Why it is not known who has a role; undefined if it is known. */
function findUnknown(role: string, facts: ApprovalFacts): string | undefined {
  const roster = rosterOf(role, facts);
  if (roster === undefined) return `The plan has no role ${role}, or nobody asked for its members.`;
  return roster.known ? undefined : roster.why;
}

function isMember(login: string, role: string, facts: ApprovalFacts): boolean {
  const roster = rosterOf(role, facts);
  return roster?.known === true && roster.logins.some((one) => isSameLogin(one, login));
}
