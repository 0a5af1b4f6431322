import type { Json } from '../domain/json.ts';
import type { Finding } from '../domain/report.ts';
import { quoteJson, quoteText } from './excerpt.ts';
import { isSameJson } from './json-equal.ts';
import { matchNumber } from './number.ts';
import { compilePattern } from './patterns.ts';
import type { JsonExpectation, NodeExpectation } from './schema.ts';

/** Nodes of one path that are named in findings; the rest is counted. */
const NODES_SHOWN = 5;

/** A criterion on one node: nothing if it is met, else what was expected. */
type Criterion = (node: Json) => string | undefined;

/**
 * Findings for what a path selected: every node must be as expected, and there must be one, unless
 * the expectation says how many (`exists: false`, `count`).
 */
export async function matchNodes(
  nodes: readonly Json[],
  expectation: JsonExpectation,
  where: string,
): Promise<Finding[]> {
  const asked = toCriteria(expectation);
  if (asked.exists === false) return matchAbsence(nodes, where);
  const counted = matchCount(nodes.length, asked, where);
  const criteria = await createCriteria(asked);
  if (nodes.length > 0) return [...counted, ...matchEach(nodes, criteria, where)];
  const isOnlyCounted = criteria.length === 0 && asked.exists === undefined;
  if (isOnlyCounted || counted.length > 0) return counted;
  return [{ expected: describeNode(asked), seen: 'nothing is there', where }];
}

function toCriteria(expectation: JsonExpectation): NodeExpectation {
  if (typeof expectation === 'object' && expectation !== null) return expectation;
  return { equals: expectation };
}

function matchAbsence(nodes: readonly Json[], where: string): Finding[] {
  if (nodes.length === 0) return [];
  return [{ expected: 'nothing there', seen: quoteJson(nodes[0] as Json), where }];
}

function matchCount(count: number, asked: NodeExpectation, where: string): Finding[] {
  if (asked.count === undefined) return [];
  const limits = typeof asked.count === 'number' ? { equals: asked.count } : asked.count;
  return matchNumber(count, limits, where, 'nodes');
}

async function createCriteria(asked: NodeExpectation): Promise<Criterion[]> {
  const { equals, contains, matches, type } = asked;
  const criteria: Criterion[] = [];
  if (equals !== undefined) criteria.push(expectEqual(equals));
  if (type !== undefined) {
    criteria.push((node) => (isOfType(node, type) ? undefined : `JSON of type ${type}`));
  }
  if (contains !== undefined) criteria.push(expectContained(contains));
  if (matches !== undefined) {
    const pattern = await compilePattern(matches);
    criteria.push((node) =>
      typeof node === 'string' && pattern.test(node)
        ? undefined
        : `text that matches \`${matches}\``,
    );
  }
  if (asked.min !== undefined) criteria.push(expectLimit('min', asked.min));
  if (asked.max !== undefined) criteria.push(expectLimit('max', asked.max));
  return criteria;
}

function expectEqual(equals: Json): Criterion {
  return (node) => (isSameJson(node, equals) ? undefined : quoteJson(equals));
}

function expectContained(part: Json): Criterion {
  return (node) => {
    const isThere = Array.isArray(node)
      ? node.some((one: Json) => isSameJson(one, part))
      : typeof node === 'string' && typeof part === 'string' && node.includes(part);
    return isThere ? undefined : `a text or list that contains ${quoteJson(part)}`;
  };
}

function expectLimit(bound: 'min' | 'max', limit: number): Criterion {
  const expected = `a number, ${bound === 'min' ? 'at least' : 'at most'} ${limit}`;
  return (node) => {
    if (typeof node !== 'number') return expected;
    return matchNumber(node, { [bound]: limit }, '').length === 0 ? undefined : expected;
  };
}

function isOfType(node: Json, type: NonNullable<NodeExpectation['type']>): boolean {
  if (type === 'null') return node === null;
  if (type === 'array') return Array.isArray(node);
  if (type === 'integer') return Number.isInteger(node);
  if (type === 'object') return typeof node === 'object' && node !== null && !Array.isArray(node);
  return typeof node === type;
}

function matchEach(
  nodes: readonly Json[],
  criteria: readonly Criterion[],
  where: string,
): Finding[] {
  const findings: Finding[] = [];
  let failed = 0;
  for (const [index, node] of nodes.entries()) {
    const broken = criteria.flatMap((criterion) => criterion(node) ?? []);
    if (broken.length === 0) continue;
    failed += 1;
    if (failed > NODES_SHOWN) continue;
    const here = nodes.length === 1 ? where : `${where} (node ${index + 1} of ${nodes.length})`;
    const seen = typeof node === 'string' ? quoteText(node) : quoteJson(node);
    findings.push(...broken.map((expected) => ({ expected, seen, where: here })));
  }
  const more = failed - NODES_SHOWN;
  if (more > 0) {
    findings.push({ expected: 'the same of every node', seen: `${more} more are not so`, where });
  }
  return findings;
}

function describeNode(asked: NodeExpectation): string {
  if (asked.equals !== undefined) return quoteJson(asked.equals);
  const { exists: _, ...criteria } = asked;
  const rest = Object.keys(criteria).length === 0 ? '' : ` as ${quoteJson(criteria as Json)}`;
  return `at least one node${rest}`;
}
