/** How much a probe may change, least first (design rule 10). */
export const BLASTS = ['read', 'canary-write', 'load', 'mutate-scratch', 'mutate-target'] as const;

export type Blast = (typeof BLASTS)[number];

/** What decides whether an environment has to prove itself first. */
interface Changer {
  readonly blast: Blast;
  /** The probe proves what it writes to, before it writes. */
  readonly provesItself?: boolean;
}

/** The environment has to prove which one it is before this runs. */
export function needsIdentity({ blast, provesItself }: Changer): boolean {
  return blast === 'mutate-target' || (blast === 'mutate-scratch' && provesItself !== true);
}

/** Mutations run only after the environment has proved its identity. */
export function isMutation(blast: Blast): boolean {
  return blast === 'mutate-scratch' || blast === 'mutate-target';
}
