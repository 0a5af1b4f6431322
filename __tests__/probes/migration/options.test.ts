import { expect, it } from '@jest/globals';
import { declaration } from '../../../src/probes/migration/options.ts';

const base = {
  adapter: 'alembic',
  scratch: { dsn: 'postgresql://scratch' },
  from: { revision: 'a1' },
};
const commands = { heads: 'h', current: 'c', upgrade: 'u' };

it('fills in what is usual', () => {
  expect(declaration.options.parse(base)).toMatchObject({
    directory: '.',
    databaseVariable: 'DATABASE_URL',
    destructive: 'warn',
    fromEmpty: true,
    locks: { largeTable: 10_000, maxHeld: '2s', lockTimeout: '1s' },
  });
});

it.each<[string, object, RegExp]>([
  ['no start', { from: undefined }, /from/],
  ['two starts', { from: { revision: 'a', dump: 'b' } }, /Unrecognized|Invalid/],
  ['commands of another adapter', { commands }, /belong to `adapter: command`/],
  ['no commands', { adapter: 'command' }, /belong to `adapter: command`/],
  ['a folder outside', { directory: '../other' }, /below the root/],
  ['a token', { env: { ACTIONS_RUNTIME_TOKEN: 'x' } }, /Tokens of the runner/],
  ['no scheme', { databaseScheme: 'Postgres://' }, /Write a scheme/],
  ['a typo', { lock: {} }, /Unrecognized/],
  ['a bare number', { locks: { maxHeld: '2' } }, /number and a unit/],
  ['a program without a name', { run: ['', 'db'] }, /names the program/],
])('refuses %s', (_, rest, says) => {
  const parsed = declaration.options.safeParse({ ...base, ...rest });
  expect(JSON.stringify(parsed.error?.issues)).toMatch(says);
});

it('takes commands', () => {
  const parsed = declaration.options.safeParse({ ...base, adapter: 'command', commands });
  expect(parsed.success).toBe(true);
});
