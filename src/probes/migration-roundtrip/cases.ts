import type { Case } from '../contract.ts';
import type { Back, RoundTripEvidence, RunFacts, Trip } from './evidence.ts';

const options = {
  adapter: 'flask-migrate',
  from: { revision: '0007' },
  seed: { run: 'flask seed-demo' },
  scratch: { dsn: 'postgresql://holdpoint@127.0.0.1:5433/postgres' },
};

const at = (revision: string): RunFacts => ({
  exitCode: 0,
  durationMs: 900,
  said: '',
  revisions: [revision],
});
const none = { total: 0, shown: [] };
const back: Back = { run: at('0007'), schema: none, losses: none, sequences: none };

const trip: Trip = {
  from: ['0007'],
  to: ['0008'],
  revisions: ['0008'],
  isWhole: true,
  up: at('0008'),
  contractions: none,
  rowsChangedUp: 0,
  leavesTrace: true,
  touched: ['public.customers'],
  samples: { leftOut: 0, shown: [{ table: 'public.customers', why: 'touched', rows: 200 }] },
  back,
  again: { run: at('0008'), schema: none },
  control: { table: 'public.customers', sawRows: true, sawSchema: true },
};

const seen = (
  rest: Partial<Trip> = {},
  more: Partial<RoundTripEvidence> = {},
): RoundTripEvidence => ({
  adapter: 'flask-migrate',
  server: { version: 150_018, system: '7412000000000000000' },
  from: ['0007'],
  to: ['0008'],
  knowsSteps: true,
  canDowngrade: true,
  data: { tables: 9, rows: 1_200 },
  trips: [{ ...trip, ...rest }],
  ...more,
});

const phone = {
  table: 'public.customers',
  rowsBefore: 200,
  rowsAfter: 200,
  lost: 0,
  changed: 200,
  hasKey: true,
  columns: [{ column: 'phone', values: 200 }],
};
const lossy = { ...back, losses: { total: 1, shown: [phone] } };
const raised = { exitCode: 1, durationMs: 300, said: 'NotImplementedError', revisions: [] };
const forged = {
  shows: 'must-not-pass',
  options,
  outcome: 'fail',
  reason: 'assertion',
} as const;
const blind = {
  shows: 'must-not-pass',
  options,
  outcome: 'inconclusive',
  reason: 'no-data',
} as const;

export const cases: readonly Case<RoundTripEvidence>[] = [
  {
    title: 'A column is added on the way up and dropped on the way back; nothing is lost',
    shows: 'pass',
    options,
    evidence: seen(),
    outcome: 'pass',
  },
  {
    title: 'The loss is declared, by the revision that causes it',
    shows: 'pass',
    options: { ...options, allow: 'lossy', declared: { '0008': 'Fax numbers, which nobody uses' } },
    evidence: seen({ back: lossy }),
    outcome: 'pass',
  },
  {
    title: 'The downgrade raises',
    shows: 'fail',
    options,
    evidence: seen({ back: { ...back, run: raised } }),
    outcome: 'fail',
    reason: 'exit-code',
  },
  {
    ...forged,
    title: 'The schema is the same again, and every phone number is gone',
    evidence: seen({ back: lossy }),
  },
  {
    ...forged,
    title: 'The downgrade is `pass`: the revision goes back, the schema does not',
    evidence: seen({
      back: {
        ...back,
        schema: { total: 1, shown: ['column public.customers.vip: added (type boolean)'] },
      },
    }),
  },
  {
    ...forged,
    title: 'The downgrade ends with 0 and leaves the revision where it was',
    evidence: seen({ back: { ...back, run: at('0008') } }),
  },
  {
    ...forged,
    title: 'A sequence begins again, and the next order collides',
    evidence: seen({
      back: {
        ...back,
        sequences: {
          total: 1,
          shown: [{ name: 'public.orders_id_seq', before: '421', after: '1' }],
        },
      },
    }),
  },
  {
    ...forged,
    title: 'A loss is declared, and it is another migration that loses something',
    options: { ...options, allow: 'lossy', declared: { '0006': 'Fax numbers, nobody uses them' } },
    evidence: seen({ back: lossy }),
  },
  {
    ...forged,
    title: 'Rows that the new code wrote are lost on the way back',
    options: { ...options, write: { run: 'flask exercise' } },
    evidence: seen({
      writes: {
        rows: 3,
        lostRows: 2,
        tables: [{ table: 'public.notes', written: 3, kept: 1 }],
        changedTables: [],
        back,
        again: { run: at('0008'), schema: none },
      },
    }),
  },
  {
    ...blind,
    title: 'The table that the migration changes has no rows: a loss could not be seen',
    evidence: seen({
      samples: { leftOut: 0, shown: [{ table: 'public.customers', why: 'touched', rows: 0 }] },
    }),
  },
  {
    ...blind,
    title: 'The column that is dropped holds the same in all rows, as a default would',
    evidence: seen({
      samples: {
        leftOut: 0,
        shown: [
          {
            table: 'public.customers',
            column: 'vip',
            why: 'dropped',
            rows: 200,
            values: 200,
            distinct: 1,
          },
        ],
      },
    }),
  },
  {
    ...blind,
    title: 'The start is the head: nothing was tried',
    evidence: seen({}, { trips: [] }),
  },
  {
    ...blind,
    title: 'There is not one row at the start',
    evidence: seen({}, { data: { tables: 9, rows: 0 } }),
  },
  {
    title: 'All is well, in another database than the one that was looked at',
    shows: 'must-not-pass',
    options,
    evidence: seen({ leavesTrace: false }),
    outcome: 'error',
    reason: 'config',
  },
  {
    title: 'The comparison does not see a table that was emptied',
    shows: 'control',
    options,
    evidence: seen({ control: { table: 'public.customers', sawRows: false, sawSchema: true } }),
    outcome: 'inconclusive',
    reason: 'control-failed',
  },
  {
    title: 'The smoke test of the old code passes on an empty database as well',
    shows: 'control',
    options: { ...options, oldCode: { directory: 'deployed', smoke: 'pytest -q smoke' } },
    evidence: seen(
      {},
      { oldCode: { run: { exitCode: 0, durationMs: 300, said: '' }, control: 0 } },
    ),
    outcome: 'inconclusive',
    reason: 'control-failed',
  },
];
