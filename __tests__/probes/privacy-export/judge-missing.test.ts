import { describe, expect, it } from '@jest/globals';
import { first, judged } from './export-judged.ts';

const names = (count: number) => Array.from({ length: count }, (_, at) => `users.c${at}`);
const listed = (count: number, name = 'users.c') =>
  Array.from({ length: count }, (_, at) => `${name}${at}`).join(', ');

const missing = (columns: string[], missingCount = columns.length) =>
  first({ missing: columns, missingCount });

describe('what is missing in an export', () => {
  const expected = 'every column of the person in the export';
  const them =
    'Export users.c0 and the others, or write into `exclude` why the person does not get them.';

  it.each<[string, string[], string, string]>([
    [
      'one column',
      ['users.email'],
      '1 missing: email',
      'Export users.email, or write into `exclude` why the person does not get it.',
    ],
    [
      'two columns',
      ['users.email', 'users.phone'],
      '2 missing: email, phone',
      'Export users.email and the others, or write into `exclude` why the person does not get them.',
    ],
    ['as many as are named', names(12), `12 missing: ${listed(12, 'c')}`, them],
    ['one more', names(13), `13 missing: ${listed(12, 'c')} and 1 more`, them],
  ])('fails: %s', async (_, columns, seen, remedy) => {
    expect(await judged(missing(columns))).toEqual({
      outcome: 'fail',
      reason: 'assertion',
      summary: `users: expected ${expected}, seen ${seen}.`,
      findings: [{ where: 'users', expected, seen }],
      remedy,
    });
  });

  it('fails where more is missing than is listed', async () => {
    expect(await judged(missing(['users.password_hash'], 3))).toEqual({
      outcome: 'fail',
      reason: 'assertion',
      summary: 'export: expected every column of the person, seen 2 more are missing.',
      findings: [
        { where: 'export', expected: 'every column of the person', seen: '2 more are missing' },
      ],
    });
  });
});

describe('a column that the plan excludes', () => {
  it.each<[string, string[], string[]]>([
    ['the column itself', ['users.note'], []],
    ['it in the schema that needs no name, by its name', ['public.users.note'], []],
    ['it in the only other schema', ['users.note', 'crm.x.note'], ['crm.x']],
    [
      'no table of the same name elsewhere beside it',
      ['users.note', 'crm.users.note'],
      ['crm.users'],
    ],
    [
      'no two of the same name elsewhere',
      ['crm.users.note', 'hr.users.note'],
      ['crm.users', 'hr.users'],
    ],
    ['no column whose name begins so', ['users.note2'], ['users']],
    ['no table whose name ends so', ['crm.old_users.note'], ['crm.old_users']],
  ])('is by one rule %s', async (_, columns, tables) => {
    const result = await judged(missing(columns), { exclude: { 'users.note': 'a reason' } });
    expect(result.findings.map(({ where }) => where)).toEqual(tables);
    expect(result.outcome).toBe(tables.length === 0 ? 'pass' : 'fail');
  });

  it('is counted', async () => {
    const because = { exclude: { 'users.a': 'a reason', 'users.b': 'a reason' } };
    expect(await judged(missing(['users.a', 'users.b']), because)).toEqual({
      outcome: 'pass',
      summary:
        '22 of 24 marked columns of 9 tables are in the export, 2 are excluded, and nothing of a second person.',
      findings: [],
    });
  });
});
