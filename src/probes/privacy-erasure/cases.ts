import type { Case } from '../contract.ts';
import type { Hit, PrivacyErasureEvidence } from './evidence.ts';

const options = {
  database: { dsn: '${DATABASE_URL}', system: '7412345678901234567' },
  person: { table: 'users' },
  run: 'flask delete-user-data $HOLDPOINT_PERSON',
  keep: [
    {
      table: 'invoices',
      figures: ['number', 'total_cents'],
      because: 'The law on accounts keeps invoices for ten years',
    },
  ],
};

const number: Hit = {
  relation: 'invoices',
  table: 'invoices',
  rows: 1,
  columns: ['number'],
  columnCount: 1,
  encodings: ['plain'],
};

const seen: PrivacyErasureEvidence = {
  system: '7412345678901234567',
  database: 'crm',
  person: { tables: 9, columns: 24, unmarked: [], unmarkedCount: 0 },
  unlinked: [],
  scanned: 16,
  control: { unseen: [], unseenCount: 0, encodings: [], rows: 11 },
  run: { exitCode: 0, complaint: '' },
  hits: [number],
  hitCount: 1,
  others: { rows: 18, changes: [] },
  kept: [{ table: 'invoices', rows: 1, gone: 0, changed: [] }],
  again: { exitCode: 0, complaint: '' },
  againChanges: [],
  invariants: [],
  stores: [],
  left: [],
};

function found(hit: Partial<Hit>): PrivacyErasureEvidence {
  return {
    ...seen,
    hits: [number, { ...number, columnCount: hit.columns?.length ?? 1, ...hit }],
    hitCount: 2,
  };
}

const failing = { shows: 'fail', options, outcome: 'fail', reason: 'assertion' } as const;
const naive = { ...failing, shows: 'must-not-pass' } as const;
const control = {
  shows: 'control',
  options,
  outcome: 'inconclusive',
  reason: 'control-failed',
} as const;

const users = { relation: 'users', table: 'users', columns: ['email', 'full_name'] };
const audit = { relation: 'audit_log', table: 'audit_log', columns: ['details'] };
const tombstone = { relation: 'tombstones', table: 'tombstones', columns: ['note'] };

export const cases: readonly Case<PrivacyErasureEvidence>[] = [
  {
    title: 'The person is nowhere any more but in the number of an invoice that the law keeps',
    shows: 'pass',
    options,
    evidence: seen,
    outcome: 'pass',
  },
  { ...failing, title: 'The account is only marked as deleted', evidence: found(users) },
  { ...naive, title: 'The audit table remembers', evidence: found(audit) },
  {
    ...naive,
    title: 'A hash of the address stays',
    evidence: found({ ...tombstone, encodings: ['sha256 of a value'] }),
  },
  {
    ...naive,
    title: 'The invoice keeps the name too',
    evidence: { ...seen, hits: [{ ...number, columns: ['number', 'buyer_name'], columnCount: 2 }] },
  },
  {
    ...naive,
    title: 'The invoice is gone',
    evidence: { ...seen, kept: [{ table: 'invoices', rows: 1, gone: 1, changed: [] }] },
  },
  {
    ...naive,
    title: 'Addresses of others went as well',
    evidence: { ...seen, others: { rows: 18, changes: [{ table: 'addresses', what: 'gone' }] } },
  },
  {
    ...failing,
    title: 'The second run fails',
    evidence: { ...seen, again: { exitCode: 1, complaint: 'no such user' } },
    reason: 'exit-code',
  },
  {
    ...naive,
    title: 'Redis still knows the person',
    evidence: {
      ...seen,
      stores: [
        { name: 'redis', before: ['plain'], after: ['base64'], othersBefore: 1, othersAfter: 1 },
      ],
    },
  },
  {
    ...naive,
    title: 'The sum of the invoices is another one',
    evidence: {
      ...seen,
      invariants: [
        {
          name: 'invoices are totalled',
          before: '{"sum":3500}',
          after: '{"sum":2500}',
          isSame: false,
          isFalse: false,
          isEmpty: false,
        },
      ],
    },
  },
  {
    ...control,
    title: 'A column is encrypted, so that nobody could find the person in it before',
    evidence: {
      ...seen,
      control: { ...seen.control, unseen: ['users.personal_code'], unseenCount: 1 },
    },
  },
  {
    ...control,
    title: 'The search is blind to an encoding',
    evidence: { ...seen, control: { ...seen.control, encodings: ['base64'] } },
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
    title: 'Rows of the canary could not be removed',
    shows: 'must-not-pass',
    options,
    evidence: { ...seen, left: [{ table: 'audit_log', rows: 2 }] },
    outcome: 'warn',
    reason: 'assertion',
  },
];
