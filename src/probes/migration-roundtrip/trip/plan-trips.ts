import { ProbeError } from '../../../domain/errors.ts';
import type { MigrationStep } from '../../../toolbox/migrations/contract.ts';
import { closeOver, lastOf, stepsBetween } from '../../../toolbox/migrations/steps.ts';
import type { RoundTripOptions } from '../options.ts';
import type { TripPlan } from './make-trip.ts';

/** Each makes several copies of the data. */
const MAX_STEPS = 50;

/** A trip for each migration, and one for all together, which is the last; none if none is due. */
export function planTrips(
  options: RoundTripOptions,
  steps: readonly MigrationStep[] | undefined,
  from: readonly string[],
  to: readonly string[],
): readonly TripPlan[] {
  if (isSame(from, to)) return [];
  const { write } = options;
  const pending = steps === undefined ? undefined : stepsBetween(steps, from, to);
  if (pending?.length === 0) return [];
  const revisions = pending?.map(({ revision }) => revision) ?? to;
  const whole: TripPlan = { from, to, target: undefined, revisions, isWhole: true, write };
  const isOne = pending === undefined || pending.length === 1;
  if (steps === undefined || options.steps === 'together' || isOne) return [whole];
  if (pending.length > MAX_STEPS) throw tooMany(pending.length);
  const each = planEach(steps, pending, from);
  return canGoBackByOne(options, each) ? [...each, whole] : [whole];
}

function planEach(
  steps: readonly MigrationStep[],
  pending: readonly MigrationStep[],
  from: readonly string[],
): readonly TripPlan[] {
  const applied = new Set(closeOver(steps, from));
  return pending.map(({ revision }) => {
    const before = lastOf(steps, applied);
    applied.add(revision);
    const to = lastOf(steps, applied);
    return { from: before, to, target: revision, revisions: [revision], isWhole: false };
  });
}

/** Alembic can’t go back to one of two branches: those make the trip together. */
function canGoBackByOne({ adapter }: RoundTripOptions, plans: readonly TripPlan[]): boolean {
  const isAlembic = adapter === 'alembic' || adapter === 'flask-migrate';
  return !isAlembic || plans.every(({ from, to }) => from.length <= 1 && to.length <= 1);
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((revision) => other.includes(revision));
}

function tooMany(count: number): ProbeError {
  return new ProbeError('config', `${count} migrations are due: too many to try each.`, {
    remedy: 'Start from what is deployed, or write `steps: together`.',
  });
}
