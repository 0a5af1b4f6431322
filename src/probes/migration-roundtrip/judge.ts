import type { Judgement } from '../../domain/report.ts';
import { concludeMarks, hold, type Mark } from '../../expect/mark.ts';
import { listMoved } from '../../expect/moved-revisions.ts';
import type { EvidenceShape, Judge } from '../contract.ts';
import { classify, decide } from './classify.ts';
import { type RoundTripEvidence, roundTripEvidence } from './evidence.ts';
import { describeEnd, fail, listOf } from './judge-back.ts';
import { judgeTrip } from './judge-trip.ts';
import type { RoundTripOptions } from './options.ts';

const MAX_SUMMARY = 600;

export const evidence: EvidenceShape<RoundTripEvidence> = {
  version: 1,
  schema: roundTripEvidence,
};

export const judge: Judge<RoundTripOptions, RoundTripEvidence> = (seen, options) => {
  const wrong = [
    ...judgeAmount(seen),
    ...seen.trips.flatMap((trip) => judgeTrip(trip, seen, options)),
    ...judgeOldCode(seen, options),
  ];
  const marks = wrong.length > 0 ? wrong : judgeControl(seen);
  const summary = summarise(seen, options);
  const failed = concludeMarks(marks);
  if (failed === undefined) return { outcome: 'pass', summary, findings: [] } satisfies Judgement;
  const whole = seen.trips.length === 0 ? failed.summary : `${failed.summary} ${summary}`;
  return { ...failed, summary: whole.slice(0, MAX_SUMMARY).toWellFormed() };
};

/** Nothing to migrate, or nothing to lose: nothing is proved. */
function judgeAmount({ trips, data, from }: RoundTripEvidence): readonly Mark[] {
  if (!trips.some(({ isWhole, up }) => isWhole || up.exitCode !== 0)) {
    const seen = `the start, ${listOf(from)}, is the head`;
    const remedy = 'Start from what is deployed: `from`.';
    return [hold('no-data', 'migrations', 'at least one that is due', seen, remedy)];
  }
  if (data.rows > 0) return [];
  const seen = `${data.tables} tables, all empty`;
  return [
    hold(
      'no-data',
      'data at the start',
      'rows that could be lost',
      seen,
      'Give `seed`, or a `dump`.',
    ),
  ];
}

function judgeOldCode(
  { oldCode, trips }: RoundTripEvidence,
  options: RoundTripOptions,
): readonly Mark[] {
  if (options.oldCode === undefined || trips.length === 0) return [];
  const where = 'old code on the new schema';
  if (oldCode === undefined) {
    return [
      hold('no-data', where, 'a smoke test', 'none: the way up failed', 'Correct the migrations.'),
    ];
  }
  const { run, control } = oldCode;
  if (run.exitCode !== 0) {
    const seen = `${describeEnd(run.exitCode)}: ${run.said}`;
    const remedy =
      'Old instances still serve while the migrations run: expand first, contract in a later release.';
    return [fail(where, 'exit code 0', seen, remedy, 'exit-code')];
  }
  if (control !== null && control !== 0) return [];
  const on = `${where}, on an empty database`;
  const remedy = 'Let `oldCode.smoke` use the database that its variables name.';
  return [hold('control-failed', on, 'to fail', describeEnd(control), remedy)];
}

function judgeControl({ trips }: RoundTripEvidence): readonly Mark[] {
  const control = trips.find(({ isWhole }) => isWhole)?.control;
  if (control?.sawRows && control.sawSchema) return [];
  const expected = 'to see a table emptied and a column gone';
  if (control !== undefined) return [hold('control-failed', 'control', expected, 'nothing')];
  const remedy = 'Let `seed` fill a table that has rows before and after the trip.';
  const seen = 'no table with rows to try it on';
  return [hold('control-failed', 'control', expected, seen, remedy)];
}

function summarise(seen: RoundTripEvidence, { declared }: RoundTripOptions): string {
  const { trips, data, from, to, server } = seen;
  const whole = trips.find(({ isWhole }) => isWhole);
  const single = trips.filter(({ isWhole }) => !isWhole);
  const classes = (single.length > 0 ? single : trips).map(
    (trip) => `${trip.revisions.length === 1 ? trip.revisions[0] : 'together'} ${classify(trip)}`,
  );
  const more = classes.length > 6 ? ` and ${classes.length - 6} more` : '';
  const shown = `${classes.slice(0, 6).join(', ')}${more}`;
  const writes = whole?.writes;
  const accepted = Object.keys(declared).filter((one) =>
    trips.some((t) => t.revisions.includes(one)),
  );
  return [
    `${listOf(listMoved(from, to))} to ${listOf(listMoved(to, from))} and back on PostgreSQL ${Math.floor(server.version / 10_000)}, ${data.rows} rows in ${data.tables} tables: ${shown}.`,
    writes === undefined
      ? ''
      : `Of ${writes.rows} rows of the new code ${writes.lostRows} were lost.`,
    accepted.length === 0 ? '' : `Declared: ${accepted.slice(0, 5).join(', ')}.`,
    `Rollback: ${decide(seen)}.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
