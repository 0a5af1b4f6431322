import { cases } from '../../../src/probes/query-performance/cases.ts';
import type {
  QueryPerformanceEvidence,
  StatementEvidence,
  TableEvidence,
} from '../../../src/probes/query-performance/evidence.ts';
import { evidence } from '../../../src/probes/query-performance/judge.ts';
import {
  declaration,
  type QueryPerformanceOptions,
} from '../../../src/probes/query-performance/options.ts';

const [good] = cases;
const fast = good?.evidence.statements[0];
if (good === undefined || fast === undefined) throw new Error('There are no cases.');
const { options: asked, evidence: seen } = good;

/** Thirty requests to /orders, each answered by one fast statement, with these changes. */
export function healthy(rest: Partial<QueryPerformanceEvidence> = {}): QueryPerformanceEvidence {
  return evidence.schema.parse({ ...seen, ...rest });
}

/** The options of that, with these changes. */
export function options(rest: object = {}): QueryPerformanceOptions {
  return declaration.options.parse({ ...(asked as object), ...rest });
}

/** The fast statement of that, with these changes. */
export const statement = (rest: Partial<StatementEvidence> = {}): StatementEvidence => ({
  ...fast,
  text: 'select 2',
  ...rest,
});

/** A table of 30,000 rows that was read whole once, with these changes. */
export const table = (rest: Partial<TableEvidence> = {}): TableEvidence => ({
  name: 'events',
  size: 30_000,
  scans: 1,
  rowsRead: 30_000,
  statements: [],
  ...rest,
});
