/** The phases of a deployment, in the order in which they happen. */
export const PHASES = [
  'pre-deployment',
  'approval',
  'deployment',
  'post-deployment',
  'rollback',
] as const;

export type Phase = (typeof PHASES)[number];

/** Phases whose items run one after the other, in the order of the plan. */
export const SERIAL_PHASES: readonly Phase[] = ['deployment', 'rollback'];
