import type { Finding, Judgement } from '../../../src/domain/report.ts';
import type {
  ListEvidence,
  NPlusOneEvidence,
  Point,
} from '../../../src/probes/n-plus-one/evidence.ts';
import { evidence, judge } from '../../../src/probes/n-plus-one/judge.ts';
import { declaration, type NPlusOneOptions } from '../../../src/probes/n-plus-one/options.ts';

export const SIZES = [1, 10, 50];

const endpoint = { path: '/api/orders', rows: '$.orders[*]', parents: '$.orders[*].customer.id' };

const plan = {
  database: { dsn: 'postgresql://db/crm', system: '7412345678901234567' },
  role: 'crm_app',
  seed: { sql: 'insert' },
  clean: { sql: 'delete' },
};

export function point(n: number, changes: Partial<Point> = {}): Point {
  return {
    n,
    answers: 3,
    statuses: [200],
    lacking: 0,
    unreadable: 0,
    rows: { least: n, most: n },
    parents: [n],
    calls: { least: 2, most: 2 },
    ...changes,
  };
}

/** A list that is well at every size, but for what is changed at one of them. */
export function listAt(size: number, changes: Partial<Point>): ListEvidence {
  return listOf(SIZES.map((n) => point(n, n === size ? changes : {})));
}

export function listOf(points: Point[], changes: Partial<ListEvidence> = {}): ListEvidence {
  const name = 'GET /api/orders';
  return { name, kind: 'request', points, statements: [], omitted: 0, ...changes };
}

/** Statements by size, the same in each repetition. */
export function listThatAsks(
  calls: readonly number[],
  statements: ListEvidence['statements'] = [],
): ListEvidence {
  const points = SIZES.map((n, at) => {
    const count = calls[at] ?? 0;
    return point(n, { calls: { least: count, most: count } });
  });
  return listOf(points, { statements });
}

export const wellKept = listOf(SIZES.map((n) => point(n)));

export function healthyRun(changes: Partial<NPlusOneEvidence> = {}): NPlusOneEvidence {
  return evidence.schema.parse({
    system: '7412345678901234567',
    database: 'crm',
    version: 150_018,
    role: 'crm_app',
    lists: [wellKept],
    control: SIZES.map((n) => ({ n, calls: n })),
    reset: false,
    evictions: 0,
    ...changes,
  });
}

export function planOf(options: object = {}): NPlusOneOptions {
  return declaration.options.parse({ ...plan, endpoints: [endpoint], ...options });
}

export async function judgeRun(
  changes: Partial<NPlusOneEvidence> = {},
  options: object = {},
): Promise<Judgement> {
  return await judge(healthyRun(changes), planOf(options));
}

/** What one finding that holds comes to. */
export function held(finding: Required<Omit<Finding, 'limit'>>, remedy?: string): Judgement {
  const { where, expected, seen } = finding;
  return {
    outcome: 'inconclusive',
    reason: 'insufficient-samples',
    summary: `${where}: expected ${expected}, seen ${seen}.`,
    findings: [finding],
    ...(remedy === undefined ? {} : { remedy }),
  };
}
