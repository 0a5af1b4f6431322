import { quoteText } from '../../expect/excerpt.ts';
import type { Mark } from '../../expect/mark.ts';
import type { QueryPerformanceEvidence, StatementEvidence } from './evidence.ts';
import type { QueryPerformanceOptions } from './options.ts';
import { growthOf } from './rank-statements.ts';

/** Time of one statement from which its share says anything. */
const SHARE_FLOOR_MS = 1_000;

type Rule = (
  one: StatementEvidence,
  options: QueryPerformanceOptions,
  seen: QueryPerformanceEvidence,
) => Mark | undefined;

/** What single statements did against their limits, the worst of each rule first. */
export function judgeStatements(
  seen: QueryPerformanceEvidence,
  options: QueryPerformanceOptions,
): readonly Mark[] {
  return [judgeMean, judgeSlowest, judgeShare, judgeRows, judgeReads].flatMap((rule) =>
    seen.statements.flatMap((one) => rule(one, options, seen) ?? []),
  );
}

const judgeMean: Rule = (one, { meanMs, minCalls }) => {
  const mean = one.totalMs / one.calls;
  if (mean <= meanMs) return undefined;
  const found = `${showMs(mean)} in ${showCalls(one.calls)}`;
  if (one.calls >= minCalls) {
    return fail(
      one,
      `at most ${meanMs} ms on average`,
      found,
      'Look at its plan: explain analyze.',
    );
  }
  const remedy = `Let the workload run it at least ${minCalls} times, or name it in \`ignore\`.`;
  return hold(one, `${minCalls} calls to judge an average of over ${meanMs} ms`, found, remedy);
};

/** The server keeps the slowest call of all time only, so an older one may hide what is asked. */
const judgeSlowest: Rule = (one, { maxMs }) => {
  if (maxMs === undefined || one.maxMs <= maxMs) return undefined;
  if (one.newMaxMs !== null && one.newMaxMs > maxMs) {
    return fail(one, `at most ${maxMs} ms for a call`, `${showMs(one.newMaxMs)} for one`);
  }
  if (one.totalMs <= maxMs || one.totalMs / one.calls > maxMs) {
    return one.totalMs <= maxMs ? undefined : fail(one, `at most ${maxMs} ms for a call`, 'more');
  }
  const remedy = 'Call pg_stat_statements_reset() before the workload, or judge by `meanMs` alone.';
  const found = `${showMs(one.maxMs)}, but that may have been before`;
  return hold(one, `at most ${maxMs} ms for a call`, found, remedy);
};

/** With three statements one has a third of the time: not all could keep the limit. */
const judgeShare: Rule = (one, { totalShare }, { sums }) => {
  const share = one.totalMs / sums.totalMs;
  if (one.totalMs < SHARE_FLOOR_MS || sums.statements <= 1 / totalShare) return undefined;
  if (!(share > totalShare)) return undefined;
  const found = `${Math.round(share * 100)} %: ${showMs(one.totalMs)} in ${showCalls(one.calls)}`;
  return fail(one, `at most ${Math.round(totalShare * 100)} % of all time`, found);
};

const judgeRows: Rule = (one, { rowsPerCall }) => {
  const rows = one.rows / one.calls;
  if (rowsPerCall === undefined || rows <= rowsPerCall) return undefined;
  const found = `${Math.round(rows)} in each of ${showCalls(one.calls)}`;
  return fail(one, `at most ${rowsPerCall} rows a call`, found, 'Ask for a page: LIMIT.');
};

const judgeReads: Rule = (one, { readsGrowth, minCalls }) => {
  if (readsGrowth === undefined || one.calls < minCalls || one.before.calls < minCalls) {
    return undefined;
  }
  if (growthOf(one) <= readsGrowth) return undefined;
  const was = Math.round(one.before.blocks / one.before.calls);
  const found = `${Math.round(one.blocks / one.calls)} blocks a call, ${was} before`;
  return fail(one, `at most ${readsGrowth} times the reads of before`, found);
};

function fail(one: StatementEvidence, expected: string, found: string, remedy?: string): Mark {
  const finding = { where: 'statement', expected, seen: `${found}: ${quoteText(one.text)}` };
  return { outcome: 'fail', reason: 'threshold', finding, remedy };
}

function hold(one: StatementEvidence, expected: string, found: string, remedy: string): Mark {
  const finding = { where: 'statement', expected, seen: `${found}: ${quoteText(one.text)}` };
  return { outcome: 'inconclusive', reason: 'insufficient-samples', finding, remedy };
}

export function showMs(ms: number): string {
  return ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`;
}

function showCalls(calls: number): string {
  return calls === 1 ? '1 call' : `${calls} calls`;
}
