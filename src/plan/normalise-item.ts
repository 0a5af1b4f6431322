import type { Blast } from '../domain/blast.ts';
import { parseDuration } from '../domain/duration.ts';
import type { Condition, PlannedItem, RetryPolicy, SoakPolicy } from '../domain/item.ts';
import { type Phase, SERIAL_PHASES } from '../domain/phase.ts';
import type { Declaration } from '../probes/contract.ts';
import type { RawItem } from './layer.ts';
import type { ItemDefaults, ItemKeys } from './schema/item-keys.ts';
import { countSamples, MAX_SAMPLES } from './schema/policy-schema.ts';

export const DEFAULT_TIMEOUT_MS = 30_000;
const SERIAL_TIMEOUT_MS = 15 * 60_000;
const DEFAULT_WITHIN = '30s';
const DEFAULT_EVERY = '1s';

/** Reads may be tried again unasked: thrice, and only if the connection was at fault. */
export const READ_RETRY: RetryPolicy = {
  on: ['transport'],
  withinMs: 30_000,
  everyMs: 1_000,
  maxAttempts: 3,
};
const NO_RETRY: RetryPolicy = { on: [], withinMs: 0, everyMs: 0, maxAttempts: 1 };

function parseRetry(retry: Exclude<ItemKeys['retry'], undefined>): RetryPolicy {
  if (retry === false) return NO_RETRY;
  const withinMs = parseDuration(retry.within ?? DEFAULT_WITHIN);
  const everyMs = parseDuration(retry.every ?? DEFAULT_EVERY);
  const fitting = Math.min(countSamples(withinMs, everyMs), MAX_SAMPLES);
  return {
    on: retry.on ?? ['transport'],
    withinMs,
    everyMs,
    maxAttempts: retry.attempts ?? fitting,
  };
}

function parseSoak(soak: ItemKeys['soak']): SoakPolicy | undefined {
  if (soak === undefined || soak === false) return undefined;
  const { for: length, every, ...limits } = soak;
  return { forMs: parseDuration(length), everyMs: parseDuration(every), ...limits };
}

/** What is written at the item wins; defaults repeat nothing but reads. */
function choosePolicies(keys: ItemKeys, defaults: ItemDefaults, blast: Blast, isManual: boolean) {
  const isRead = blast === 'read' && !isManual;
  const inherited = keys.retry === undefined && keys.soak === undefined && isRead ? defaults : {};
  const retry = keys.retry ?? inherited.retry;
  const soak = parseSoak(keys.soak ?? (keys.retry === undefined ? inherited.soak : undefined));
  if (soak !== undefined) return { retry: NO_RETRY, soak };
  if (retry !== undefined) return { retry: parseRetry(retry) };
  return { retry: blast === 'read' ? READ_RETRY : NO_RETRY };
}

/** What the plan sets for all is meant for usual items: a kind that is slow by nature has more. */
function chooseTimeout({ keys, defaults, declaration }: ItemFacts, phase: Phase): number {
  if (keys.timeout !== undefined) return parseDuration(keys.timeout);
  if (SERIAL_PHASES.includes(phase)) return SERIAL_TIMEOUT_MS;
  const usual =
    defaults.timeout === undefined ? DEFAULT_TIMEOUT_MS : parseDuration(defaults.timeout);
  const own = declaration?.timeout === undefined ? 0 : parseDuration(declaration.timeout);
  return Math.max(usual, own);
}

/** The keys that are handed on as they are, where they are written. */
function copyOptional(keys: ItemKeys, defaults: ItemDefaults) {
  const owner = keys.owner ?? defaults.owner;
  return {
    ...(keys.environments === undefined ? {} : { environments: keys.environments }),
    ...(keys.target === undefined ? {} : { target: keys.target }),
    ...(keys.if === undefined ? {} : { if: keys.if satisfies Condition }),
    ...(keys.skip === undefined ? {} : { skip: keys.skip.trim() }),
    ...(keys.during === undefined ? {} : { during: keys.during }),
    ...(owner === undefined ? {} : { owner }),
  };
}

export interface ItemFacts {
  readonly keys: ItemKeys;
  readonly defaults: ItemDefaults;
  readonly blast: Blast;
  /** Absent for a skipped item without a kind. */
  readonly declaration: Declaration<unknown> | undefined;
  /** As in `PlannedItem`. */
  readonly validOptions?: unknown;
}

/** An item with defaults applied and durations in milliseconds. */
export function normaliseItem(raw: RawItem, facts: ItemFacts): PlannedItem {
  const { keys, defaults, blast, declaration, validOptions } = facts;
  const isManual = declaration?.isManual ?? declaration === undefined;
  return {
    id: raw.id,
    text: keys.item.trim(),
    phase: raw.phase,
    kind: raw.probe?.kind ?? 'manual',
    options: raw.probe?.options ?? {},
    ...(validOptions === undefined ? {} : { validOptions }),
    blocking: keys.blocking ?? defaults.blocking ?? true,
    needs: [...new Set(keys.needs)],
    timeoutMs: chooseTimeout(facts, raw.phase),
    ...choosePolicies(keys, defaults, blast, isManual),
    blast,
    ...(declaration?.provesItself === true ? { provesItself: true } : {}),
    tags: keys.tags ?? defaults.tags ?? [],
    position: raw.position,
    ...copyOptional(keys, defaults),
  };
}
