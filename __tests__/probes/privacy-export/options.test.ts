import { expect, it } from '@jest/globals';
import { declaration } from '../../../src/probes/privacy-export/options.ts';

const base = {
  database: { dsn: 'postgresql://localhost/crm', system: '7412345678901234567' },
  person: { table: 'users' },
  run: 'flask export-user-data $HOLDPOINT_PERSON',
};
const isValid = (rest: object) => declaration.options.safeParse({ ...base, ...rest }).success;

it.each<[string, object, boolean]>([
  ['a command', {}, true],
  ['a request', { run: undefined, request: { url: '/me' } }, true],
  ['neither', { run: undefined }, false],
  ['both', { request: { url: '/me' } }, false],
  ['a file of a request', { run: undefined, request: { url: '/me' }, output: 'x.json' }, false],
  ['a file outside', { output: '../x.json' }, false],
  ['a file at the root of the machine', { output: '/tmp/x.json' }, false],
  ['a file below', { output: 'instance/{person}.json' }, true],
  ['a rule without a reason', { exclude: { 'users.x': '' } }, false],
  ['a rule for no column', { exclude: { users: 'a reason' } }, false],
  ['no system identifier', { database: { dsn: base.database.dsn } }, false],
  ['a token of the runner', { env: { GITHUB_TOKEN: 'x' } }, false],
  ['a value and SQL', { given: { 'users.a': 1, 'users.b': { sql: 'now()' } } }, true],
])('options: %s', (_, rest, valid) => {
  expect(isValid(rest)).toBe(valid);
});

it('needs no process for a request', () => {
  const options = declaration.options.parse({ ...base, run: undefined, request: { url: '/me' } });
  expect(declaration.needsOf?.(options)).not.toContain('process');
});
