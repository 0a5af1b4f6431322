import type { Mark } from '../../../expect/mark.ts';

export const IDLE = 'Rehearse it again, on a scratch server that has less to do.';

export function violate(where: string, expected: string, seen: string, remedy?: string): Mark {
  return { outcome: 'fail', reason: 'assertion', finding: { where, expected, seen }, remedy };
}

export function exceed(where: string, expected: string, seen: string, remedy?: string): Mark {
  return { outcome: 'fail', reason: 'threshold', finding: { where, expected, seen }, remedy };
}
