import { describe, expect, it } from '@jest/globals';
import { cases } from '../../../src/probes/migration-roundtrip/cases.ts';
import type { Trip } from '../../../src/probes/migration-roundtrip/evidence.ts';
import { describeRun } from '../../../src/probes/migration-roundtrip/trip/describe-run.ts';
import { fitTrips } from '../../../src/probes/migration-roundtrip/trip/fit-trips.ts';

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

describe('describeRun', () => {
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
