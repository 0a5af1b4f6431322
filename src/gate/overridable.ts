import type { Phase } from '../domain/phase.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { GateItem } from './verdict.ts';

/** An override opens the gate before a deployment; what the deployment does is no longer its own. */
const BEFORE_GATE: readonly Phase[] = ['pre-deployment', 'approval'];

/** True if all that stands in the way stands before the deployment. */
export function isOverridable(
  verdict: Pick<Verdict, 'verdict' | 'decisive'>,
  items: readonly Pick<GateItem, 'id' | 'phase'>[],
): boolean {
  if (verdict.verdict === 'GO') return false;
  const { decisive } = verdict;
  const concerned = decisive.length === 0 ? items : items.filter(({ id }) => decisive.includes(id));
  return concerned.length > 0 && concerned.every(({ phase }) => BEFORE_GATE.includes(phase));
}
