import type { ItemResult } from '../../domain/report.ts';
import type { Waiver, WaiverProof } from '../../domain/waiver.ts';
import { applyWaiver } from './apply-waiver.ts';
import { covers } from './covers.ts';

/** The waivers that cover a result, in the order of their file: those that have to be proved. */
export function findCovering<W extends Waiver>(
  item: ItemResult,
  waivers: readonly W[],
  environment: string,
): readonly W[] {
  return waivers.filter((waiver) => covers(waiver, item, environment));
}

/**
 * The result under the first waiver that covers it and is proved; as it is without one. What was
 * not proved counts as not proved.
 */
export function waiveItem(
  item: ItemResult,
  waivers: readonly Waiver[],
  environment: string,
  proofs: ReadonlyMap<Waiver, WaiverProof>,
): ItemResult {
  for (const waiver of findCovering(item, waivers, environment)) {
    const proof = proofs.get(waiver);
    if (proof?.isProved) return applyWaiver(item, waiver, environment, proof.pullRequest);
  }
  return item;
}
