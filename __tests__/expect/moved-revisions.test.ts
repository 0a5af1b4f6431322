import { expect, it } from '@jest/globals';
import { listMoved, showRevisions } from '../../src/expect/moved-revisions.ts';

it.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b', 'c'], 'a, b, c'],
  [['a', 'b', 'c', 'd'], 'a, b, c and 1 more'],
  [['a', 'b', 'c', 'd', 'e'], 'a, b, c and 2 more'],
])('shows %j as "%s"', (revisions, shown) => {
  expect(showRevisions(revisions)).toBe(shown);
});

it.each([
  ['those that the others lack', ['crm.1', 'shop.4'], ['crm.2', 'shop.4'], ['crm.1']],
  ['all where none is common', ['a', 'b'], ['c'], ['a', 'b']],
  ['all where none moved', ['a', 'b'], ['b', 'a', 'c'], ['a', 'b']],
  ['none of none', [], ['a'], []],
])('lists %s', (_, revisions, others, moved) => {
  expect(listMoved(revisions, others)).toEqual(moved);
});
