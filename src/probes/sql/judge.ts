import type { Judgement } from '../../domain/report.ts';
import { concludeMarks, type Mark } from '../../expect/mark.ts';
import type { EvidenceShape, Judge } from '../contract.ts';
import { type QueryEvidence, type SqlEvidence, sqlEvidence } from './evidence.ts';
import { describeIdentity, findIdentityFlaws } from './judge-identity.ts';
import { judgeResult, showRows } from './judge-result.ts';
import { listQueries, type SqlOptions } from './options.ts';
import type { NamedQuery } from './query-schema.ts';

export const evidence: EvidenceShape<SqlEvidence> = { version: 1, schema: sqlEvidence };

export const judge: Judge<SqlOptions, SqlEvidence> = async (seen, options) => {
  const queries = listQueries(options);
  const other = judgeIdentity(seen, options, queries.length > 0);
  if (other !== undefined) return other;
  const marks: Mark[] = [];
  const told: string[] = [];
  for (const [index, query] of queries.entries()) {
    const asked = seen.queries[index];
    if (asked?.name !== query.name) {
      marks.push(reportUnasked(query));
      continue;
    }
    marks.push(...(await judgeQuery(asked, query)));
    told.push(describeQuery(asked, query));
  }
  const failed = concludeMarks(marks);
  if (failed !== undefined) return failed;
  const summary = `${[describeIdentity(seen.identity), ...told].join('; ')}.`.slice(0, 400);
  return { outcome: 'pass', summary: summary.toWellFormed(), findings: [] } satisfies Judgement;
};

/**
 * Another database is a failure where that is the question. Where queries were to be asked it is
 * something else: what they are about could not be measured.
 */
function judgeIdentity(
  { identity }: SqlEvidence,
  options: SqlOptions,
  hasQueries: boolean,
): Judgement | undefined {
  const findings = findIdentityFlaws(identity, options);
  if (findings.length === 0) return undefined;
  return {
    outcome: hasQueries ? 'error' : 'fail',
    reason: hasQueries ? 'identity' : 'assertion',
    summary: `It is another database than the plan names: ${describeIdentity(identity)}.`,
    findings: [...findings],
    remedy: 'Correct the DSN; or the plan, if the database was moved to another cluster.',
  };
}

function reportUnasked({ name }: NamedQuery): Mark {
  const finding = { where: name, expected: 'an answer', seen: 'it was not asked' };
  return { outcome: 'inconclusive', reason: 'no-data', finding };
}

async function judgeQuery(asked: QueryEvidence, query: NamedQuery): Promise<readonly Mark[]> {
  const marks = await judgeResult(asked.result, query.expect, query.name);
  return [...marks, ...judgeLooked(asked, query), ...(await judgeControl(asked, query))];
}

function judgeLooked({ looked }: QueryEvidence, { name, atLeast }: NamedQuery): readonly Mark[] {
  if (atLeast === undefined) return [];
  if ((looked ?? 0) >= atLeast.min) return [];
  const seen = `${looked ?? 'no number'}`;
  const finding = { where: `${name} atLeast`, expected: `${atLeast.min} or more`, seen };
  const remedy = 'Look where the data is: schema, tenant, time range, row security of the role.';
  return [{ outcome: 'inconclusive', reason: 'no-data', finding, remedy }];
}

/** Only a control that clearly breaks the expectation shows that it can be broken. */
async function judgeControl(
  { control }: QueryEvidence,
  { name, expect, control: wanted }: NamedQuery,
): Promise<readonly Mark[]> {
  if (wanted === undefined) return [];
  const where = `${name} control`;
  const marks = control === undefined ? [] : await judgeResult(control, expect, where);
  if (marks.some(({ outcome }) => outcome === 'fail')) return [];
  const [open] = marks;
  const met = control === undefined ? 'it was not asked' : 'it is met';
  const seen = open === undefined ? met : `it stays open: ${open.finding.seen}`;
  const finding = { where, expected: 'a result that breaks the expectation', seen };
  const remedy = 'Correct `control`: it must return what the expectation forbids.';
  return [{ outcome: 'inconclusive', reason: 'control-failed', finding, remedy }];
}

function describeQuery({ name, result, looked }: QueryEvidence, query: NamedQuery): string {
  const rows = showRows(result.rows, result.truncated);
  const among = typeof looked === 'number' ? ` among ${looked}` : '';
  const empty = query.emptyIsFine === undefined ? '' : ` (${query.emptyIsFine})`;
  const controlled = query.control === undefined ? ', no control' : ', the control failed';
  return `${name}: ${rows}${among}${empty}${controlled}`;
}
