import type { ReasonCode } from '../../../src/domain/reason.ts';
import type { Judgement } from '../../../src/domain/report.ts';
import { cases } from '../../../src/probes/migration/cases.ts';
import type { MigrationEvidence, TableFacts } from '../../../src/probes/migration/evidence.ts';
import { evidence, judge } from '../../../src/probes/migration/judge.ts';
import { declaration } from '../../../src/probes/migration/options.ts';

export const [first] = cases;
if (first === undefined) throw new Error('There is no case.');
export const healthy = first.evidence;
const { locks, fresh, second, upgrade } = healthy;
if (!locks || !fresh || !second || !upgrade) throw new Error('The first case is not whole.');
export const parts = { locks, fresh, second, upgrade };

/** Judges the first case with other evidence or options. */
export async function judged(rest: Partial<MigrationEvidence>, more: object = {}) {
  const options = declaration.options.parse({ ...(first?.options as object), ...more });
  return await judge(evidence.schema.parse({ ...healthy, ...rest }), options);
}

export const table = (rest: Partial<TableFacts>): TableFacts => ({
  table: 'public.orders',
  deployedRows: 2_000_000,
  copyRows: 1_500_000,
  isRewritten: false,
  isEmptied: false,
  scans: 0,
  deleted: 0,
  updated: 0,
  ...rest,
});

export const column = {
  kind: 'column',
  name: 'public.orders.total',
  table: 'public.orders',
} as const;
export const type = (before: string, after: string) => ({
  changes: {
    kept: [{ ...column, change: 'changed' as const, fact: 'type', before, after }],
    leftOut: 0,
  },
});
export const differs = {
  kept: [{ ...column, change: 'changed' as const, fact: 'default', before: '0' }],
  leftOut: 0,
};
export const held = (ms: number, rows = 2_000_000) => ({
  locks: {
    ...locks,
    held: [
      { table: 'public.orders', mode: 'ShareLock', rows, heldMs: ms, statement: 'CREATE INDEX' },
    ],
  },
});

/** The judgement that one finding decides: its summary says the same. */
export function found(
  [outcome, reason]: readonly [Judgement['outcome'], ReasonCode],
  [where, expected, seen]: readonly [string, string, string],
  remedy?: string,
): Judgement {
  const summary = `${where}: expected ${expected}, seen ${seen}.`;
  const rest = remedy === undefined ? {} : { remedy };
  return { outcome, reason, summary, findings: [{ where, expected, seen }], ...rest };
}

export const fails = ['fail', 'assertion'] as const;
export const exceeds = ['fail', 'threshold'] as const;
export const lacks = ['inconclusive', 'no-data'] as const;
export const undersampled = ['inconclusive', 'insufficient-samples'] as const;
