import type { Mark } from '../../../expect/mark.ts';

export function violate(where: string, expected: string, seen: string, remedy?: string): Mark {
  return { outcome: 'fail', reason: 'assertion', finding: { where, expected, seen }, remedy };
}

export function exceed(where: string, expected: string, seen: string, remedy?: string): Mark {
  return { outcome: 'fail', reason: 'threshold', finding: { where, expected, seen }, remedy };
}

export function hold(where: string, expected: string, seen: string, remedy?: string): Mark {
  return { outcome: 'inconclusive', reason: 'no-data', finding: { where, expected, seen }, remedy };
}

/** Too little was measured to say how long it takes. */
export function doubt(where: string, expected: string, seen: string, remedy?: string): Mark {
  const finding = { where, expected, seen };
  return { outcome: 'inconclusive', reason: 'insufficient-samples', finding, remedy };
}
