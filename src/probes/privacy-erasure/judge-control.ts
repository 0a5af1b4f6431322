import { judgeUnlinked } from '../../expect/canary-people.ts';
import { hold, type Mark } from '../../expect/mark.ts';
import type { PrivacyErasureEvidence } from './evidence.ts';
import type { PrivacyErasureOptions } from './options.ts';

const MAX_NAMED = 12;

/** Finding nothing means something only if it was found before. */
export function judgeControl(
  seen: PrivacyErasureEvidence,
  { stores }: PrivacyErasureOptions,
): readonly Mark[] {
  const { person, control, unlinked, invariants } = seen;
  return [
    ...(person.columns > 0 ? [] : [hold('no-data', 'person', 'columns of free content', 'none')]),
    ...judgeUnseen(control),
    ...(control.encodings.length === 0
      ? []
      : [
          hold(
            'control-failed',
            'search',
            'every encoding',
            `blind to ${control.encodings.join(', ')}`,
          ),
        ]),
    ...unlinked.map(judgeUnlinked),
    ...invariants
      .filter(({ isEmpty }) => isEmpty)
      .map(({ name }) => hold('no-data', name, 'rows to compare', 'none')),
    ...seen.stores
      .filter(({ name, before }) => {
        const isDeclared = stores.find((one) => one.name === name)?.holds !== false;
        return isDeclared && before.length === 0;
      })
      .map(({ name }) => judgeStore(name)),
  ];
}

function judgeUnseen({ unseen, unseenCount }: PrivacyErasureEvidence['control']): readonly Mark[] {
  if (unseenCount === 0) return [];
  const rest = unseenCount > MAX_NAMED ? ` and ${unseenCount - MAX_NAMED} more` : '';
  const seen = `not in ${unseen.slice(0, MAX_NAMED).join(', ')}${rest}`;
  const remedy =
    'What is stored encrypted or in another form can’t be searched: prove that its key is destroyed, and `exclude` the column with that reason.';
  return [hold('control-failed', 'before the erasure', 'every marker to be found', seen, remedy)];
}

function judgeStore(name: string): Mark {
  const remedy =
    'Let `prepare` put the person there, or write `holds: false` if it never should be.';
  return hold(
    'control-failed',
    `store ${name}`,
    'the person before the erasure',
    'nothing',
    remedy,
  );
}
