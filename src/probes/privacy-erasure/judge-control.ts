import { judgeMarked, judgeUnlinked } from '../../expect/canary-people.ts';
import { hold, type Mark } from '../../expect/mark.ts';
import type { PrivacyErasureEvidence, StoreFacts } from './evidence.ts';
import type { PrivacyErasureOptions } from './options.ts';

const MAX_NAMED = 12;

/** Finding nothing means something only if it was found before. */
export function judgeControl(
  { person, control, unlinked, invariants, stores }: PrivacyErasureEvidence,
  options: PrivacyErasureOptions,
): readonly Mark[] {
  return [
    ...judgeMarked(person),
    ...judgeUnseen(control),
    ...judgeEncodings(control.encodings),
    ...unlinked.map(judgeUnlinked),
    ...listUnanswered(options, invariants).map((name) => {
      const remedy = 'Let it ask for rows that are there before and after.';
      return hold('no-data', name, 'rows to compare', 'none', remedy);
    }),
    ...options.stores.flatMap((declared, index) => judgeStore(declared, stores[index])),
  ];
}

function judgeEncodings(encodings: readonly string[]): readonly Mark[] {
  if (encodings.length === 0) return [];
  const remedy =
    'Look at settings such as `bytea_output`: what the server writes otherwise can’t be searched.';
  const seen = `blind to ${encodings.join(', ')}`;
  return [hold('control-failed', 'search', 'every encoding', seen, remedy)];
}

/** Queries that gave nothing, and those of the plan of which the evidence says nothing. */
function listUnanswered(
  { invariants }: PrivacyErasureOptions,
  facts: PrivacyErasureEvidence['invariants'],
): readonly string[] {
  const empty = facts.filter(({ isEmpty }) => isEmpty).map(({ name }) => name);
  const names = facts.map(({ name }) => name);
  return [...empty, ...Object.keys(invariants).filter((name) => !names.includes(name))];
}

function judgeUnseen({ unseen, unseenCount }: PrivacyErasureEvidence['control']): readonly Mark[] {
  if (unseenCount === 0) return [];
  const rest = unseenCount > MAX_NAMED ? ` and ${unseenCount - MAX_NAMED} more` : '';
  const seen = `not in ${unseen.slice(0, MAX_NAMED).join(', ')}${rest}`;
  const remedy =
    'What is stored encrypted or in another form can’t be searched: prove that its key is destroyed, and `exclude` the column with that reason.';
  return [hold('control-failed', 'before the erasure', 'every marker to be found', seen, remedy)];
}

/** Stores stand in the evidence as they do in the plan: two may have one name. */
function judgeStore(
  { name, holds }: PrivacyErasureOptions['stores'][number],
  store: StoreFacts | undefined,
): readonly Mark[] {
  const where = `store ${name}`;
  if (store?.name !== name) {
    return [hold('no-data', where, 'a search of it', 'none in the evidence')];
  }
  if (!holds || store.before.length > 0) return [];
  const remedy =
    'Let `prepare` put the person there, or write `holds: false` if it never should be.';
  return [hold('control-failed', where, 'the person before the erasure', 'nothing', remedy)];
}
