import type { Case } from '../contract.ts';
import type { DialEvidence, IdentityEvidence, SeparationEvidence } from './evidence.ts';

const dsn = (name: string) => `postgresql://crm@db.${name}.example/crm`;

const environments = {
  production: { database: dsn('production'), keys: { TOKEN: 'live_8f' } },
  staging: { database: dsn('staging'), keys: { TOKEN: 'test_1c' } },
};

const keyModes = { TOKEN: { production: '^live_', staging: '^test_' } };

const options = { environments, keyModes };

function database(environment: string, system: string): IdentityEvidence {
  const base = { environment, kind: 'database', name: 'database' } as const;
  const shown = `cluster ${system}, database crm`;
  return { ...base, marks: [system], shown, isStable: true, isComplete: true };
}

function key(environment: string, mark: string, name = 'TOKEN'): IdentityEvidence {
  return { environment, kind: 'key', name, marks: [mark], isStable: true, isComplete: true };
}

const production = [database('production', '7412345678901234567'), key('production', 'pQ3x')];
const staging = [database('staging', '7498765432109876543'), key('staging', 'a81Z')];

function see(
  identities: readonly IdentityEvidence[] = [...production, ...staging],
  more: Partial<SeparationEvidence> = {},
): SeparationEvidence {
  const modes = [
    { environment: 'production', name: 'TOKEN', matches: true },
    { environment: 'staging', name: 'TOKEN', matches: true },
  ];
  return { identities: [...identities], modes, forbidden: [], ...more };
}

const failing = { shows: 'must-not-pass', options, outcome: 'fail', reason: 'assertion' } as const;

const closed = {
  environments: { staging: { database: dsn('staging') } },
  forbidden: ['db.production.example:5432'],
};

function dialled(end: DialEvidence['end'], control?: DialEvidence['end']): SeparationEvidence {
  const forbidden = [{ to: 'db.production.example:5432', end }];
  const near = control && { control: { to: 'db.staging.example:5432', end: control } };
  return see(staging.slice(0, 1), { modes: [], forbidden, ...near });
}

export const cases: readonly Case<SeparationEvidence>[] = [
  {
    title: 'Each environment has a cluster and a key of its own',
    shows: 'pass',
    options,
    evidence: see(),
    outcome: 'pass',
  },
  {
    title: 'Staging can’t connect to the database of production',
    shows: 'pass',
    options: closed,
    evidence: dialled('timeout', 'connected'),
    outcome: 'pass',
  },
  {
    title: 'Staging can connect to the database of production',
    shows: 'fail',
    options: closed,
    evidence: dialled('connected', 'connected'),
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    ...failing,
    title: 'Two host names, and one cluster behind them',
    evidence: see([
      ...production,
      database('staging', '7412345678901234567'),
      key('staging', 'a81Z'),
    ]),
  },
  {
    ...failing,
    title: 'Staging has the key of production under another name',
    options: { environments },
    evidence: see([...production, ...staging, key('staging', 'pQ3x', 'WEBHOOK')]),
  },
  {
    ...failing,
    title: 'Staging has a live key, another than production',
    evidence: see(undefined, {
      modes: [
        { environment: 'production', name: 'TOKEN', matches: true },
        { environment: 'staging', name: 'TOKEN', matches: false },
      ],
    }),
  },
  {
    title: 'The name of production is not known in staging, which closes no way',
    shows: 'must-not-pass',
    options: closed,
    evidence: dialled('dns', 'connected'),
    outcome: 'inconclusive',
    reason: 'no-data',
  },
  {
    title: 'A key is named in one environment only, so that it is compared with nothing',
    shows: 'must-not-pass',
    options: { environments },
    evidence: see([...production, staging[0] ?? database('staging', '1')]),
    outcome: 'inconclusive',
    reason: 'no-data',
  },
  {
    title: 'The dialler reaches nothing at all',
    shows: 'control',
    options: closed,
    evidence: dialled('timeout', 'timeout'),
    outcome: 'inconclusive',
    reason: 'control-failed',
  },
  {
    title: 'The server says each time that it is another one',
    shows: 'control',
    options: { environments },
    evidence: see([...production, ...staging.map((one) => ({ ...one, isStable: false }))]),
    outcome: 'inconclusive',
    reason: 'control-failed',
  },
];
