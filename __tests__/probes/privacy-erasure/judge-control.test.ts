import { describe, expect, it } from '@jest/globals';
import type { PrivacyErasureEvidence } from '../../../src/probes/privacy-erasure/evidence.ts';
import { base, columns, invariant, judged, saying, store } from './erasure-judged.ts';

const control = (rest: Partial<PrivacyErasureEvidence['control']>) => ({
  control: { ...base.control, ...rest },
});

describe('the control of an erasure', () => {
  const listed = columns(12, 'users.').join(', ');

  it.each<[string, string[], number, string]>([
    ['one column', ['users.c0'], 1, 'users.c0'],
    ['as many as are named', columns(12, 'users.'), 12, listed],
    ['one more', columns(13, 'users.'), 13, `${listed} and 1 more`],
    ['more than are listed', columns(13, 'users.'), 60, `${listed} and 48 more`],
  ])('holds where the person was not found before: %s', async (_, unseen, unseenCount, named) => {
    const where = ['before the erasure', 'every marker to be found', `not in ${named}`] as const;
    const remedy =
      'What is stored encrypted or in another form can’t be searched: prove that its key is destroyed, and `exclude` the column with that reason.';
    const result = await judged(control({ unseen, unseenCount }));
    const { summary, ...rest } = saying('inconclusive', 'control-failed', where, remedy);
    expect(result).toEqual({ ...rest, summary: summary.slice(0, 400) });
  });

  it('holds where the search is blind', async () => {
    expect(await judged(control({ encodings: ['base64', 'bytea'] }))).toEqual(
      saying(
        'inconclusive',
        'control-failed',
        ['search', 'every encoding', 'blind to base64, bytea'],
        'Look at settings such as `bytea_output`: what the server writes otherwise can’t be searched.',
      ),
    );
  });
});

describe('the person of an erasure', () => {
  it('holds without a column that carries a marker, and is enough with one', async () => {
    const person = { ...base.person, columns: 0 };
    expect(await judged({ person })).toEqual(
      saying(
        'inconclusive',
        'no-data',
        ['person', 'columns of free content', 'none'],
        'Name the table of people in `person.table`, and add `links` where no foreign key is declared.',
      ),
    );
    expect((await judged({ person: { ...person, columns: 1 } })).outcome).toBe('pass');
  });

  it('holds where a column is linked to nothing', async () => {
    expect(await judged({ unlinked: ['news.user_id'] })).toEqual(
      saying(
        'inconclusive',
        'no-data',
        [
          'news.user_id',
          'to be linked to the person, or excluded',
          'no foreign key: no row of the canary was put there',
        ],
        'Add `links: { news.user_id: table.key }`, or `exclude` the column with a reason.',
      ),
    );
  });
});

describe('an invariant that shows nothing', () => {
  const remedy = 'Let it ask for rows that are there before and after.';
  const held = saying('inconclusive', 'no-data', ['sums agree', 'rows to compare', 'none'], remedy);
  const asked = { invariants: { 'sums agree': 'select sum(total) from invoices' } };

  it('holds where it has no rows', async () => {
    const invariants = [invariant({ isEmpty: true })];
    expect(await judged({ invariants }, asked)).toEqual(held);
    expect(await judged({ invariants })).toEqual(held);
  });

  it('holds where the evidence has nothing of it', async () => {
    expect(await judged({ invariants: [] }, asked)).toEqual(held);
    const other = [invariant({ name: 'orders agree' })];
    expect(await judged({ invariants: other }, asked)).toEqual(held);
  });
});

describe('a store that shows nothing', () => {
  const scan = 'redis-dump';
  const never = saying(
    'inconclusive',
    'control-failed',
    ['store redis', 'the person before the erasure', 'nothing'],
    'Let `prepare` put the person there, or write `holds: false` if it never should be.',
  );
  const unknown = saying('inconclusive', 'no-data', [
    'store redis',
    'a search of it',
    'none in the evidence',
  ]);

  it('holds where the person was not in it before', async () => {
    const stores = [{ name: 'redis', scan }];
    expect(await judged({ stores: [store({ before: [] })] }, { stores })).toEqual(never);
    expect((await judged({ stores: [store()] }, { stores })).outcome).toBe('pass');
  });

  it('may hold nobody where the plan says so', async () => {
    const stores = [{ name: 'redis', scan, holds: false }];
    expect((await judged({ stores: [store({ before: [] })] }, { stores })).outcome).toBe('pass');
  });

  it.each<[string, string[], object]>([
    ['nothing', [], unknown],
    ['another store', ['memcached'], unknown],
  ])('holds where the evidence has %s', async (_, names, held) => {
    const stores = [{ name: 'redis', scan, holds: false }];
    const seen = names.map((name) => store({ name }));
    expect(await judged({ stores: seen }, { stores })).toEqual(held);
  });

  it('is not excused by another of its name', async () => {
    const stores = [
      { name: 'redis', scan, holds: false },
      { name: 'redis', scan: 'redis-dump 1' },
    ];
    const empty = store({ before: [] });
    expect(await judged({ stores: [empty, empty] }, { stores })).toEqual(never);
    expect((await judged({ stores: [empty, store()] }, { stores })).outcome).toBe('pass');
  });
});
