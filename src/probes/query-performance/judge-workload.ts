import { hold, type Mark } from '../../expect/mark.ts';
import { isStatusRight } from '../../toolbox/sql/statements/workload/request-options.ts';
import type { QueryPerformanceEvidence } from './evidence.ts';
import type { QueryPerformanceOptions } from './options.ts';

/** A workload that was not served says nothing of its statements. */
export function judgeWorkload(
  { workload, sums, ignored }: QueryPerformanceEvidence,
  options: QueryPerformanceOptions,
): readonly Mark[] {
  if (workload.kind === 'command') {
    if (workload.exitCode === 0) return [];
    const how = workload.exitCode === null ? workload.signal : `exit code ${workload.exitCode}`;
    const seen = workload.lastLine === '' ? `${how}` : `${how}: ${workload.lastLine}`;
    const finding = { where: 'workload', expected: 'exit code 0', seen };
    return [{ outcome: 'error', reason: 'exit-code', finding }];
  }
  if (workload.kind === 'window') return [];
  const sent = workload.requests.reduce((sum, one) => sum + one.sent, 0);
  const marks = workload.requests.flatMap((one, at) =>
    judgeRequest(one, options.requests?.[at]?.status),
  );
  if (workload.requests.length !== (options.requests ?? []).length || sent === 0) {
    marks.push(hold('no-data', 'workload', 'all requests', `${sent} of them`));
  }
  const calls = sums.calls + ignored.calls;
  if (calls === 0 || calls >= sent) return marks;
  const remedy =
    'A cache that answers instead has to be off, and `role` has to be that of the application.';
  const seen = `${calls} for ${sent} requests`;
  return [
    ...marks,
    hold('insufficient-samples', 'workload', 'a statement a request', seen, remedy),
  ];
}

type Sent = Extract<QueryPerformanceEvidence['workload'], { kind: 'requests' }>['requests'][number];

function judgeRequest({ name, statuses, lacking }: Sent, wanted: number | undefined): Mark[] {
  const bad = statuses.find((status) => !isStatusRight(status, wanted));
  if (bad !== undefined || statuses.length === 0) {
    const finding = {
      where: name,
      expected: `status ${wanted ?? '2xx'}`,
      seen: `${bad ?? 'none'}`,
    };
    const remedy = 'The requests have to be served before their statements can be judged.';
    return [{ outcome: 'error', reason: 'status', finding, remedy }];
  }
  if (lacking === 0) return [];
  return [hold('no-data', name, 'the text of `contains`', `${lacking} answers without it`)];
}

/** Enough must have been seen, of the right statements. */
export function judgeAmount(
  { sums, mustSee, statements, roles, ignored }: QueryPerformanceEvidence,
  { minCalls, mustSee: wanted }: QueryPerformanceOptions,
): readonly Mark[] {
  const of = `of role ${roles.join(', ')}`;
  if (sums.calls === 0 || statements.length === 0) {
    const seen = ignored.calls === 0 ? 'none' : `none but ${ignored.statements} that are ignored`;
    const remedy =
      'Name the role of the application in `role`, and let the workload use this database.';
    return [hold('no-data', 'statements', `statements ${of}`, seen, remedy)];
  }
  const missing = wanted.flatMap((text) => {
    const calls = mustSee.find((one) => one.text === text)?.calls ?? 0;
    if (calls >= minCalls) return [];
    const expected = `a statement with ${JSON.stringify(text)}, called ${minCalls} times`;
    const reason = calls === 0 ? 'no-data' : 'insufficient-samples';
    return [hold(reason, 'statements', expected, calls === 0 ? 'none' : `${calls} calls`)];
  });
  if (statements.some(({ calls }) => calls >= minCalls)) return missing;
  const most = Math.max(...statements.map(({ calls }) => calls));
  const expected = `a statement ${of} that is called ${minCalls} times`;
  const remedy = 'Let the workload run longer: raise `times`, or `window`.';
  const few = hold('insufficient-samples', 'statements', expected, `${most} at most`, remedy);
  return [...missing, few];
}

/** The statistics must see this database, and have lost nothing. */
export function judgeStatistics(seen: QueryPerformanceEvidence): readonly Mark[] {
  const { control, reset, tablesReset, evictions } = seen;
  const marks: Mark[] = [];
  if (control.calls !== control.expectedCalls || control.totalMs < control.sleptMs) {
    const expected = `${control.expectedCalls} calls and ${control.sleptMs} ms of our own statement`;
    const found = `${control.calls} calls, ${control.totalMs} ms`;
    const remedy = 'See the settings pg_stat_statements.* of the role that reads the statistics.';
    marks.push(hold('control-failed', 'control', expected, found, remedy));
  }
  if (reset || tablesReset) {
    const remedy = 'Nobody may reset the statistics during the workload. Run it again.';
    marks.push(hold('no-data', 'statistics', 'counters that run on', 'a reset', remedy));
  }
  if (evictions > 0) {
    const remedy = 'Raise pg_stat_statements.max: what was thrown out can not be judged.';
    const found = `${evictions} evictions`;
    marks.push(hold('insufficient-samples', 'statistics', 'all statements kept', found, remedy));
  }
  return marks;
}
