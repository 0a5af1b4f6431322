import { compileGlobs } from '../domain/glob.ts';
import type { Condition, PlannedItem } from '../domain/item.ts';
import { type Outcome, satisfiesNeed } from '../domain/outcome.ts';
import { type Refusal, refuseForNeeds } from './refusal.ts';
import type { EngineRequest } from './request.ts';

type Setting = Pick<EngineRequest, 'subject' | 'context'>;

/**
 * Outcome of an item that has ended, in this phase or an earlier one; undefined if it is not known.
 */
export type OutcomeOf = (id: string) => Outcome | undefined;

function skipFor(summary: string): Refusal {
  return { outcome: 'skip', reason: 'condition', summary };
}

/** An empty list restricts nothing: to run is the safe side. */
function misses(allowed: readonly string[] | undefined, seen: string): boolean {
  return allowed !== undefined && allowed.length > 0 && !allowed.includes(seen);
}

/** Paths that could not be read decide nothing, and the item runs. */
function touchesNothing(condition: Condition, paths: readonly string[] | undefined): boolean {
  if (condition.paths === undefined || condition.paths.length === 0) return false;
  return paths !== undefined && !paths.some(compileGlobs(condition.paths));
}

function decideCondition(condition: Condition, { subject, context }: Setting): Refusal | undefined {
  if (misses(condition.environment, subject.environment)) {
    const wanted = condition.environment?.join(', ');
    return skipFor(`\`if\` asks for environment ${wanted}; this is ${subject.environment}.`);
  }
  if (misses(condition.event, context.event)) {
    const wanted = condition.event?.join(', ');
    return skipFor(`\`if\` asks for event ${wanted}; this is ${context.event}.`);
  }
  if (touchesNothing(condition, context.paths)) {
    return skipFor(`\`if\` asks for a change of ${condition.paths?.join(', ')}; none is touched.`);
  }
  return undefined;
}

/**
 * What the plan and the run alone say about an item, whatever other items do; undefined: it may
 * run.
 */
export function decideBefore(item: PlannedItem, setting: Setting): Refusal | undefined {
  // Without a reason it is no declaration, and the item runs.
  if (item.skip !== undefined && item.skip.trim() !== '') {
    return { outcome: 'skip', reason: 'skipped', summary: item.skip };
  }
  const { environment } = setting.subject;
  if (misses(item.environments, environment)) {
    return skipFor(`Applies to ${item.environments?.join(', ')}; this is ${environment}.`);
  }
  const unconditional = item.if === undefined ? undefined : decideCondition(item.if, setting);
  if (unconditional !== undefined) return unconditional;
  if (!setting.context.dryRun || item.blast === 'read') return undefined;
  return {
    outcome: 'inconclusive',
    reason: 'dry-run',
    summary: `A dry run executes nothing but reads; this is ${item.blast}.`,
    remedy: 'Run without `dry-run` to execute it.',
  };
}

/** Nobody measured it, so no condition on it can be called true or false. */
function isUndecided(outcome: Outcome | undefined): boolean {
  return outcome === undefined || ['pending', 'inconclusive', 'error'].includes(outcome);
}

function describeNeed(id: string, wanted: string, outcome: Outcome | undefined) {
  const seen = outcome ?? 'no result in this run or in a report that counts';
  return { expected: `\`${id}\` to be ${wanted}`, seen, where: id };
}

function listNeeds(unmet: readonly ReturnType<typeof describeNeed>[]): Refusal {
  const names = unmet.map((one) => `\`${one.where}\` (${one.seen})`).join(', ');
  return refuseForNeeds(`Needs what is not there: ${names}.`, unmet);
}

/** The part of `if` that looks at other items: decided only by items that were measured. */
function decideOutcomes(condition: Condition, outcomeOf: OutcomeOf): Refusal | undefined {
  const asked = Object.entries(condition.outcome ?? {}).map(([id, wanted]) => ({
    id,
    wanted,
    outcome: outcomeOf(id),
  }));
  const missed = asked.filter((one) => !wanted(one.wanted, one.outcome));
  const undecided = missed.filter((one) => isUndecided(one.outcome));
  if (undecided.length > 0) {
    return listNeeds(
      undecided.map((one) => describeNeed(one.id, one.wanted.join(' or '), one.outcome)),
    );
  }
  const [first] = missed;
  if (first === undefined) return undefined;
  return skipFor(
    `\`if\` asks for \`${first.id}\`: ${first.wanted.join(', ')}; it is ${first.outcome}.`,
  );
}

function wanted(list: readonly Outcome[], outcome: Outcome | undefined): boolean {
  return outcome !== undefined && list.includes(outcome);
}

/**
 * What other items say about an item, once they have ended; undefined: it may run. An outcome that
 * `if` asks for satisfies the need for that item too: the plan names it.
 */
export function decideNeeds(item: PlannedItem, outcomeOf: OutcomeOf): Refusal | undefined {
  const conditional = item.if === undefined ? undefined : decideOutcomes(item.if, outcomeOf);
  if (conditional !== undefined) return conditional;
  const unmet = item.needs.filter((id) => {
    const outcome = outcomeOf(id);
    const isAskedFor = Object.hasOwn(item.if?.outcome ?? {}, id);
    return outcome === undefined || !(isAskedFor || satisfiesNeed(outcome));
  });
  if (unmet.length === 0) return undefined;
  const wants = 'pass, warn, waived or skip';
  return listNeeds(unmet.map((id) => describeNeed(id, wants, outcomeOf(id))));
}

/** Ids that have to end before `decideNeeds` can answer. */
export function listAwaited(item: PlannedItem): string[] {
  return [...item.needs, ...Object.keys(item.if?.outcome ?? {})];
}
