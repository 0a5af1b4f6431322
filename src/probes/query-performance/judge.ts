import type { Judgement } from '../../domain/report.ts';
import { quoteText } from '../../expect/excerpt.ts';
import { concludeMarks, type Mark } from '../../expect/mark.ts';
import type { EvidenceShape, Judge } from '../contract.ts';
import { type QueryPerformanceEvidence, queryPerformanceEvidence } from './evidence.ts';
import { judgeStatements, showMs } from './judge-statements.ts';
import { judgeForeignKeys, judgeScans, judgeSizes, type Objection } from './judge-tables.ts';
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
  const [slowest] = [...statements]
    .filter(({ calls }) => calls >= options.minCalls)
    .sort((a, b) => b.totalMs / b.calls - a.totalMs / a.calls);
  const mean = slowest === undefined ? 0 : slowest.totalMs / slowest.calls;
  const words = [
    `${sums.calls} calls of ${sums.statements} statements by ${roles.join(', ')} in ${Math.round(workload.ms / 1_000)} s`,
    `slowest on average: ${showMs(mean)}, ${quoteText(slowest?.text ?? '')}`,
  ];
  if ((largest?.size ?? 0) <= options.largeTable) {
    words.push(`no table has more than ${options.largeTable} rows here, so scans say little`);
  }
  return `${words.join('; ')}.`.slice(0, 600).toWellFormed();
}
