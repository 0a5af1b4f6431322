import { describe, expect, it } from '@jest/globals';
import { cases } from '../../../src/probes/migration-roundtrip/cases.ts';
import type { Trip } from '../../../src/probes/migration-roundtrip/evidence.ts';
import { describeRun } from '../../../src/probes/migration-roundtrip/trip/describe-run.ts';
import { fitTrips } from '../../../src/probes/migration-roundtrip/trip/fit-trips.ts';
import { judged, loss } from './healthy.ts';

const trip = cases[0]?.evidence.trips[0] as Trip;
const many = <T>(make: (at: number) => T): T[] => Array.from({ length: 500 }, (_, at) => make(at));

const differences = {
  total: 500,
  shown: many((at) => `index public.t.i${at}: ${'x'.repeat(200)}`),
};
const losses = many((at) => ({
  table: `public.table_${at}`,
  rowsBefore: 9,
  rowsAfter: 9,
  lost: 0,
  changed: 9,
  hasKey: true,
  columns: many((column) => ({ column: `column_${column}`, values: 9 })),
}));

describe('fitTrips', () => {
  it('keeps what fits, and always says how much there was', () => {
    const back = {
      run: { exitCode: 0, durationMs: 1, said: '', revisions: ['0007'] },
      schema: differences,
      losses: { total: 500, shown: losses },
      sequences: { total: 0, shown: [] },
    };
    const large = { ...trip, back, touched: many((at) => `public.table_${at}`) };
    const fitted = fitTrips(Array.from({ length: 51 }, () => large));
    expect(Buffer.byteLength(JSON.stringify(fitted))).toBeLessThan(60 * 1024);
    expect(fitted[0]?.back?.schema.total).toBe(500);
    expect(fitted[0]?.back?.losses.total).toBe(500);
    const one = fitTrips([large]);
    expect(one[0]?.back?.schema.shown.length).toBeGreaterThan(5);
    expect(fitTrips([trip])).toEqual([trip]);
  });

  it('counts the samples that it leaves out', () => {
    const shown = many((at) => ({
      table: `public.${'x'.repeat(150)}${at}`,
      why: 'touched' as const,
      rows: at,
    }));
    const [fitted] = fitTrips([{ ...trip, samples: { leftOut: 0, shown } }]);
    expect(fitted?.samples?.shown[0]?.rows).toBe(0);
    expect((fitted?.samples?.leftOut ?? 0) + (fitted?.samples?.shown.length ?? 0)).toBe(500);
  });
});

describe('a trip of many migrations', () => {
  const name = (at: number) => `public.${'x'.repeat(200)}${at}`;
  const revisions = Array.from({ length: 50 }, (_, at) => `rev${at}`);
  const shown = [0, 1, 2].map((at) => ({ table: name(at), why: 'touched' as const, rows: 9 }));
  const rich = { ...trip, touched: [0, 1, 2].map(name), samples: { leftOut: 0, shown } };
  const losses = { total: 1, shown: [loss('public.b')] };
  const trips = fitTrips([
    ...revisions.map((one) => ({ ...rich, isWhole: false, revisions: [one] })),
    { ...rich, revisions, back: { ...trip.back, losses } } as Trip,
  ]);

  it('never looks like one of a single migration, however little room there is', () => {
    expect(trips[0]?.touched).toEqual([]);
    expect(trips.at(-1)?.revisions).toEqual(['rev0', 'rev1']);
  });

  it('is not declared by the first of them', async () => {
    const options = { allow: 'lossy', declared: { rev0: 'nobody reads these' } };
    const { outcome, findings } = await judged({ trips }, options);
    expect(outcome).toBe('fail');
    const where = 'all of 0007 to 0008, down';
    expect(findings).toEqual([{ where, expected: 'no tables with losses', seen: '1 more' }]);
  });
});

describe('the trips of a Django project of many apps', () => {
  const apps = Array.from({ length: 60 }, (_, at) => `application_${at}.0012_${'x'.repeat(50)}`);
  const run = (revisions: string[]) => ({ exitCode: 0, durationMs: 1, said: '', revisions });
  const [from, to] = [
    [...apps, 'crm.0001'],
    [...apps, 'crm.0002'],
  ];
  const none = { total: 0, shown: [] };
  const back = { run: run(from), schema: none, losses: none, sequences: none };
  const trips: Trip[] = Array.from({ length: 20 }, () => ({
    from,
    to,
    revisions: ['crm.0002'],
    isWhole: false,
    up: run(to),
    leavesTrace: true,
    back,
    again: { run: run(to), schema: none },
    samples: { leftOut: 0, shown: [{ table: 'public.t', why: 'touched', rows: 3 }] },
  }));

  it('tell of the apps that move, and keep what was there to lose', () => {
    const [first] = fitTrips(trips);
    expect(first).toMatchObject({ from: ['crm.0001'], to: ['crm.0002'], up: run(['crm.0002']) });
    expect(first).toMatchObject({ back: { run: run(['crm.0001']) }, samples: { leftOut: 0 } });
  });

  it('show an app that moved and should not have', () => {
    const away = { ...back, run: run(from.slice(1)) };
    const [first] = fitTrips([{ ...trips[0], back: away } as Trip]);
    expect(first?.from).toEqual([apps[0], 'crm.0001']);
    expect(first?.back?.run.revisions).toEqual(['crm.0001']);
  });

  it('do not become a way from an empty database where an app is new', () => {
    const [first] = fitTrips([
      { ...trips[0], from: apps, back: { ...back, run: run(apps) } } as Trip,
    ]);
    expect(first?.from).toEqual([apps[0]]);
    expect(first?.to).toEqual([apps[0], 'crm.0002']);
  });
});

describe('describeRun', () => {
  it('keeps every revision whole: Django has one for each app', () => {
    const apps = Array.from({ length: 40 }, (_, at) => `${'x'.repeat(120)}${at}`);
    const run = { durationMs: 1, command: 'x', stdout: '', stderr: '', isTruncated: false };
    expect(describeRun({ ...run, signal: null, exitCode: 0 }, apps).revisions).toEqual(apps);
  });

  const output = { durationMs: 1, command: 'flask', stdout: '', isTruncated: false, signal: null };

  it('takes the line that tells most, and no values of rows', () => {
    const stderr = [
      'Traceback (most recent call last):',
      'psycopg.errors.UniqueViolation: could not create unique index "one"',
      'DETAIL:  Key (email)=(ana@example.org) is duplicated.',
      '[SQL: CREATE UNIQUE INDEX one ON customers (email)]',
      '(Background on this error at: https://sqlalche.me/e/20/gkpj)',
    ].join('\n');
    const { said } = describeRun({ ...output, exitCode: 1, stderr }, []);
    expect(said).toBe('psycopg.errors.UniqueViolation: could not create unique index "one"');
  });

  it('says nothing of a run that ended well, and something of a silent one', () => {
    expect(describeRun({ ...output, exitCode: 0, stderr: 'error?' }, ['a']).said).toBe('');
    expect(describeRun({ ...output, exitCode: 1, stderr: '' }, []).said).toBe('silent');
    const killed = { ...output, exitCode: null, signal: 'SIGKILL', stderr: '' };
    expect(describeRun(killed, []).said).toBe('ended by SIGKILL');
  });
});
