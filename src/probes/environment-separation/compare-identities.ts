import type { Mark } from '../../expect/mark.ts';
import type { IdentityEvidence } from './evidence.ts';
import type { SeparationOptions } from './options.ts';

export interface Compared {
  readonly marks: readonly Mark[];
  /** Pairs that were compared. */
  readonly pairs: number;
}

/** Not named by the plan: one that a server does without is missing by right. */
const OF_SERVERS = ['database password', 'redis password'];

type Pair = readonly [IdentityEvidence, IdentityEvidence];

/** Every two things of one kind, of two environments: they must have no mark in common. */
export function compareIdentities(
  identities: readonly IdentityEvidence[],
  { environments, same = [] }: SeparationOptions,
): Compared {
  const counted = identities.filter(({ name }) => !same.includes(name));
  const pairs = listPairs(counted);
  const marks = pairs.flatMap(comparePair);
  return {
    marks: [
      ...marks,
      ...counted.flatMap(reportUnstable),
      ...listAlone(counted, Object.keys(environments)),
    ],
    pairs: pairs.length,
  };
}

/** Keys are compared whatever their names are: one of production may be another one of staging. */
function listPairs(identities: readonly IdentityEvidence[]): readonly Pair[] {
  return identities.flatMap((one, index) =>
    identities
      .slice(index + 1)
      .filter((other) => other.environment !== one.environment && other.kind === one.kind)
      .filter((other) => one.kind === 'key' || other.name === one.name)
      .map((other) => [one, other] as const),
  );
}

function comparePair([one, other]: Pair): readonly Mark[] {
  const name = one.name === other.name ? one.name : `${one.name} and ${other.name}`;
  const where = `${name} of ${one.environment} and ${other.environment}`;
  if (one.marks.some((mark) => other.marks.includes(mark))) {
    const shown = one.shown === undefined ? '' : `: ${one.shown}`;
    const finding = { where, expected: 'one of its own for each', seen: `the same${shown}` };
    return [{ outcome: 'fail', reason: 'assertion', finding }];
  }
  const open = [one, other].find(({ isComplete }) => !isComplete);
  if (open === undefined) return [];
  const finding = { where, expected: 'two addresses', seen: `none for ${open.shown ?? open.name}` };
  return [{ outcome: 'inconclusive', reason: 'dns', finding }];
}

/** What answers differently each time would look like two things if it were one. */
function reportUnstable({ name, environment, isStable }: IdentityEvidence): readonly Mark[] {
  if (isStable) return [];
  const finding = {
    where: `${name} of ${environment}`,
    expected: 'the same over a second connection',
    seen: 'another one',
  };
  const remedy = 'Name the server itself and not what spreads connections over several.';
  return [{ outcome: 'inconclusive', reason: 'control-failed', finding, remedy }];
}

/** A name that one environment lacks, by a typo or by design, is compared with nothing. */
function listAlone(
  identities: readonly IdentityEvidence[],
  environments: readonly string[],
): readonly Mark[] {
  const names = new Map(identities.map((one) => [`${one.kind} ${one.name}`, one]));
  return [...names.values()].flatMap(({ kind, name }): Mark[] => {
    const having = identities.filter((one) => one.kind === kind && one.name === name);
    const lacking = environments.filter((one) => !having.some((had) => had.environment === one));
    if (lacking.length === 0 || OF_SERVERS.includes(name)) return [];
    const finding = {
      where: name,
      expected: 'in each environment',
      seen: `not in ${lacking.join(', ')}`,
    };
    const remedy = 'Name it there as well, or in `same` if there is none.';
    return [{ outcome: 'inconclusive', reason: 'no-data', finding, remedy }];
  });
}
