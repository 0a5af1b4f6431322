import type { ItemResult } from '../../domain/report.ts';
import {
  type AppliedWaiver,
  isExpired,
  isSameGrant,
  type PlacedWaiver,
  type WaiverProof,
} from '../../domain/waiver.ts';
import type { Redactor } from '../../engine/redact.ts';
import { explainUnused } from '../../gate/waivers/explain-unused.ts';
import { findCovering, waiveItem } from '../../gate/waivers/waive-item.ts';
import type { RunPorts } from './settings.ts';

/** Where waivers are asked for, proved when they would cover something, and kept account of. */
export interface WaiverDesk {
  /** The result of this run as the gate takes it. Never rejects. */
  waive(result: ItemResult): Promise<ItemResult>;
  /** The same for a result of an earlier job, judged again, whose report keeps a waiver. */
  waiveAgain(judged: ItemResult, kept: AppliedWaiver): Promise<ItemResult>;
  /** What came of the waivers, once all items have ended. */
  listWarnings(results: readonly ItemResult[]): readonly string[];
}

export interface WaiverDeskSettings {
  readonly waivers: readonly PlacedWaiver[];
  readonly environment: string;
  readonly redactor: Redactor;
  readonly proveWaiver: RunPorts['proveWaiver'];
}

type Proofs = ReadonlyMap<PlacedWaiver, WaiverProof>;

const NOBODY_TO_ASK =
  'only GitHub can tell who approved it, and this run can’t ask: it counts in the Action, with a token';

/** What a waiver says to people may hold what must appear nowhere. */
function redactWords(waiver: PlacedWaiver, redactor: Redactor): PlacedWaiver {
  const { justification, until } = waiver;
  return {
    ...waiver,
    justification: redactor.redactText(justification),
    ...(until === undefined ? {} : { until: redactor.redactText(until) }),
  };
}

/** Proves each waiver once, when it is first needed; who can't be asked has proved nothing. */
function openProver({ proveWaiver }: WaiverDeskSettings) {
  const asked = new Map<PlacedWaiver, Promise<WaiverProof>>();
  const refused = new Map<PlacedWaiver, string>();
  const ask = async (waiver: PlacedWaiver): Promise<WaiverProof> => {
    if (proveWaiver === undefined) return { isProved: false, why: NOBODY_TO_ASK };
    try {
      return await proveWaiver(waiver);
    } catch (error) {
      return { isProved: false, why: error instanceof Error ? error.message : String(error) };
    }
  };
  const prove = async (waiver: PlacedWaiver): Promise<[PlacedWaiver, WaiverProof]> => {
    const asking = asked.get(waiver) ?? ask(waiver);
    asked.set(waiver, asking);
    const proof = await asking;
    if (!proof.isProved) refused.set(waiver, proof.why);
    return [waiver, proof];
  };
  return {
    proveAll: async (waivers: readonly PlacedWaiver[]): Promise<Proofs> =>
      new Map(await Promise.all(waivers.map(prove))),
    refused: refused as ReadonlyMap<PlacedWaiver, string>,
  };
}

/**
 * Waivers of the protected side for one run. Without `proveWaiver` none of them counts. Asks
 * nothing of anybody unless an item ended exactly as a waiver says.
 */
export function openWaiverDesk(settings: WaiverDeskSettings): WaiverDesk {
  const { environment, redactor } = settings;
  const prover = openProver(settings);
  const notes = new Set<string>();
  const byItem = Map.groupBy(settings.waivers, (waiver) => waiver.item);
  // The proof is of the words as they stand in the file; what is shown is redacted.
  const shown = new Map(settings.waivers.map((one) => [one, redactWords(one, redactor)]));

  async function waiveBy(item: ItemResult, waivers: readonly PlacedWaiver[]): Promise<ItemResult> {
    const covering = findCovering(item, waivers, environment);
    if (covering.length === 0) return item;
    const proofs = await prover.proveAll(covering);
    const clean = new Map([...proofs].map(([one, proof]) => [shown.get(one) ?? one, proof]));
    return waiveItem(item, [...clean.keys()], environment, clean);
  }

  function explain(waiver: PlacedWaiver, byId: ReadonlyMap<string, ItemResult>): string[] {
    const why = prover.refused.get(waiver);
    if (why !== undefined) return [`The waiver of "${waiver.item}" does not count: ${why}.`];
    const item = byId.get(waiver.item);
    return item === undefined ? [] : [explainUnused(waiver, item, environment) ?? []].flat();
  }

  return {
    waive: (result) => waiveBy(result, byItem.get(result.id) ?? []),
    waiveAgain: async (judged, kept) => {
      const now = new Date().toISOString();
      const same = (byItem.get(judged.id) ?? []).filter(
        (one) => isSameGrant(one, kept) && !isExpired(one, now),
      );
      const again = await waiveBy(judged, same);
      if (again.outcome === 'fail' || again.outcome === 'warn') notes.add(describeLost(judged));
      return again;
    },
    listWarnings: (results) => {
      const byId = new Map(results.map((item) => [item.id, item]));
      const found = settings.waivers.flatMap((waiver) => explain(waiver, byId));
      return [...notes, ...found].map((line) => redactor.redactText(line));
    },
  };
}

function describeLost({ id, outcome }: ItemResult): string {
  return `A report of an earlier job waives "${id}", and no waiver of the protected side covers that now: the item counts as ${outcome}.`;
}
