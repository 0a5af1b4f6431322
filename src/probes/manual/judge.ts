import * as z from 'zod';
import type { Statement } from '../../domain/approval.ts';
import { parseDuration } from '../../domain/duration.ts';
import type { Finding, Judgement } from '../../domain/report.ts';
import {
  type ConfirmationDecision,
  decideConfirmation,
} from '../../gate/sign-offs/decide-confirmation.ts';
import type { Rejected } from '../../gate/sign-offs/decide-sign-offs.ts';
import { keptFacts } from '../../gate/sign-offs/kept-facts.ts';
import type { EvidenceShape, Judge } from '../contract.ts';
import type { ManualOptions } from './options.ts';

const schema = z.strictObject({
  now: z.iso.datetime(),
  /** Empty outside of a repository: nothing can be confirmed then. */
  commit: z.string(),
  item: z.strictObject({ id: z.string(), owner: z.string().exactOptional() }),
  /** Absent where there is no GitHub to ask. */
  facts: keptFacts.exactOptional(),
});

export type ManualEvidence = z.infer<typeof schema>;

export const evidence: EvidenceShape<ManualEvidence> = { version: 2, schema };

const MAX_FINDINGS = 20;
const SHOWN_COMMIT = 12;

function describeRejected(rejected: readonly Rejected[], commit: string): Finding[] {
  return rejected.slice(0, MAX_FINDINGS).map(({ statement, why }) => ({
    expected: `a confirmation of ${commit.slice(0, SHOWN_COMMIT)}`,
    seen: `${statement.by} at ${statement.at}: ${why}`,
    ...(statement.url === undefined ? {} : { where: statement.url }),
  }));
}

function confirm({ by, at, command }: Statement): Judgement {
  const commit = 'commit' in command ? command.commit?.slice(0, SHOWN_COMMIT) : undefined;
  return { outcome: 'pass', summary: `Confirmed by ${by} at ${at} for ${commit}.`, findings: [] };
}

function waitFor(
  seen: ManualEvidence,
  { ask }: ManualOptions,
  rejected: readonly Rejected[],
): Judgement {
  const { commit, item } = seen;
  const who = item.owner === undefined ? 'whoever may write here' : `a member of ${item.owner}`;
  return {
    outcome: 'pending',
    reason: 'awaiting-person',
    summary: ask ?? 'Nobody has confirmed this for this commit.',
    findings: describeRejected(rejected, commit),
    ...(seen.facts === undefined
      ? {}
      : { remedy: `Let ${who} look at it and comment \`/confirm ${item.id} ${commit}\`.` }),
  };
}

function judgeDecision(
  decision: ConfirmationDecision,
  seen: ManualEvidence,
  options: ManualOptions,
): Judgement {
  const { state, confirmation, rejected, why } = decision;
  if (state === 'unknown') {
    return {
      outcome: 'error',
      reason: 'auth',
      summary: `Who is in ${seen.item.owner ?? 'the role'} could not be read: ${why ?? 'unknown'}`,
      findings: [],
      remedy:
        'Give a token that may read the organisation’s members, or write logins instead of the team.',
    };
  }
  return confirmation === undefined ? waitFor(seen, options, rejected) : confirm(confirmation);
}

export const judge: Judge<ManualOptions, ManualEvidence> = (seen, options) => {
  const { facts, item, commit } = seen;
  if (facts === undefined || commit === '' || facts.commit !== commit) {
    return waitFor(seen, options, []);
  }
  const confirmable = { ...item, validForMs: parseDuration(options.validFor) };
  return judgeDecision(decideConfirmation(facts, confirmable, Date.parse(seen.now)), seen, options);
};
