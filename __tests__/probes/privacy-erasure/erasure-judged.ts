import { cases } from '../../../src/probes/privacy-erasure/cases.ts';
import type {
  Hit,
  InvariantFacts,
  PrivacyErasureEvidence,
  StoreFacts,
} from '../../../src/probes/privacy-erasure/evidence.ts';
import { evidence, judge } from '../../../src/probes/privacy-erasure/judge.ts';
import { declaration } from '../../../src/probes/privacy-erasure/options.ts';

const [good] = cases;
if (good === undefined) throw new Error('no case');
const options = good.options as object;

/** What a healthy erasure keeps. */
export const base = good.evidence;

/** The judgement of a healthy erasure with these changes. */
export async function judged(rest: Partial<PrivacyErasureEvidence>, changes: object = {}) {
  const given = declaration.options.parse({ ...options, ...changes });
  return await judge(evidence.schema.parse({ ...base, ...rest }), given);
}

/** A judgement that one finding makes. */
export function saying(
  outcome: 'fail' | 'inconclusive',
  reason: string,
  [where, expected, seen]: readonly [where: string, expected: string, seen: string],
  remedy?: string,
) {
  return {
    outcome,
    reason,
    summary: `${where}: expected ${expected}, seen ${seen}.`,
    findings: [{ where, expected, seen }],
    ...(remedy === undefined ? {} : { remedy }),
  };
}

export const hit = (rest: Partial<Hit>): Hit => ({
  relation: 'orders',
  table: 'orders',
  rows: 2,
  columns: ['notes'],
  encodings: ['plain'],
  columnCount: rest.columns?.length ?? 1,
  ...rest,
});

export const store = (rest: Partial<StoreFacts> = {}): StoreFacts => ({
  name: 'redis',
  before: ['plain'],
  after: [],
  othersBefore: 2,
  othersAfter: 2,
  ...rest,
});

export const invariant = (rest: Partial<InvariantFacts> = {}): InvariantFacts => ({
  name: 'sums agree',
  before: '{"sum":3500}',
  after: '{"sum":3500}',
  isSame: true,
  isFalse: false,
  isEmpty: false,
  ...rest,
});

export const columns = (count: number, table = '') =>
  Array.from({ length: count }, (_, at) => `${table}c${at}`);
