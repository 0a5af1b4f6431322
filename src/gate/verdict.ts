import { isWorse, OUTCOMES, type Outcome } from '../domain/outcome.ts';
import type { Phase } from '../domain/phase.ts';
import type { ItemResult, TriggerResult } from '../domain/report.ts';
import {
  EXIT,
  VERDICT_REASONS,
  type Verdict,
  type VerdictName,
  type VerdictReason,
} from '../domain/verdict.ts';
import { type Obstruction, renderObstacles, renderPassed } from './because.ts';
import { boundText } from './bound-text.ts';
import { adviseRollback } from './rollback-advice.ts';

export type GateItem = Pick<
  ItemResult,
  'id' | 'text' | 'blocking' | 'outcome' | 'reason' | 'phase'
>;

export interface VerdictInput {
  /** All items of the run, in the order of the plan. */
  readonly items: readonly GateItem[];
  readonly mode: 'enforce' | 'observe';
  /** The phases that were run; items of other phases are a mistake of the caller. */
  readonly phases: readonly Phase[];
  /** Only a part of these phases was selected. */
  readonly isPartial: boolean;
  readonly isDryRun: boolean;
  /** False if the change touches nothing that the plan guards; then nothing is run. */
  readonly isApplicable: boolean;
  /** Why the deployment gate is closed; undefined if it is open or was not asked for. */
  readonly gateClosed?: string | undefined;
  readonly triggers: readonly TriggerResult[];
}

/** A rollback is asked for by name, whatever the change touches. */
const ROLLBACK: Phase = 'rollback';

const MAX_WHY = 300;

interface Ruling {
  readonly verdict: VerdictName;
  readonly reason: VerdictReason;
  readonly because: string;
  readonly decisive: readonly string[];
}

function requireSoundItems(input: VerdictInput): void {
  const ids = new Set<string>();
  for (const { id, outcome, phase } of input.items) {
    if (ids.has(id)) throw new RangeError(`Item "${id}" has two results. Give each item one.`);
    ids.add(id);
    if (!OUTCOMES.includes(outcome)) {
      throw new RangeError(`Item "${id}" has the unknown outcome "${outcome}".`);
    }
    if (!input.phases.includes(phase)) {
      throw new RangeError(`Item "${id}" is of ${phase}, which this run does not have.`);
    }
  }
}

/** The deployment starts only when nothing of these stands in the way. */
const BEFORE_GATE: readonly Phase[] = ['pre-deployment', 'approval'];
const BEHIND_GATE: readonly Phase[] = ['deployment', 'post-deployment'];

/** What a closed gate keeps from running: a consequence, which must not hide its cause. */
function isKeptBack(item: GateItem): boolean {
  const isUnmet = item.outcome === 'inconclusive' && item.reason === 'needs-unmet';
  return isUnmet && BEHIND_GATE.includes(item.phase);
}

type Obstacle = GateItem & { readonly outcome: Obstruction };

function isObstacle(item: GateItem): item is Obstacle {
  return item.blocking && isWorse(item.outcome, 'warn');
}

/**
 * Blocking items that are worse than a warning, worst first; the sort keeps the order of the plan.
 */
function findObstacles(input: VerdictInput): readonly Obstacle[] {
  const obstacles = input.items
    .filter(isObstacle)
    .sort((a, b) => OUTCOMES.indexOf(b.outcome) - OUTCOMES.indexOf(a.outcome));
  // A stored report has no `gateClosed` where an item of the same run is the cause.
  const isGateClosed =
    input.gateClosed !== undefined || obstacles.some((item) => BEFORE_GATE.includes(item.phase));
  return isGateClosed ? obstacles.filter((item) => !isKeptBack(item)) : obstacles;
}

function holdBecause(reason: VerdictReason, because: string = VERDICT_REASONS[reason]): Ruling {
  return { verdict: 'HOLD', reason, because, decisive: [] };
}

function ruleOnObstacles(obstacles: readonly Obstacle[], worst: Obstruction): Ruling {
  const because = renderObstacles(obstacles);
  const decisive = obstacles.map((item) => item.id);
  return worst === 'fail'
    ? { verdict: 'NO-GO', reason: 'failed', because, decisive }
    : { verdict: 'HOLD', reason: worst, because, decisive };
}

/** Nothing stands in the way; what is left to ask is whether the run proves enough for GO. */
function ruleOnProof(input: VerdictInput): Ruling {
  if (input.isDryRun) return holdBecause('dry-run');
  if (input.isPartial) return holdBecause('partial');
  if (input.gateClosed !== undefined) {
    return holdBecause('gate-closed', boundText(input.gateClosed, MAX_WHY) || undefined);
  }
  const isExempt = !input.isApplicable && !input.phases.includes(ROLLBACK);
  if (isExempt && input.items.length === 0) {
    const because = VERDICT_REASONS['not-applicable'];
    return { verdict: 'GO', reason: 'not-applicable', because, decisive: [] };
  }
  const blocking = input.items.filter((item) => item.blocking);
  if (!blocking.some((item) => item.outcome === 'pass')) return holdBecause('nothing-proved');
  return { verdict: 'GO', reason: 'passed', because: renderPassed(blocking), decisive: [] };
}

function countOutcomes(items: readonly GateItem[]): Record<Outcome, number> {
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0]));
  for (const { outcome } of items) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts as Record<Outcome, number>;
}

function decideExitCode(verdict: VerdictName, input: VerdictInput): number {
  if (input.mode === 'observe') return EXIT.go;
  if (input.phases.length === 1 && input.phases[0] === ROLLBACK) {
    return verdict === 'GO' ? EXIT.rolledBack : EXIT.rollbackFailed;
  }
  return { GO: EXIT.go, 'NO-GO': EXIT.noGo, HOLD: EXIT.hold }[verdict];
}

/**
 * The one verdict of a run (design §4). `decisive` are the items that stand in the way; it is empty
 * where none does. Throws RangeError on a broken caller: an id twice, an unknown outcome, an item
 * of a phase that was not run.
 */
export function decideVerdict(input: VerdictInput): Verdict {
  requireSoundItems(input);
  const obstacles = findObstacles(input);
  const [worst] = obstacles;
  const ruling =
    worst === undefined ? ruleOnProof(input) : ruleOnObstacles(obstacles, worst.outcome);
  return {
    ...ruling,
    counts: countOutcomes(input.items),
    exitCode: decideExitCode(ruling.verdict, input),
    rollback: adviseRollback(input.triggers, input.phases, input.isDryRun),
  };
}
