import type { PlannedItem } from '../domain/item.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { ItemResult } from '../domain/report.ts';
import { describeRefusal } from './describe-result.ts';
import { type Refusal, refuseLost, refuseStopped } from './refusal.ts';
import type { LoadedProbe } from './request.ts';
import type { Run } from './run.ts';

/** What has become of the items so far. Every item gets exactly one result: the first. */
export interface Ledger {
  enter(item: PlannedItem, result: ItemResult): void;
  refuse(item: PlannedItem, refusal: Refusal, probe?: LoadedProbe): void;
  /** Of an item of this phase, else of an earlier one. */
  outcomeOf(id: string): Outcome | undefined;
  /** The item's result. One that has none was stopped, or lost: no item can vanish. */
  read(item: PlannedItem): ItemResult;
  /** Called with each item as its result is entered. */
  onEnter(listener: (item: PlannedItem) => void): void;
}

/** An empty ledger for the items of one phase. */
export function createLedger(run: Run): Ledger {
  const { request } = run;
  const results = new Map<PlannedItem, ItemResult>();
  const outcomes = new Map<string, Outcome>();
  const local = new Set(request.items.map((item) => item.id));
  const listeners: ((item: PlannedItem) => void)[] = [];
  const enter = (item: PlannedItem, result: ItemResult) => {
    if (results.has(item)) return;
    results.set(item, result);
    outcomes.set(item.id, result.outcome);
    run.report({ type: 'end', item, result });
    for (const listener of listeners) listener(item);
  };
  const refuse: Ledger['refuse'] = (item, refusal, probe) =>
    enter(item, describeRefusal(item, refusal, request, probe));
  return {
    enter,
    refuse,
    outcomeOf: (id) => (local.has(id) ? outcomes.get(id) : request.known.get(id)),
    read: (item) => {
      if (!results.has(item)) refuse(item, refuseStopped(run.stop.reason) ?? refuseLost());
      return results.get(item) as ItemResult;
    },
    onEnter: (listener) => listeners.push(listener),
  };
}
