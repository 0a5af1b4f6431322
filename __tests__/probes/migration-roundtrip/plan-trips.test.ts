import { describe, expect, it } from '@jest/globals';
import { declaration } from '../../../src/probes/migration-roundtrip/options.ts';
import { planTrips } from '../../../src/probes/migration-roundtrip/trip/plan-trips.ts';

const ask = (rest: object = {}) =>
  declaration.options.parse({
    adapter: 'alembic',
    from: { revision: 'a' },
    scratch: { dsn: 'postgresql://localhost/x' },
    ...rest,
  });
const step = (revision: string, ...parents: string[]) => ({ revision, title: '', parents });
const LINE = [step('a'), step('b', 'a'), step('c', 'b')];
const DIAMOND = [step('a'), step('b', 'a'), step('c', 'a'), step('d', 'b', 'c')];

const brief = (plans: ReturnType<typeof planTrips>) =>
  plans.map(({ from, to, isWhole }) => `${from.join('+')}>${to.join('+')}${isWhole ? '!' : ''}`);

describe('planTrips', () => {
  it('tries each migration, and then all together', () => {
    expect(brief(planTrips(ask(), LINE, ['a'], ['c']))).toEqual(['a>b', 'b>c', 'a>c!']);
    expect(brief(planTrips(ask(), LINE, [], ['c']))).toEqual(['>a', 'a>b', 'b>c', '>c!']);
  });

  it('makes one trip of one migration, or where it is told to', () => {
    expect(brief(planTrips(ask(), LINE, ['b'], ['c']))).toEqual(['b>c!']);
    expect(brief(planTrips(ask({ steps: 'together' }), LINE, ['a'], ['c']))).toEqual(['a>c!']);
    expect(brief(planTrips(ask(), undefined, ['a'], ['c']))).toEqual(['a>c!']);
  });

  it('makes none where nothing is due', () => {
    expect(planTrips(ask(), LINE, ['c'], ['c'])).toEqual([]);
    expect(planTrips(ask(), LINE, ['c'], ['b'])).toEqual([]);
  });

  it('goes through branches together with Alembic, and one by one with Django', () => {
    expect(brief(planTrips(ask(), DIAMOND, ['a'], ['d']))).toEqual(['a>d!']);
    const django = ask({ adapter: 'django' });
    expect(brief(planTrips(django, DIAMOND, ['a'], ['d']))).toEqual([
      'a>b',
      'b>b+c',
      'b+c>d',
      'a>d!',
    ]);
  });

  it('does not try each of very many', () => {
    const many = Array.from({ length: 60 }, (_, at) =>
      step(`r${at}`, ...(at ? [`r${at - 1}`] : [])),
    );
    expect(() => planTrips(ask(), many, ['r0'], ['r59'])).toThrow(/59 migrations are due/);
    expect(planTrips(ask({ steps: 'together' }), many, ['r0'], ['r59'])).toHaveLength(1);
  });
});
