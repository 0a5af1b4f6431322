import type { Judgement } from '../../domain/report.ts';
import { quoteText } from '../../expect/excerpt.ts';
import { concludeMarks, type Mark } from '../../expect/mark.ts';
import type { EvidenceShape, Judge } from '../contract.ts';
import {
  type QueryPerformanceEvidence,
  queryPerformanceEvidence,
  type StatementEvidence,
} from './evidence.ts';
import { hasHistory, judgeStatements, showCount, showMs } from './judge-statements.ts';
import {
  judgeForeignKeys,
  judgePlans,
  judgeScans,
  judgeSizes,
  type Objection,
} from './judge-tables.ts';
import { judgeAmount, judgeStatistics, judgeWorkload } from './judge-workload.ts';
import type { QueryPerformanceOptions } from './options.ts';

export const evidence: EvidenceShape<QueryPerformanceEvidence> = {
  version: 1,
  schema: queryPerformanceEvidence,
};

export const judge: Judge<QueryPerformanceOptions, QueryPerformanceEvidence> = (seen, options) => {
  const objections = [...judgeScans(seen, options), ...judgeForeignKeys(seen, options)];
  const marks = [
    ...judgeStatements(seen, options),
    ...objections.filter(({ severity }) => severity === 'fail').map(toMark),
    ...judgeWorkload(seen, options),
    ...judgeAmount(seen, options),
    ...judgeStatistics(seen),
    ...judgeSizes(seen, options),
    ...judgePlans(seen, options),
  ];
  const warnings = objections.filter(({ severity }) => severity === 'warn');
  const findings = warnings.map(({ finding }) => ({ ...finding, limit: 'warn' as const }));
  const failed = concludeMarks(marks);
  if (failed !== undefined) return { ...failed, findings: [...failed.findings, ...findings] };
  const [first] = warnings;
  const summary = summarise(seen, options);
  if (first === undefined) return { outcome: 'pass', summary, findings: [] };
  const { remedy } = first;
  return { outcome: 'warn', reason: 'assertion', summary, findings, remedy } satisfies Judgement;
};

function toMark({ finding, remedy }: Objection): Mark {
  return { outcome: 'fail', reason: 'assertion', finding, remedy };
}

function summarise(seen: QueryPerformanceEvidence, options: QueryPerformanceOptions): string {
  const { sums, roles, statements, largest, workload } = seen;
  const { minCalls, largeTable, readsGrowth } = options;
  const seconds = Math.round(workload.ms / 1_000);
  const calls = `${showCount(sums.calls, 'call')} of ${showCount(sums.statements, 'statement')}`;
  const slowest = statements
    .filter((one) => one.calls >= minCalls)
    .sort((a, b) => meanOf(b) - meanOf(a))
    .slice(0, 1)
    .map((one) => `slowest on average: ${showMs(meanOf(one))}, ${quoteText(one.text)}`);
  const words = [`${calls} by ${roles.join(', ')} in ${seconds} s`, ...slowest];
  if ((largest?.size ?? 0) <= largeTable) {
    words.push(`no table has more than ${largeTable} rows here, so scans say little`);
  }
  if (readsGrowth !== undefined && !statements.some((one) => hasHistory(one, minCalls))) {
    words.push('no statement ran often enough before, so `readsGrowth` says nothing');
  }
  return `${words.join('; ')}.`.slice(0, 600).toWellFormed();
}

function meanOf({ totalMs, calls }: StatementEvidence): number {
  return totalMs / calls;
}
