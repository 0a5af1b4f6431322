import type { Case } from '../contract.ts';
import type { PrivacyExportEvidence, ProducedExport } from './evidence.ts';

const options = {
  database: { dsn: '${DATABASE_URL}', system: '7412345678901234567' },
  person: { table: 'users' },
  run: 'flask export-user-data $HOLDPOINT_PERSON',
  exclude: { 'users.password_hash': 'a hash of a secret says nothing about the person' },
};

const whole: ProducedExport = {
  exitCode: 0,
  complaint: '',
  bytes: 9_120,
  sha256: '3f'.repeat(32),
  format: 'json',
  own: 23,
  missing: ['users.password_hash'],
  missingCount: 1,
  foreign: [],
  foreignCount: 0,
};

const nothing: ProducedExport = {
  ...whole,
  exitCode: 1,
  complaint: 'There is no user 1000010.',
  bytes: 0,
  format: 'empty',
  own: 0,
  missing: [],
  missingCount: 0,
};

const seen: PrivacyExportEvidence = {
  system: '7412345678901234567',
  database: 'crm',
  person: { tables: 9, columns: 24, unmarked: [], unmarkedCount: 0 },
  unlinked: [],
  first: whole,
  second: whole,
  nobody: nothing,
  left: [],
};

const missing = ['addresses.street', 'addresses.city', 'orders.notes'];
const partial: ProducedExport = { ...whole, own: 21, missing, missingCount: 3 };

const failing = { shows: 'fail', options, outcome: 'fail', reason: 'assertion' } as const;
const control = {
  shows: 'control',
  options,
  outcome: 'inconclusive',
  reason: 'control-failed',
} as const;

export const cases: readonly Case<PrivacyExportEvidence>[] = [
  {
    title: 'Everything is in the export but what the plan excludes, and nobody else',
    shows: 'pass',
    options,
    evidence: seen,
    outcome: 'pass',
  },
  {
    ...failing,
    title: 'Addresses and notes are not in it',
    evidence: { ...seen, first: partial },
  },
  {
    ...failing,
    title: 'It is no JSON',
    evidence: { ...seen, first: { ...whole, format: 'text' } },
  },
  {
    ...failing,
    title: 'The command ends with an error',
    evidence: { ...seen, first: { ...whole, exitCode: 1, complaint: 'KeyError: orders' } },
    reason: 'exit-code',
  },
  {
    ...failing,
    title: 'A neighbour stands in it',
    shows: 'must-not-pass',
    evidence: { ...seen, first: { ...whole, foreign: ['orders.notes'], foreignCount: 1 } },
  },
  {
    ...failing,
    title: 'An empty object, with exit code 0',
    shows: 'must-not-pass',
    evidence: {
      ...seen,
      first: { ...whole, bytes: 2, own: 0, missing: ['users.email'], missingCount: 24 },
    },
  },
  {
    ...failing,
    title: 'Anybody may ask for it',
    shows: 'must-not-pass',
    options: { ...options, run: undefined, request: { url: '/me/export' } } as never,
    evidence: {
      ...seen,
      first: { ...whole, exitCode: undefined, status: 200 },
      second: { ...whole, exitCode: undefined, status: 200 },
      nobody: { ...nothing, exitCode: undefined, status: 404 },
      anonymous: { ...whole, exitCode: undefined, status: 200, foreignCount: 24 },
    },
  },
  {
    title: 'A table refers to people without a foreign key',
    shows: 'must-not-pass',
    options,
    evidence: { ...seen, unlinked: ['newsletter.user_id'] },
    outcome: 'inconclusive',
    reason: 'no-data',
  },
  {
    title: 'No column carried a marker',
    shows: 'must-not-pass',
    options,
    evidence: { ...seen, person: { tables: 1, columns: 0, unmarked: [], unmarkedCount: 0 } },
    outcome: 'inconclusive',
    reason: 'no-data',
  },
  {
    ...control,
    title: 'Somebody who is not there is exported with exit code 0',
    evidence: { ...seen, nobody: { ...nothing, exitCode: 0, bytes: 2, format: 'json' } },
  },
  {
    ...control,
    title: 'The second person can’t be found in its own export',
    evidence: { ...seen, second: { ...whole, own: 0 } },
  },
  {
    title: 'Rows of the canary could not be removed',
    shows: 'must-not-pass',
    options,
    evidence: { ...seen, left: [{ table: 'audit_log', rows: 2 }] },
    outcome: 'warn',
    reason: 'assertion',
  },
];
