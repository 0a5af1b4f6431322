import { ProbeError } from '../../domain/errors.ts';
import { suggestWord } from '../../domain/nearest-word.ts';
import { findRole } from '../../domain/people.ts';
import { keepSignOffFacts } from '../../gate/sign-offs/keep-facts.ts';
import type { Toolbox } from '../../toolbox/toolbox.ts';
import type { Collect } from '../contract.ts';
import type { SignOffEvidence } from './judge.ts';
import type { SignOffOptions } from './options.ts';

type Tools = Pick<Toolbox, 'approvals' | 'subject' | 'clock'>;

function requireRole(role: string, { rules, isAbsent }: Toolbox['approvals']): string {
  const roles = Object.keys(rules.roles);
  const found = findRole(role, roles);
  if (found !== undefined || isAbsent === true) return found ?? role;
  throw new ProbeError('config', `There is no role \`${role}\`${suggestWord(role, roles)}.`, {
    remedy: 'Write it under `roles`, with the logins that fill it.',
  });
}

/** Keeps of all statements what the sign-offs of this run can depend on. */
export const collect: Collect<SignOffOptions, SignOffEvidence, keyof Tools> = async (
  options,
  { approvals, subject, clock },
) => {
  const role = requireRole(options.role, approvals);
  const facts = await approvals.read();
  const { asked, smallTeam } = approvals.rules;
  if (facts.commit !== subject.commit || subject.commit === '') {
    throw new ProbeError('internal', 'The sign-offs that were read are of another commit.');
  }
  if (
    findRole(
      role,
      asked.map((one) => one.role),
    ) === undefined
  ) {
    throw new ProbeError('internal', `Nobody counted who signs for \`${role}\`.`);
  }
  const kept = keepSignOffFacts(
    facts,
    asked.map((one) => one.role),
    role,
  );
  if (kept === undefined) {
    throw new ProbeError('output-limit', 'There are more pull requests and words than fit.', {
      remedy: 'Deploy in smaller steps, or override for this commit.',
    });
  }
  return {
    now: facts.readAt ?? new Date(clock.now()).toISOString(),
    facts: kept,
    asked,
    smallTeam,
  } as SignOffEvidence;
};
