import type { RoundTripEvidence, Trip } from './evidence.ts';
import type { RoundTripOptions } from './options.ts';

/** Which losses of a trip the plan declares. */
export interface Acceptance {
  /** Every loss of this trip: it is of one migration, which is declared. */
  readonly isAll: boolean;
  acceptsTable(table: string): boolean;
  acceptsSequence(name: string): boolean;
}

/**
 * The trip of one migration is declared by its revision. On the whole way a loss is accepted where
 * a declared migration, tried by itself, touches the same table: another one hides behind none.
 */
export function findAcceptance(
  trip: Trip,
  { trips }: RoundTripEvidence,
  { allow, declared }: RoundTripOptions,
): Acceptance {
  const isDeclared = (one: Trip): boolean =>
    allow === 'lossy' &&
    one.revisions.length === 1 &&
    Object.hasOwn(declared, one.revisions[0] ?? '');
  const isAll = isDeclared(trip);
  const known = trips.filter((one) => !one.isWhole && isDeclared(one));
  return {
    isAll,
    acceptsTable: (table) =>
      isAll || (trip.isWhole && known.some(({ touched }) => touched?.includes(table))),
    acceptsSequence: (name) => isAll || (trip.isWhole && known.some((one) => isBehind(one, name))),
  };
}

function isBehind({ back }: Trip, sequence: string): boolean {
  return back?.sequences.shown.some(({ name }) => name === sequence) ?? false;
}
