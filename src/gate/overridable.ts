import type { Phase } from '../domain/phase.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { GateItem } from './verdict.ts';

/** An override opens the gate before a deployment; what the deployment does is not its matter. */
const BEFORE_GATE: readonly Phase[] = ['pre-deployment', 'approval'];

/** True if all that stands in the way stands before the deployment. `phases`: those of the run. */
export function isOverridable(
  verdict: Pick<Verdict, 'verdict' | 'decisive'>,
  items: readonly Pick<GateItem, 'id' | 'phase'>[],
  phases: readonly Phase[],
): boolean {
  if (verdict.verdict === 'GO') return false;
  const decisive = new Set(verdict.decisive);
  // Where no item decides, nothing was proved: what the run is of decides then.
  const concerned =
    decisive.size === 0
      ? phases
      : items.filter(({ id }) => decisive.has(id)).map(({ phase }) => phase);
  return concerned.length > 0 && concerned.every((phase) => BEFORE_GATE.includes(phase));
}
