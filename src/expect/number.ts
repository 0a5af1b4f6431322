import type { Finding } from '../domain/report.ts';
import type { NumberExpectation } from './schema.ts';

type Bound = keyof NumberExpectation;

const BOUNDS: Readonly<
  Record<Bound, { says: string; holds(value: number, limit: number): boolean }>
> = {
  equals: { says: 'exactly', holds: (value, limit) => value === limit },
  min: { says: 'at least', holds: (value, limit) => value >= limit },
  max: { says: 'at most', holds: (value, limit) => value <= limit },
  above: { says: 'more than', holds: (value, limit) => value > limit },
  below: { says: 'less than', holds: (value, limit) => value < limit },
};

/** One finding for each limit that the number breaks; NaN and the infinities meet none. */
export function matchNumber(
  value: number,
  expectation: NumberExpectation,
  where: string,
  unit = '',
): Finding[] {
  const suffix = unit === '' ? '' : ` ${unit}`;
  const seen = `${value}${suffix}`;
  if (!Number.isFinite(value)) return [{ expected: 'a finite number', seen, where }];
  return (Object.keys(BOUNDS) as Bound[]).flatMap((bound) => {
    const limit = expectation[bound];
    if (limit === undefined || BOUNDS[bound].holds(value, limit)) return [];
    return [{ expected: `${BOUNDS[bound].says} ${limit}${suffix}`, seen, where }];
  });
}
