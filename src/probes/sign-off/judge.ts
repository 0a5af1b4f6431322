import * as z from 'zod';
import type { ApprovalRules, AskedRole } from '../../domain/approval.ts';
import { parseDuration } from '../../domain/duration.ts';
import { isSameRole } from '../../domain/people.ts';
import type { Judgement } from '../../domain/report.ts';
import { mergeAskedRoles } from '../../gate/sign-offs/asked-roles.ts';
import { decideSignOffs, type SignOffDecision } from '../../gate/sign-offs/decide-sign-offs.ts';
import { keptAsked, keptFacts } from '../../gate/sign-offs/kept-facts.ts';
import type { EvidenceShape, Judge } from '../contract.ts';
import {
  describeMissing,
  describeRejected,
  describeSigned,
  renderRemedy,
  SMALL_TEAM,
} from './describe.ts';
import type { SignOffOptions } from './options.ts';

const schema = z.strictObject({
  now: z.iso.datetime(),
  facts: keptFacts,
  asked: z.array(keptAsked),
  smallTeam: z.boolean(),
});

export type SignOffEvidence = z.infer<typeof schema>;

export const evidence: EvidenceShape<SignOffEvidence> = { version: 1, schema };

const DIGEST = /^[0-9a-f]{64}$/;

/** What this item asks for, though it may be in stricter company. */
function readOwnAsk(options: SignOffOptions): AskedRole {
  const digest = options.digest?.toLowerCase();
  return {
    role: options.role,
    validForMs: parseDuration(options.validFor),
    environmentApprovals: options.environmentApprovals,
    ...(digest === undefined ? {} : { digest }),
  };
}

/** One digest or none: those that differ are merged into a word. */
function isComparable({ digest }: AskedRole): boolean {
  return digest === undefined || DIGEST.test(digest);
}

function refuseDigest(role: string): Judgement {
  return {
    outcome: 'error',
    reason: 'config',
    summary: `The digest of what ${role} is shown is not one that can be compared.`,
    findings: [],
    remedy:
      'Give one SHA-256 in hex, the same in every item of the role; a variable that holds it belongs under `public`.',
  };
}

function judgeDecision(
  decision: SignOffDecision,
  ask: AskedRole,
  options: SignOffOptions,
  commit: string,
): Judgement {
  const findings = describeRejected(decision, commit);
  switch (decision.state) {
    case 'signed':
      return { outcome: 'pass', summary: describeSigned(decision), findings: [] };
    case 'unknown':
      return {
        outcome: 'error',
        reason: 'auth',
        summary: `Who is in ${ask.role} could not be read: ${decision.why ?? 'unknown'}`,
        findings: [],
        remedy:
          'Give a token that may read the organisation’s members, or write logins instead of the team.',
      };
    case 'incomplete':
      return {
        outcome: 'inconclusive',
        reason: 'no-data',
        summary: `What this commit ships is not known whole: ${decision.why ?? 'unknown'}`,
        findings: [],
        remedy: 'Deploy in smaller steps, or override for this commit.',
      };
    case 'nothing':
      return {
        outcome: 'inconclusive',
        reason: 'no-data',
        summary: 'Nothing is shipped that could be signed.',
        findings: [],
        remedy: 'Deploy a commit that changes something, or take the sign-off out.',
      };
    default:
      return {
        outcome: 'pending',
        reason: 'awaiting-person',
        summary: describeMissing(decision, commit, options),
        findings,
        remedy: renderRemedy(decision, ask, commit),
      };
  }
}

/** A pass only for a role that is filled in every pull request that is shipped. */
export const judge: Judge<SignOffOptions, SignOffEvidence> = (seen, options) => {
  const { facts } = seen;
  const asked = mergeAskedRoles([...seen.asked, readOwnAsk(options)]);
  const rules: ApprovalRules = {
    roles: {},
    asked,
    owners: [],
    smallTeam: seen.smallTeam,
    carry: 'none',
  };
  const ask = asked.find(({ role }) => isSameRole(role, options.role));
  const decision = decideSignOffs(facts, rules, Date.parse(seen.now)).find(({ role }) =>
    isSameRole(role, options.role),
  );
  if (ask === undefined || decision === undefined || !isComparable(ask)) {
    return refuseDigest(options.role);
  }
  const judged = judgeDecision(decision, ask, options, facts.commit);
  return seen.smallTeam ? { ...judged, summary: `${judged.summary} ${SMALL_TEAM}` } : judged;
};
