import type { Judgement } from '../../domain/report.ts';
import { concludeMarks, hold, type Mark } from '../../expect/mark.ts';
import type { EvidenceShape, Judge } from '../contract.ts';
import { compareIdentities } from './compare-identities.ts';
import { type SeparationEvidence, separationEvidence } from './evidence.ts';
import type { SeparationOptions } from './options.ts';

export const evidence: EvidenceShape<SeparationEvidence> = {
  version: 1,
  schema: separationEvidence,
};

export const judge: Judge<SeparationOptions, SeparationEvidence> = (seen, options) => {
  const compared = compareIdentities(seen.identities, options);
  const failed = concludeMarks([
    ...compared.marks,
    ...judgeModes(seen, options),
    ...judgeForbidden(seen, options),
    ...judgeAmount(compared.pairs, seen),
  ]);
  if (failed !== undefined) return failed;
  const names = Object.keys(options.environments).join(', ');
  const told = [
    ...(compared.pairs > 0
      ? [`${names} have ${showCount(compared.pairs, 'pair')} of things, each their own`]
      : []),
    ...(seen.modes.length > 0 ? [`${showCount(seen.modes.length, 'key')} of the right mode`] : []),
    ...seen.forbidden.map(({ to, end }) => `no connection to ${to} (${end})`),
  ];
  const summary = `${told.join('; ')}.`.slice(0, 400).toWellFormed();
  return { outcome: 'pass', summary, findings: [] } satisfies Judgement;
};

function showCount(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function judgeModes({ modes }: SeparationEvidence, { keyModes = {} }: SeparationOptions): Mark[] {
  return Object.entries(keyModes).flatMap(([name, wanted]) =>
    Object.entries(wanted).flatMap(([environment, pattern]): Mark[] => {
      const where = `${name} of ${environment}`;
      const found = modes.find((one) => one.name === name && one.environment === environment);
      if (found === undefined)
        return [hold('no-data', where, `\`${pattern}\``, 'it was not looked at')];
      if (found.matches) return [];
      const finding = { where, expected: `a key that matches \`${pattern}\``, seen: 'another one' };
      return [{ outcome: 'fail', reason: 'assertion', finding }];
    }),
  );
}

/** Only what the dialler could have reached says something by not being reached. */
function judgeForbidden(
  { forbidden, control }: SeparationEvidence,
  options: SeparationOptions,
): Mark[] {
  const count = options.forbidden?.length ?? 0;
  if (count === 0) return [];
  const marks = forbidden.flatMap(({ to, end }): Mark[] => {
    const where = `connection to ${to}`;
    const expected = 'none from this machine';
    if (end === 'connected') {
      const remedy = 'Close the way: firewall, private network, allow-list of the server.';
      const finding = { where, expected, seen: 'connected' };
      return [{ outcome: 'fail', reason: 'assertion', finding, remedy }];
    }
    if (end !== 'dns') return [];
    return [hold('no-data', where, expected, 'its name is not known here, which closes no way')];
  });
  if (forbidden.length < count)
    marks.push(hold('no-data', 'forbidden', `${count} tries`, `${forbidden.length}`));
  if (control?.end === 'connected') return marks;
  const where = `connection to ${control?.to ?? 'what must be reachable'}`;
  const finding = { where, expected: 'connected', seen: control?.end ?? 'nothing was named' };
  const remedy = 'Name by `reachable` an address that this machine does reach.';
  return [...marks, { outcome: 'inconclusive', reason: 'control-failed', finding, remedy }];
}

function judgeAmount(pairs: number, { forbidden, modes }: SeparationEvidence): Mark[] {
  if (pairs + forbidden.length + modes.length > 0) return [];
  const remedy = 'Name the same things in two environments: database, redis, values, keys, hosts.';
  return [hold('no-data', 'environments', 'something to compare', 'nothing', remedy)];
}
