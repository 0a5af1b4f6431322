import type { Case } from '../contract.ts';
import type { SecretStoreEvidence, WantedEvidence } from './evidence.ts';

const options = { names: ['SECRET_KEY', 'DATABASE_URL'], fly: { app: 'lt-crm' } };

function see(
  rest: Partial<WantedEvidence> = {},
  more: Partial<SecretStoreEvidence> = {},
): SecretStoreEvidence {
  return {
    store: 'Fly, app lt-crm',
    hasStatus: true,
    wanted: [
      { name: 'DATABASE_URL', isSet: true, status: 'Deployed' },
      { name: 'SECRET_KEY', isSet: true, status: 'Deployed', ...rest },
    ],
    unread: [],
    others: { count: 0, names: [], undeployed: [] },
    shared: [],
    twice: [],
    control: { missingIsSeen: true },
    ...more,
  };
}

const failing = { shows: 'must-not-pass', options, outcome: 'fail', reason: 'assertion' } as const;
const held = { ...failing, outcome: 'inconclusive', reason: 'no-data' } as const;

export const cases: readonly Case<SecretStoreEvidence>[] = [
  {
    title: 'Both secrets are set and deployed',
    shows: 'pass',
    options,
    evidence: see(),
    outcome: 'pass',
  },
  {
    title: 'A secret is missing',
    shows: 'fail',
    options,
    evidence: see({ isSet: false, status: undefined }),
    outcome: 'fail',
    reason: 'assertion',
  },
  { ...failing, title: 'A secret is set, and staged only', evidence: see({ status: 'Staged' }) },
  { ...failing, title: 'Some Machines have the old value', evidence: see({ status: 'Partial' }) },
  { ...held, title: 'Fly can’t tell what is deployed', evidence: see({ status: 'Unknown' }) },
  { ...held, title: 'There are too many Machines to tell', evidence: see({ status: undefined }) },
  {
    ...failing,
    title: 'Only another spelling of the name is set',
    evidence: see({ isSet: false, similar: 'Secret_Key', status: undefined }),
  },
  {
    ...failing,
    title: 'The key of a Kubernetes Secret has an empty value',
    options: { names: ['SECRET_KEY'], kubernetes: { secret: 'crm' } },
    evidence: see({ isEmpty: true }, { store: 'Kubernetes, Secret crm', hasStatus: false }),
  },
  {
    ...failing,
    title: 'A secret that nobody asks for waits for the next deployment',
    evidence: see({}, { others: { count: 1, names: ['NEW'], undeployed: ['NEW'] } }),
  },
  { ...held, title: 'Nothing was looked for', evidence: see({}, { wanted: [] }) },
  {
    title: 'Two secrets have one value',
    shows: 'must-not-pass',
    options,
    evidence: see({}, { shared: [['DATABASE_URL', 'SECRET_KEY']] }),
    outcome: 'warn',
    reason: 'assertion',
  },
  {
    title: 'A name that nobody has set is reported as set',
    shows: 'control',
    options,
    evidence: see({}, { control: { missingIsSeen: false } }),
    outcome: 'inconclusive',
    reason: 'control-failed',
  },
];
