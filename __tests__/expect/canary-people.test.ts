import { expect, it } from '@jest/globals';
import { tellUnmarked } from '../../src/expect/canary-people.ts';

const columns = (names: readonly string[], why = 'a choice of fixed values') =>
  names.map((column) => ({ column, why }));
const told = (names: string) => ` Not looked for, since no mark fits into it: ${names}.`;

it.each([
  [[], 0, ''],
  [columns(['users.note'], 'excluded'), 1, ''],
  [columns(['users.country']), 1, told('users.country')],
  [
    [...columns(['users.note'], 'excluded'), ...columns(['users.role', 'users.country'])],
    3,
    told('users.role, users.country'),
  ],
  [columns(['t.a', 't.b', 't.c', 't.d', 't.e']), 5, told('t.a, t.b, t.c, t.d, t.e')],
  [
    columns(['t.a', 't.b', 't.c', 't.d', 't.e', 't.f']),
    6,
    told('t.a, t.b, t.c, t.d, t.e and 1 more'),
  ],
  [columns(['t.a']), 60, told('t.a and 59 more')],
])('columns without a mark are told by name: %j of %i', (unmarked, unmarkedCount, text) => {
  expect(tellUnmarked({ unmarked, unmarkedCount })).toBe(text);
});
