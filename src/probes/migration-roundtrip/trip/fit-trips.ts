import type { Back, Differences, Trip } from '../evidence.ts';
import { dropCommon } from './drop-common.ts';

/** Of the 64 KiB of evidence; redaction may make it a little longer. */
const MAX_BYTES = 48 * 1024;
const LIMITS = [100, 25, 8, 3, 1, 0] as const;

/** Trips with as many examples as there is room for; how many there were is always said. */
export function fitTrips(trips: readonly Trip[]): Trip[] {
  const told = trips.map(dropCommon);
  const tries = LIMITS.map((limit) => told.map((trip) => shorten(trip, limit)));
  const fitting = tries.find((one) => Buffer.byteLength(JSON.stringify(one)) <= MAX_BYTES);
  return fitting ?? tries.at(-1) ?? [];
}

function shorten(trip: Trip, limit: number): Trip {
  const { contractions, samples, back, again, writes, touched } = trip;
  return {
    ...trip,
    // One alone would be read as a trip of one migration, which may be declared.
    revisions: trip.revisions.slice(0, Math.max(2, limit)),
    ...(contractions === undefined ? {} : { contractions: shortenList(contractions, limit) }),
    ...(touched === undefined ? {} : { touched: touched.slice(0, limit) }),
    ...(samples === undefined ? {} : { samples: shortenSamples(samples, limit) }),
    ...(back === undefined ? {} : { back: shortenBack(back, limit) }),
    ...(again === undefined
      ? {}
      : { again: { ...again, schema: shortenList(again.schema, limit) } }),
    ...(writes === undefined
      ? {}
      : {
          writes: {
            ...writes,
            tables: writes.tables.slice(0, limit),
            changedTables: writes.changedTables.slice(0, limit),
            back: shortenBack(writes.back, limit),
            again: { ...writes.again, schema: shortenList(writes.again.schema, limit) },
          },
        }),
  };
}

function shortenBack(back: Back, limit: number): Back {
  const losses = back.losses.shown
    .slice(0, limit)
    .map((one) => ({ ...one, columns: one.columns.slice(0, Math.max(1, limit)) }));
  return {
    ...back,
    schema: shortenList(back.schema, limit),
    losses: { total: back.losses.total, shown: losses },
    sequences: { ...back.sequences, shown: back.sequences.shown.slice(0, limit) },
  };
}

function shortenList({ total, shown }: Differences, limit: number): Differences {
  return { total, shown: shown.slice(0, limit) };
}

/** The poorest come first, so that what is left out is not what decides: one is always kept. */
function shortenSamples(
  { leftOut, shown }: NonNullable<Trip['samples']>,
  limit: number,
): NonNullable<Trip['samples']> {
  const kept = shown.slice(0, Math.max(1, limit));
  return { leftOut: leftOut + shown.length - kept.length, shown: kept };
}
