import type { Outcome } from '../domain/outcome.ts';
import type { ItemResult, Report } from '../domain/report.ts';

/**
 * The blocking items that keep the gate from GO, who can do something about them, and what passes
 * without being fine.
 */
export interface Attention {
  /** Conclusive failures: the change has to be mended. */
  readonly failed: readonly ItemResult[];
  /** `error` and `inconclusive`: the measurement has to be mended. */
  readonly unmeasured: readonly ItemResult[];
  /** A person has to act. */
  readonly waiting: readonly ItemResult[];
  /** Advisory items that did not pass: listed, they stop nothing. */
  readonly advisory: readonly ItemResult[];
  /** Items that pass by somebody's permission alone. */
  readonly waived: readonly ItemResult[];
}

const UNMEASURED: readonly Outcome[] = ['error', 'inconclusive'];
const CONCERNING: readonly Outcome[] = ['warn', 'pending', 'fail', ...UNMEASURED];

export function listAttention(report: Report): Attention {
  const blocking = report.items.filter((item) => item.blocking);
  return {
    failed: blocking.filter((item) => item.outcome === 'fail'),
    unmeasured: [
      ...blocking.filter((item) => item.outcome === 'error'),
      ...blocking.filter((item) => item.outcome === 'inconclusive'),
    ],
    waiting: blocking.filter((item) => item.outcome === 'pending'),
    advisory: report.items.filter((item) => !item.blocking && CONCERNING.includes(item.outcome)),
    waived: report.items.filter((item) => item.outcome === 'waived'),
  };
}
