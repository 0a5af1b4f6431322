import { hold, type Mark } from '../../expect/mark.ts';
import { isStatusRight } from '../../toolbox/sql/statements/workload/request-options.ts';
import type { QueryPerformanceEvidence, WorkloadEvidence } from './evidence.ts';
import { showCount, showTimes } from './judge-statements.ts';
import type { QueryPerformanceOptions } from './options.ts';

/** A workload that was not served says nothing of its statements. */
export function judgeWorkload(
  { workload, sums, ignored }: QueryPerformanceEvidence,
  options: QueryPerformanceOptions,
): readonly Mark[] {
  const kind = kindOf(options);
  if (workload.kind !== kind) {
    return [hold('no-data', 'workload', kind, workload.kind, 'Run it again.')];
  }
  if (workload.kind === 'window') return [];
  if (workload.kind === 'command') return judgeCommand(workload);
  const sent = workload.requests.reduce((sum, one) => sum + one.sent, 0);
  const { requests: asked = [] } = options;
  const marks = workload.requests.flatMap((one, at) => judgeRequest(one, asked[at]?.status));
  if (workload.requests.length !== asked.length || sent === 0) {
    marks.push(hold('no-data', 'workload', 'all requests', `${sent} of them`, 'Run it again.'));
  }
  const calls = sums.calls + ignored.calls;
  if (calls === 0 || calls >= sent) return marks;
  const remedy =
    'A cache that answers instead has to be off, and `role` has to be that of the application.';
  const seen = `${calls} for ${showCount(sent, 'request')}`;
  return [
    ...marks,
    hold('insufficient-samples', 'workload', 'a statement a request', seen, remedy),
  ];
}

/** The evidence must be of the workload that was asked for. */
function kindOf({ requests, workload }: QueryPerformanceOptions): WorkloadEvidence['kind'] {
  if (requests !== undefined) return 'requests';
  return workload === undefined ? 'window' : 'command';
}

type Ended = Extract<WorkloadEvidence, { kind: 'command' }>;

function judgeCommand({ exitCode, signal, lastLine }: Ended): Mark[] {
  if (exitCode === 0) return [];
  const how = signal ?? `exit code ${exitCode}`;
  const seen = lastLine === '' ? how : `${how}: ${lastLine}`;
  const finding = { where: 'workload', expected: 'exit code 0', seen };
  const remedy = 'The command has to end with 0 before its statements can be judged.';
  return [{ outcome: 'error', reason: 'exit-code', finding, remedy }];
}

type Sent = Extract<WorkloadEvidence, { kind: 'requests' }>['requests'][number];

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
  const seen = `${showCount(lacking, 'answer')} without it`;
  const remedy = 'Look at what is answered: a page to log in, or that of an error?';
  return [hold('no-data', name, 'the text of `contains`', seen, remedy)];
}

/** Enough must have been seen, of the right statements. */
export function judgeAmount(
  { sums, mustSee, statements, roles, ignored }: QueryPerformanceEvidence,
  { minCalls, mustSee: wanted }: QueryPerformanceOptions,
): readonly Mark[] {
  const of = `of role ${roles.join(', ')}`;
  if (sums.calls === 0 || statements.length === 0) {
    const seen =
      ignored.calls === 0 ? 'none' : `none but ${showCount(ignored.statements, 'ignored one')}`;
    const remedy =
      'Name the role of the application in `role`, and let the workload use this database.';
    return [hold('no-data', 'statements', `statements ${of}`, seen, remedy)];
  }
  const missing = wanted.flatMap((text) => {
    const calls = mustSee.find((one) => one.text === text)?.calls ?? 0;
    if (calls >= minCalls) return [];
    const expected = `a statement with ${JSON.stringify(text)}, called ${showTimes(minCalls)}`;
    const reason = calls === 0 ? 'no-data' : 'insufficient-samples';
    const seen = calls === 0 ? 'none' : showCount(calls, 'call');
    const remedy = 'Let the workload call it more often, or correct `mustSee`.';
    return [hold(reason, 'statements', expected, seen, remedy)];
  });
  if (statements.some(({ calls }) => calls >= minCalls)) return missing;
  const most = Math.max(...statements.map(({ calls }) => calls));
  const expected = `a statement ${of} that is called ${showTimes(minCalls)}`;
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
    const found = `${showCount(control.calls, 'call')}, ${control.totalMs} ms`;
    const remedy = 'See the settings pg_stat_statements.* of the role that reads the statistics.';
    marks.push(hold('control-failed', 'control', expected, found, remedy));
  }
  if (reset || tablesReset) {
    const remedy = 'Nobody may reset the statistics during the workload. Run it again.';
    marks.push(hold('no-data', 'statistics', 'counters that run on', 'a reset', remedy));
  }
  if (evictions > 0) {
    const remedy = 'Raise pg_stat_statements.max: what was thrown out can not be judged.';
    const found = showCount(evictions, 'eviction');
    marks.push(hold('insufficient-samples', 'statistics', 'all statements kept', found, remedy));
  }
  return marks;
}
