import type { ReasonCode } from '../../../src/domain/reason.ts';
import type { Judgement } from '../../../src/domain/report.ts';
import { cases } from '../../../src/probes/migration-roundtrip/cases.ts';
import type {
  Back,
  Loss,
  RoundTripEvidence,
  RunFacts,
  Trip,
} from '../../../src/probes/migration-roundtrip/evidence.ts';
import { evidence, judge } from '../../../src/probes/migration-roundtrip/judge.ts';
import { declaration } from '../../../src/probes/migration-roundtrip/options.ts';

const [first] = cases;
const trip = first?.evidence.trips[0];
if (!first || !trip?.back) throw new Error('The first case is not whole.');

export const given = first.options as object;
export const plain: RoundTripEvidence = first.evidence;
export const whole: Trip = trip;
export const back: Back = trip.back;
export const none = { total: 0, shown: [] };
export const declared = { allow: 'lossy', declared: { '0008': 'nobody reads these' } };

/** What the first case says of itself. */
export const plainSummary =
  '0007 to 0008 and back on PostgreSQL 15, 1200 rows in 9 tables: 0008 lossless. Rollback: leave the schema as it is and roll back the code alone, for the migrations only expand it.';

export const run = (...revisions: string[]): RunFacts => ({
  exitCode: 0,
  durationMs: 1,
  said: '',
  revisions,
});
export const broken = (said: string, exitCode: number | null = 1): RunFacts => ({
  exitCode,
  durationMs: 1,
  said,
  revisions: [],
});

/** Judges the first case with another trip, or other evidence. */
export async function judged(seen: Partial<RoundTripEvidence>, options: object = {}) {
  const parsed = declaration.options.parse({ ...given, ...options });
  return await judge(evidence.schema.parse({ ...plain, ...seen }), parsed);
}

export const having = (rest: Partial<Trip>): Pick<RoundTripEvidence, 'trips'> => ({
  trips: [{ ...whole, ...rest }],
});
export const returning = (rest: Partial<Back>) => having({ back: { ...back, ...rest } });

export const loss = (table: string, rest: Partial<Loss> = {}): Loss => ({
  table,
  rowsBefore: 9,
  rowsAfter: 9,
  lost: 0,
  changed: 4,
  hasKey: true,
  columns: [{ column: 'x', values: 4 }],
  ...rest,
});

/** All of a judgement but its summary, which ends with what the whole trip was like. */
export function withoutSummary(judgement: Judgement) {
  const { summary: _, ...rest } = judgement;
  return rest;
}

export type Finding = readonly [where: string, expected: string, seen: string];

/** The judgement that these findings make, without its summary. */
export function found(
  [outcome, reason]: readonly [Judgement['outcome'], ReasonCode],
  findings: readonly Finding[],
  remedy?: string,
) {
  const shown = findings.map(([where, expected, seen]) => ({ where, expected, seen }));
  return { outcome, reason, findings: shown, ...(remedy === undefined ? {} : { remedy }) };
}

export const fails = ['fail', 'assertion'] as const;
export const exits = ['fail', 'exit-code'] as const;
export const lacks = ['inconclusive', 'no-data'] as const;
export const repair = 'Correct the downgrade so that it restores exactly what was there.';
export const keep =
  'Keep the data (expand now, contract in a later release), or declare the loss: `allow: lossy` and `declared` with the revision.';
export const seed =
  'Let `seed` write at least two different rows there, or name the table or column in `mayBeEmpty`.';

/** Two migrations, each by itself and both together. */
export function two(firstLoses: readonly string[], secondLoses: readonly string[]) {
  const make = (from: string, to: string, tables: readonly string[], touched: string[]): Trip => ({
    ...whole,
    from: [from],
    to: [to],
    revisions: [to],
    isWhole: false,
    up: run(to),
    touched,
    back: {
      run: run(from),
      schema: none,
      losses: { total: tables.length, shown: tables.map((table) => loss(table)) },
      sequences: none,
    },
    again: { run: run(to), schema: none },
  });
  const all = [...new Set([...firstLoses, ...secondLoses])];
  const together = make('0007', '0009', all, ['public.a', 'public.b']);
  const trips: [Trip, Trip, Trip] = [
    make('0007', '0008', firstLoses, ['public.a']),
    make('0008', '0009', secondLoses, ['public.b']),
    { ...together, revisions: ['0008', '0009'], isWhole: true },
  ];
  return { ...plain, to: ['0009'], trips };
}
