import { ProbeError } from '../../domain/errors.ts';
import { keepConfirmationFacts } from '../../gate/sign-offs/keep-facts.ts';
import type { Toolbox } from '../../toolbox/toolbox.ts';
import type { Collect } from '../contract.ts';
import type { ManualEvidence } from './judge.ts';
import type { ManualOptions } from './options.ts';

type Tools = Pick<Toolbox, 'approvals' | 'subject' | 'clock' | 'item'>;

/** Keeps the confirmations of this item; without a GitHub to ask nobody can have given one. */
export const collect: Collect<ManualOptions, ManualEvidence, keyof Tools> = async (
  _,
  { approvals, subject, clock, item },
) => {
  const { commit } = subject;
  const head = { now: new Date(clock.now()).toISOString(), commit, item: { ...item } };
  if (approvals.isAbsent === true || commit === '') return head;
  const facts = await approvals.read();
  if (facts.commit !== commit) {
    throw new ProbeError('internal', 'The confirmations that were read are of another commit.');
  }
  const kept = keepConfirmationFacts(facts, item);
  if (kept === undefined) {
    throw new ProbeError('output-limit', 'There are more words about this item than fit.', {
      remedy: 'Take comments away that confirm or withdraw over and over.',
    });
  }
  return { ...head, facts: kept } as ManualEvidence;
};
