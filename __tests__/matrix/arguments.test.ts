import { describe, expect, it } from '@jest/globals';
import type { Defect } from '../../scripts/matrix/cell.ts';
import { varyPlan } from '../../scripts/matrix/plan-variant.ts';
import { chooseDefects, readArguments } from '../../scripts/matrix/read-arguments.ts';

const defects = ['a', 'b', 'c', 'd', 'e'].map(
  (name, index) => ({ name, item: index + 1 }) as Defect,
);
const choose = (...given: readonly string[]) =>
  chooseDefects(defects, readArguments(given))
    .map(({ name }) => name)
    .join('');

describe('the defects that are tried', () => {
  it.each([
    [[], 'abcde'],
    [['--only', '2,4'], 'bd'],
    [['--defect', 'c', '--defect', 'a'], 'ac'],
    [['--shard', '1/2'], 'ace'],
    [['--shard', '2/2'], 'bd'],
    [['--shard', '3/7'], 'c'],
  ])('%j: %s', (given, expected) => {
    expect(choose(...given)).toBe(expected);
  });

  it.each([
    [['--only', 'x'], /--only takes whole numbers/],
    [['--shard', '3/2'], /--shard takes a part/],
    [['--shard', '0/2'], /--shard takes a part/],
    [['--defect', 'zz'], /no defect zz/],
    [['--wrong'], /wrong/],
  ])('%j: an error', (given, message) => {
    expect(() => choose(...given)).toThrow(message);
  });
});

const plan = `version: 1
mode: enforce
phases:
  pre-deployment:
    - item: A
      manual: { ask: Look. }
    - item: B
      command: { run: 'true' }
  rollback:
    steps:
      - { item: C, manual: {} }
`;

describe('the plan of a run', () => {
  it('leaves out what people do, in every phase', () => {
    const text = varyPlan(plan, { mode: 'observe', isWithoutPeople: true, replace: [], omit: [] });
    expect(text).toContain('mode: observe');
    expect(text.match(/skip:/g)).toHaveLength(2);
    expect(text).toMatch(/item: B\n {6}command/);
  });

  it('leaves out what would be the same again', () => {
    const variant = { mode: 'observe', isWithoutPeople: false, replace: [] } as const;
    const text = varyPlan(plan, { ...variant, omit: ['command'] });
    expect(text.match(/skip:/g)).toHaveLength(1);
    expect(text).toMatch(/item: B\n {6}command: .*\n {6}skip:/);
  });

  it('can be changed by a defect, once', () => {
    const replace = [{ from: "run: 'true'", to: "run: 'false'" }];
    const variant = { mode: 'enforce', isWithoutPeople: false, omit: [] } as const;
    expect(varyPlan(plan, { ...variant, replace })).toContain("run: 'false'");
    expect(() => varyPlan(plan, { ...variant, replace: [{ from: 'item', to: '' }] })).toThrow(
      /not once/,
    );
  });
});
