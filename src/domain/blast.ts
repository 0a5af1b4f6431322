/** How much a probe may change, least first (design rule 10). */
export const BLASTS = ['read', 'canary-write', 'load', 'mutate-scratch', 'mutate-target'] as const;

export type Blast = (typeof BLASTS)[number];

/** Mutations run only after the environment has proved its identity. */
export function isMutation(blast: Blast): boolean {
  return blast === 'mutate-scratch' || blast === 'mutate-target';
}
