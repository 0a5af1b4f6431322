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
  const found = `${showOver(mean, meanMs)} ms in ${showCount(one.calls, 'call')}`;
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
  const expected = `at most ${maxMs} ms for a call`;
  const slowest = one.newMaxMs ?? 0;
  if (slowest > maxMs) return fail(one, expected, `${showOver(slowest, maxMs)} ms for one`);
  if (one.totalMs <= maxMs) return undefined;
  const mean = one.totalMs / one.calls;
  if (mean > maxMs) return fail(one, expected, `${showOver(mean, maxMs)} ms on average`);
  const remedy = 'Call pg_stat_statements_reset() before the workload, or judge by `meanMs` alone.';
  const found = `${showOver(one.maxMs, maxMs)} ms, but that may have been before`;
  return hold(one, expected, found, remedy);
};

/** With three statements one has a third of the time: not all could keep the limit. */
const judgeShare: Rule = (one, { totalShare }, { sums }) => {
  const share = one.totalMs / sums.totalMs;
  if (one.totalMs < SHARE_FLOOR_MS || sums.statements <= 1 / totalShare) return undefined;
  if (share <= totalShare) return undefined;
  const limit = Number((totalShare * 100).toFixed(1));
  const time = `${showMs(one.totalMs)} in ${showCount(one.calls, 'call')}`;
  const found = `${showOver(share * 100, limit)} %: ${time}`;
  return fail(one, `at most ${limit} % of all time`, found);
};

const judgeRows: Rule = (one, { rowsPerCall }) => {
  const rows = one.rows / one.calls;
  if (rowsPerCall === undefined || rows <= rowsPerCall) return undefined;
  const found = `${showOver(rows, rowsPerCall)} in each of ${showCount(one.calls, 'call')}`;
  const expected = `at most ${showCount(rowsPerCall, 'row')} a call`;
  return fail(one, expected, found, 'Ask for a page: LIMIT.');
};

const judgeReads: Rule = (one, { readsGrowth, minCalls }) => {
  if (readsGrowth === undefined || !hasHistory(one, minCalls)) return undefined;
  if (growthOf(one) <= readsGrowth) return undefined;
  const was = Math.round(one.before.blocks / one.before.calls);
  const found = `${Math.round(one.blocks / one.calls)} blocks a call, ${was} before`;
  return fail(one, `at most ${readsGrowth} times the reads of before`, found);
};

/** Its reads can be compared with those of before. */
export function hasHistory({ calls, before }: StatementEvidence, minCalls: number): boolean {
  return calls >= minCalls && before.calls >= minCalls;
}

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

/** Never rounded so far that it reads like the limit that it breaks. */
function showOver(value: number, limit: number): string {
  const shown = value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
  return shown > limit ? `${shown}` : `just over ${limit}`;
}

export function showCount(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

export function showTimes(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
