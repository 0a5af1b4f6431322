import type { Finding, Judgement } from '../../../src/domain/report.ts';
import type {
  QueryEvidence,
  ResultEvidence,
  SqlEvidence,
} from '../../../src/probes/sql/evidence.ts';
import { evidence, judge } from '../../../src/probes/sql/judge.ts';
import { declaration } from '../../../src/probes/sql/options.ts';

export const system = '7412345678901234567';
export const identity = {
  system,
  database: 'crm',
  user: 'checker',
  version: 150_018,
  isReplica: false,
};

export const emptyIsFine = 'none is what we want';

/** A result of one column and one row, if nothing else is said. */
export function result(changes: Partial<ResultEvidence> = {}): ResultEvidence {
  return { rows: 1, truncated: false, columns: 1, ...changes };
}

export async function judgeSeen(options: object, seen: Partial<SqlEvidence>): Promise<Judgement> {
  const given = declaration.options.parse({ dsn: 'postgresql://db/crm', ...options });
  return await judge(evidence.schema.parse({ identity, queries: [], ...seen }), given);
}

/** Judges the answer to one query. */
export async function judgeAnswer(
  options: object,
  answer: Partial<QueryEvidence>,
): Promise<Judgement> {
  const queries = [{ name: 'query', result: result(), ...answer }];
  return await judgeSeen({ query: 'select 1', ...options }, { queries });
}

type Told = Required<Omit<Finding, 'limit'>>;

/** What one finding that decides comes to. */
export function decided(
  outcome: 'fail' | 'inconclusive',
  reason: NonNullable<Judgement['reason']>,
  finding: Told,
  remedy?: string,
): Judgement {
  const { where, expected, seen } = finding;
  return {
    outcome,
    reason,
    summary: `${where}: expected ${expected}, seen ${seen}.`,
    findings: [finding],
    ...(remedy === undefined ? {} : { remedy }),
  };
}
