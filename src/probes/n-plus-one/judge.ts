import type { Finding, Judgement } from '../../domain/report.ts';
import { concludeMarks, hold, type Mark } from '../../expect/mark.ts';
import type { EvidenceShape, Judge } from '../contract.ts';
import { type NPlusOneEvidence, nPlusOneEvidence } from './evidence.ts';
import { fitSlope } from './fit-slope.ts';
import { growsAsSeeded, isOver, judgeList, refuseParents } from './judge-list.ts';
import type { NPlusOneOptions } from './options.ts';

export const evidence: EvidenceShape<NPlusOneEvidence> = { version: 1, schema: nPlusOneEvidence };

export const judge: Judge<NPlusOneOptions, NPlusOneEvidence> = (seen, options) => {
  const marks = [
    ...judgeNumber(seen, options),
    ...seen.lists.flatMap((list, at) => judgeList(list, at, options)),
    ...judgeDistinct(seen, options),
    ...judgeControl(seen, options),
    ...judgeLosses(seen),
  ];
  return concludeMarks(marks) ?? judgeRest(seen);
};

function judgeNumber(
  { lists }: NPlusOneEvidence,
  { endpoints, commands }: NPlusOneOptions,
): readonly Mark[] {
  const wanted = endpoints.length + commands.length;
  if (lists.length === wanted && wanted > 0) return [];
  return [hold('no-data', 'lists', `${wanted} of them`, `${lists.length}`)];
}

/** What was seeded must have parents of its own, whatever was there before. */
function judgeDistinct({ distinct }: NPlusOneEvidence, options: NPlusOneOptions): readonly Mark[] {
  const queries = [options.distinct ?? []].flat();
  const points = options.sizes.map((n) => ({ n }));
  return queries.flatMap((_, at) => {
    const empty = distinct?.empty[at] ?? 0;
    const counts = (distinct?.seeded ?? []).map((one) => (one[at] ?? 0) - empty);
    if (counts.length === points.length && growsAsSeeded(points, counts, 'at least')) return [];
    const where = queries.length === 1 ? 'distinct' : `distinct ${at + 1}`;
    return [refuseParents(where, options.sizes, counts)];
  });
}

/** The same reckoning must find a statement that is known to run once for each row. */
function judgeControl(
  { control }: NPlusOneEvidence,
  { sizes, maxSlope }: NPlusOneOptions,
): readonly Mark[] {
  const isCounted = control.every(({ n, calls }) => n === calls);
  const isWhole = control.map(({ n }) => n).join() === sizes.join();
  const slope = fitSlope(control.map(({ n, calls }) => [n, calls])) ?? 0;
  // A limit above 1 lets through what the control does, so that it need not be found.
  if (isCounted && isWhole && isOver(slope, Math.min(maxSlope, 0.99))) return [];
  const seen = control.map(({ calls }) => calls).join(' → ') || 'nothing';
  const expected = `${sizes.join(' → ')} calls of our own statement`;
  const remedy = 'See the settings pg_stat_statements.* of the role that reads the statistics.';
  return [hold('control-failed', 'control', expected, seen, remedy)];
}

function judgeLosses({ reset, evictions }: NPlusOneEvidence): readonly Mark[] {
  const marks: Mark[] = [];
  if (reset) {
    const remedy = 'Nobody may call pg_stat_statements_reset() meanwhile. Run it again.';
    marks.push(hold('no-data', 'statistics', 'counters that run on', 'a reset', remedy));
  }
  if (evictions > 0) {
    const remedy = 'Raise pg_stat_statements.max, and run it again.';
    const seen = evictions === 1 ? '1 eviction' : `${evictions} evictions`;
    marks.push(hold('insufficient-samples', 'statistics', 'all statements kept', seen, remedy));
  }
  return marks;
}

/** All is well, but for rows that `clean` may have left behind. */
function judgeRest({ lists, distinct, role }: NPlusOneEvidence): Judgement {
  const summary = lists
    .map(({ name, points }) => {
      const [first, last] = [points[0], points.at(-1)];
      return `${name}: ${first?.calls.least} statements for ${first?.rows.least} rows, ${last?.calls.least} for ${last?.rows.least}`;
    })
    .join('; ');
  const words = `${summary} (role ${role}).`.slice(0, 400).toWellFormed();
  const findings = distinct === undefined ? [] : listLeft(distinct);
  if (findings.length === 0) return { outcome: 'pass', summary: words, findings };
  return {
    outcome: 'warn',
    reason: 'assertion',
    summary: `${words} \`clean\` left rows behind.`,
    findings,
    remedy: 'Let `clean` take away the parents as well.',
  };
}

function listLeft({ left, empty }: NonNullable<NPlusOneEvidence['distinct']>): Finding[] {
  const expected = 'nothing left of what was seeded';
  return left.flatMap((one, at) => {
    const before = empty[at] ?? 0;
    const seen = `${one} parents, ${before} before`;
    return one > before ? [{ where: 'clean', expected, seen, limit: 'warn' as const }] : [];
  });
}
