import { describe, expect, it } from '@jest/globals';
import * as django from '../../../src/toolbox/migrations/django/parse.ts';
import { MARK } from '../../../src/toolbox/migrations/marked-json.ts';
import * as prisma from '../../../src/toolbox/migrations/prisma/parse.ts';
import { findDuplicates, parseVersions } from '../../../src/toolbox/migrations/rails/versions.ts';
import { lastOf } from '../../../src/toolbox/migrations/steps.ts';
import { makeRun } from './make-run.ts';

describe('Django', () => {
  const graph = (rest: object = {}) =>
    django.parseGraph(
      makeRun({
        stdout: `8 objects imported automatically\n${MARK}${JSON.stringify({
          steps: [
            ['auth.0001', []],
            ['crm.0001', []],
            ['crm.0002', ['crm.0001', 'auth.0001']],
          ],
          leaves: ['auth.0001', 'crm.0002'],
          applied: ['auth.0001', 'crm.0001', 'crm.0002', 'gone.0007'],
          ...rest,
        })}\n`,
      }),
    );

  it('is at the last of each app, whatever stands on it elsewhere', () => {
    expect(django.lastOfApps(graph())).toEqual(['auth.0001', 'crm.0002', 'gone.0007']);
    expect(django.lastOfApps(graph({ applied: [] }))).toEqual([]);
  });

  it('has a fork where an app has two leaves', () => {
    expect(django.findForks(['auth.0001', 'crm.0003_a', 'crm.0003_b'])).toEqual([
      { of: 'crm', heads: ['crm.0003_a', 'crm.0003_b'] },
    ]);
    expect(django.findForks(['auth.0001', 'crm.0003_a'])).toEqual([]);
  });

  it.each([
    [0, 'No changes detected\n', '', 'none', []],
    [
      1,
      "hello\nMigrations for 'crm':\n    + Add field paid to order\n",
      '',
      'found',
      ["Migrations for 'crm':", '+ Add field paid to order'],
    ],
    [3, 'Field `paid` not migrated', '', 'found', ['Field `paid` not migrated']],
    [
      1,
      '',
      'CommandError: Conflicting migrations',
      'unknown',
      ['CommandError: Conflicting migrations'],
    ],
    [0, '', '', 'unknown', []],
  ])('judges drift by exit code and words: %s', (exitCode, stdout, stderr, state, lines) => {
    expect(django.parseDrift(makeRun({ exitCode, stdout, stderr }))).toEqual({ state, lines });
  });

  it('is no answer without our mark, or with an exit code', () => {
    expect(() => django.parseGraph(makeRun({ stdout: '{}' }))).toThrow(/did not answer/);
    expect(() => django.parseGraph(makeRun({ stdout: `${MARK}{`, exitCode: 0 }))).toThrow(/JSON/);
    expect(() => django.parseGraph(makeRun({ exitCode: 1, stderr: 'KeyError: x' }))).toThrow(
      /ended with 1: KeyError: x/,
    );
  });
});

/** Rails and Prisma are not installed here: answers as their sources and documentation write them. */
describe('Rails', () => {
  const read = (files: string[][], applied: string[]) =>
    parseVersions(makeRun({ stdout: `\n${MARK}${JSON.stringify({ files, applied })}` }));
  const files = [
    ['20240301000000', 'AddNotes', 'c.rb'],
    ['20240101000000', 'CreateCustomers', 'a.rb'],
    ['20240201000000', 'CreateOrders', 'b.rb'],
  ];

  it('is a list in the order of versions', () => {
    const { steps, applied } = read(files, ['20240101000000', '20240201000000']);
    expect(steps.map(({ title }) => title)).toEqual([
      'CreateCustomers',
      'CreateOrders',
      'AddNotes',
    ]);
    expect(lastOf(steps, applied)).toEqual(['20240201000000']);
  });

  it('knows that one in the middle was left out', () => {
    const { steps, applied } = read(files, ['20240101000000', '20240301000000']);
    expect(lastOf(steps, applied)).toEqual(['20240101000000', '20240301000000']);
  });

  it('has a fork where two files have one version', () => {
    const { steps } = read([...files, ['20240301000000', 'AddTags', 'd.rb']], []);
    expect(findDuplicates(steps)).toEqual([
      { of: '20240301000000', heads: ['AddNotes', 'AddTags'] },
    ]);
  });
});

describe('Prisma', () => {
  it('is a list of folders', () => {
    const text = '20240201000000_orders/\n20240101000000_init/\nmigration_lock.toml\n';
    expect(prisma.parseFolders(text)).toEqual([
      { revision: '20240101000000_init', title: 'init', parents: [] },
      { revision: '20240201000000_orders', title: 'orders', parents: ['20240101000000_init'] },
    ]);
  });

  it('says by words what is pending', () => {
    const pending = (exitCode: number, stdout: string) => [
      ...prisma.parsePending(makeRun({ exitCode, stdout })),
    ];
    expect(pending(0, '2 migrations found\n\nDatabase schema is up to date!\n')).toEqual([]);
    const text =
      '2 migrations found in prisma/migrations\nFollowing migrations have not yet been applied:\n20240101000000_init\n20240201000000_orders\n\nTo apply migrations in development run prisma migrate dev.\n';
    expect(pending(1, text)).toEqual(['20240101000000_init', '20240201000000_orders']);
    expect(pending(1, 'Following migration have not yet been applied:\n2_b')).toEqual(['2_b']);
  });

  it.each([
    'Error: P1001: Can’t reach database server',
    'Following migrations have failed:\n20240201000000_orders\n',
    'The migrations from the database are not found locally in prisma/migrations:\n1_x\n\nThe migration have not yet been applied:\n2_b\n',
  ])('does not guess where the history is broken: %s', (stdout) => {
    expect(() => prisma.parsePending(makeRun({ exitCode: 1, stdout }))).toThrow(/ended with 1/);
  });

  it('judges its diff by three exit codes', () => {
    const state = (exitCode: number) => prisma.parseDiff(makeRun({ exitCode })).state;
    expect([0, 1, 2, 130].map(state)).toEqual(['none', 'unknown', 'found', 'unknown']);
  });

  it('knows its version and its schema', () => {
    expect(prisma.parseMajor('prisma               : 6.19.0\n@prisma/client : 7.0.0')).toBe(6);
    expect(() => prisma.parseMajor('hello')).toThrow(/which version/);
    expect(prisma.findSchema([])).toBe('prisma/schema.prisma');
    expect(prisma.findSchema(['--schema', 'db/s.prisma'])).toBe('db/s.prisma');
    expect(prisma.findSchema(['--schema=x.prisma'])).toBe('x.prisma');
  });
});
