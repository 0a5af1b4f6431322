import type { Case } from '../contract.ts';
import type { VersionEvidence, VersionSample } from './evidence.ts';

const commit = '3f2a9c4e5b6d7f8091a2b3c4d5e6f708192a3b4c';
const old = '0d1c2b3a49586776655443322110ffeeddccbbaa';
const url = 'https://crm.example/version';

function sample(count: number, value?: string, more: Partial<VersionSample> = {}): VersionSample {
  const found = value === undefined ? {} : { value };
  return { count, status: 200, ...found, glance: '', cut: false, ...more };
}

function seen(...samples: VersionSample[]): VersionEvidence {
  return {
    expected: { kind: 'commit', value: commit },
    checks: [{ instance: null, url, samples, omitted: 0 }],
  };
}

export const cases: readonly Case<VersionEvidence>[] = [
  {
    title: 'Every answer is of the commit',
    shows: 'pass',
    options: {},
    evidence: seen(sample(3, commit)),
    outcome: 'pass',
  },
  {
    title: 'The commit is abbreviated, in capitals',
    shows: 'pass',
    options: {},
    evidence: seen(sample(3, '3F2A9C4')),
    outcome: 'pass',
  },
  {
    title: 'The old version answers',
    shows: 'fail',
    options: {},
    evidence: seen(sample(3, old)),
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'Nothing answers at the path',
    shows: 'fail',
    options: {},
    evidence: seen(sample(3, undefined, { status: 404 })),
    outcome: 'fail',
    reason: 'status',
  },
  {
    title: 'One of three machines is still old',
    shows: 'must-not-pass',
    options: {},
    evidence: seen(sample(2, commit), sample(1, old)),
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'The build has changes that were not committed',
    shows: 'must-not-pass',
    options: {},
    evidence: seen(sample(3, `${commit}-dirty`)),
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'Six digits could be of another commit',
    shows: 'must-not-pass',
    options: {},
    evidence: seen(sample(3, commit.slice(0, 6))),
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'The field is empty, as if the build had not been told',
    shows: 'must-not-pass',
    options: {},
    evidence: seen(sample(3, ' ')),
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'Nothing was asked',
    shows: 'must-not-pass',
    options: {},
    evidence: seen(),
    outcome: 'inconclusive',
    reason: 'insufficient-samples',
  },
  {
    title: 'The connection was refused',
    shows: 'must-not-pass',
    options: {},
    evidence: seen({
      count: 1,
      glance: '',
      cut: false,
      failure: { reason: 'connect', message: 'connect ECONNREFUSED' },
    }),
    outcome: 'error',
    reason: 'connect',
  },
  {
    title: 'A cache answers, which shows nothing about the instances',
    shows: 'control',
    options: {},
    evidence: seen(sample(3, commit, { cached: 'age: 120' })),
    outcome: 'inconclusive',
    reason: 'control-failed',
  },
];
