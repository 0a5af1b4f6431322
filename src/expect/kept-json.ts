import * as z from 'zod';
import { ProbeError } from '../domain/errors.ts';
import type { Json } from '../domain/json.ts';
import type { Finding } from '../domain/report.ts';
import { quoteText } from './excerpt.ts';
import { matchNodes } from './json-node.ts';
import { selectNodes } from './json-path.ts';
import { matchNumber } from './number.ts';
import type { JsonExpectation, JsonExpectations } from './schema.ts';

/** Deeper nodes are left out of evidence: what reads them later may not be able to go so deep. */
const DEPTH_LIMIT = 32;

/** What one path selects. */
interface KeptNodes {
  readonly path: string;
  /** Nodes that the path selects. */
  readonly count: number;
  /** The first of them. */
  readonly values: readonly Json[];
  /** There are more nodes than values. */
  readonly truncated: boolean;
  /** Why the path could not be followed to its end; nothing is kept then. */
  readonly overflow?: string | undefined;
}

/** Of a JSON document only what is asserted, so that a large one can be judged from evidence. */
export interface KeptJson {
  /** Why it is no JSON; there are no nodes then. */
  readonly problem?: string | undefined;
  readonly nodes: readonly KeptNodes[];
}

/** The shape of `KeptJson` in evidence. */
export const keptJson: z.ZodType<KeptJson> = z.strictObject({
  problem: z.string().optional(),
  nodes: z.array(
    z.strictObject({
      path: z.string(),
      count: z.int().min(0),
      values: z.array(z.json()),
      truncated: z.boolean(),
      overflow: z.string().optional(),
    }),
  ),
});

/** A document, or why a text is none. */
export type ParsedJson = { readonly value: Json } | { readonly problem: string };

/** Parses JSON (RFC 8259) and never throws. */
export function parseJson(text: string): ParsedJson {
  if (text.trim() === '') return { problem: 'an empty body' };
  try {
    return { value: JSON.parse(text) as Json };
  } catch {
    return { problem: quoteText(text) };
  }
}

/** What the paths select, at most `maxBytes` of it; rejects with ProbeError `config` on no path. */
export async function keepJson(
  parsed: ParsedJson,
  expectations: JsonExpectations,
  maxBytes: number,
): Promise<KeptJson> {
  if ('problem' in parsed) return { problem: parsed.problem, nodes: [] };
  const paths = Object.keys(expectations);
  const nodes: KeptNodes[] = [];
  for (const path of paths) {
    nodes.push(await selectKept(parsed.value, path, Math.floor(maxBytes / paths.length)));
  }
  return { nodes };
}

async function selectKept(value: Json, path: string, maxBytes: number): Promise<KeptNodes> {
  try {
    return keepNodes(path, await selectNodes(value, path), maxBytes);
  } catch (error) {
    if (!(error instanceof ProbeError) || error.reason !== 'output-limit') throw error;
    return { path, count: 0, values: [], truncated: true, overflow: error.message };
  }
}

function keepNodes(path: string, selected: readonly Json[], maxBytes: number): KeptNodes {
  const values: Json[] = [];
  let room = maxBytes;
  for (const node of selected) {
    room -= measure(node, room, DEPTH_LIMIT);
    if (room < 0) break;
    values.push(node);
  }
  return { path, count: selected.length, values, truncated: values.length < selected.length };
}

/** Bytes of a value as JSON, or more than `limit` as soon as that is certain. */
function measure(value: Json, limit: number, depth: number): number {
  if (typeof value === 'string') {
    return value.length > limit ? limit + 1 : Buffer.byteLength(JSON.stringify(value));
  }
  if (typeof value !== 'object' || value === null) return String(value).length;
  if (depth === 0) return limit + 1;
  let size = 2;
  for (const [key, member] of Object.entries(value)) {
    size += (Array.isArray(value) ? 0 : key.length + 3) + 1;
    size += measure(member as Json, limit - size, depth - 1);
    if (size > limit) return limit + 1;
  }
  return size;
}

export interface KeptMatch {
  readonly findings: readonly Finding[];
  /** Criteria that what was kept can't decide. */
  readonly undecided: readonly Finding[];
}

/**
 * One finding for each node that is not as expected; a path that selects nothing is a finding too,
 * unless that is what is expected.
 */
export async function matchKeptJson(
  kept: KeptJson,
  expectations: JsonExpectations,
  where: string,
): Promise<KeptMatch> {
  if (kept.problem !== undefined) {
    return { findings: [{ expected: 'a JSON body', seen: kept.problem, where }], undecided: [] };
  }
  const matches: KeptMatch[] = [];
  for (const [path, expectation] of Object.entries(expectations)) {
    const nodes = kept.nodes.find((one) => one.path === path);
    matches.push(await matchKept(nodes, expectation, `${where} ${path}`));
  }
  return {
    findings: matches.flatMap((one) => one.findings),
    undecided: matches.flatMap((one) => one.undecided),
  };
}

async function matchKept(
  nodes: KeptNodes | undefined,
  expectation: JsonExpectation,
  where: string,
): Promise<KeptMatch> {
  if (nodes === undefined || nodes.overflow !== undefined || !addsUp(nodes)) {
    const seen = nodes?.overflow ?? 'the evidence does not hold it';
    return { findings: [], undecided: [{ expected: 'nodes of the path', seen, where }] };
  }
  if (nodes.truncated) return matchTruncated(nodes, expectation, where);
  return { findings: await matchNodes(nodes.values, expectation, where), undecided: [] };
}

/** Evidence that says two things of what was kept proves neither. */
function addsUp({ count, values, truncated }: KeptNodes): boolean {
  return truncated ? values.length < count : values.length === count;
}

/** A node that breaks a criterion decides; nodes that were left out leave the rest open. */
async function matchTruncated(
  nodes: KeptNodes,
  expectation: JsonExpectation,
  where: string,
): Promise<KeptMatch> {
  const { count, exists, ...rest } =
    typeof expectation === 'object' && expectation !== null
      ? expectation
      : { equals: expectation, count: undefined, exists: undefined };
  const findings: Finding[] = [];
  if (count !== undefined) {
    const limits = typeof count === 'number' ? { equals: count } : count;
    findings.push(...matchNumber(nodes.count, limits, where, 'nodes'));
  }
  if (exists === false) findings.push({ expected: 'nothing there', seen: 'something', where });
  const isOpen = Object.values(rest).some((criterion) => criterion !== undefined);
  if (isOpen && nodes.values.length > 0) {
    findings.push(...(await matchNodes(nodes.values, rest, where)));
  }
  if (!isOpen || findings.length > 0) return { findings, undecided: [] };
  const expected = 'every node to be small enough to be kept';
  const seen = `${nodes.values.length} of ${nodes.count} were kept`;
  return { findings, undecided: [{ expected, seen, where }] };
}
