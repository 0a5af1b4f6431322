import * as z from 'zod';
import type { PlannedItem } from '../../src/domain/item.ts';
import type { Json } from '../../src/domain/json.ts';
import type { ItemResult, Judgement } from '../../src/domain/report.ts';
import { createRedactor } from '../../src/engine/create-redactor.ts';
import type { EngineRequest, LoadedProbe } from '../../src/engine/request.ts';
import { runItems } from '../../src/engine/run-items.ts';
import type { Declaration, Signals } from '../../src/probes/contract.ts';
import type { Toolbox } from '../../src/toolbox/toolbox.ts';

export const PASS: Judgement = { outcome: 'pass', summary: 'Seen.', findings: [] };

export const FAIL: Judgement = {
  outcome: 'fail',
  reason: 'assertion',
  summary: 'Wrong.',
  findings: [{ expected: 'right', seen: 'wrong' }],
};

/** What a test says of a probe; the rest is a probe that sees `{}` and passes. */
export interface ProbeSpec {
  readonly collect?: (options: Json, tools: Toolbox, signals: Signals) => unknown;
  readonly judge?: (evidence: Json, options: Json) => unknown;
  readonly schema?: z.ZodType<unknown>;
  readonly version?: number;
  readonly declaration?: Partial<Declaration<unknown>>;
}

export function makeProbe(kind: string, spec: ProbeSpec = {}): LoadedProbe {
  const about = {
    question: 'Is it?',
    harm: 'Harm.',
    remedy: 'The remedy of the probe.',
    control: 'None.',
    blast: 'read',
  } as const;
  return {
    declaration: { kind, about, options: z.json(), needs: [], uses: {}, ...spec.declaration },
    collect: (async (options: Json, tools: Toolbox, signals: Signals) =>
      spec.collect === undefined ? {} : spec.collect(options, tools, signals)) as never,
    judge: ((evidence: Json, options: Json) =>
      spec.judge === undefined ? PASS : spec.judge(evidence, options)) as never,
    evidence: { version: spec.version ?? 1, schema: spec.schema ?? z.json() },
  };
}

export function planItem(id: string, overrides: Partial<PlannedItem> = {}): PlannedItem {
  return {
    id,
    text: `Item ${id}`,
    phase: 'pre-deployment',
    kind: 'plain',
    options: {},
    blocking: true,
    needs: [],
    timeoutMs: 5_000,
    retry: { on: ['transport'], withinMs: 0, everyMs: 0, maxAttempts: 1 },
    blast: 'read',
    tags: [],
    position: { file: 'holdpoint.yml', line: 1, column: 1 },
    ...overrides,
  };
}

export function makeRequest(
  items: readonly PlannedItem[],
  probes: Readonly<Record<string, ProbeSpec>> = {},
  overrides: Partial<EngineRequest> = {},
): EngineRequest {
  const loaded = new Map(
    Object.entries({ plain: {}, ...probes }).map(([kind, spec]) => [kind, makeProbe(kind, spec)]),
  );
  return {
    items,
    serial: false,
    subject: {
      repository: 'acme/crm',
      commit: 'a'.repeat(40),
      environment: 'production',
      planDigest: 'd'.repeat(64),
    },
    environments: { production: { url: 'https://crm.example' }, staging: {} },
    context: { event: 'push', untrusted: false, dryRun: false },
    known: new Map(),
    variables: {},
    publicNames: [],
    root: process.cwd(),
    concurrency: 16,
    signal: new AbortController().signal,
    redactor: createRedactor(),
    loadProbe: async (kind) => {
      const probe = loaded.get(kind);
      if (probe === undefined) throw new Error(`There is no probe ${kind}.`);
      return probe;
    },
    ...overrides,
  };
}

/** Runs one item whose probe is given. */
export async function runOne(
  spec: ProbeSpec,
  item: Partial<PlannedItem> = {},
  overrides: Partial<EngineRequest> = {},
): Promise<ItemResult> {
  const request = makeRequest([planItem('only', item)], { plain: spec }, overrides);
  const [result] = await runItems(request);
  if (result === undefined) throw new Error('runItems returned no result.');
  return result;
}

/** `id: outcome/reason` of each result, in order. */
export function listOutcomes(results: readonly ItemResult[]): string[] {
  return results.map((one) => `${one.id}: ${[one.outcome, one.reason].filter(Boolean).join('/')}`);
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
