import { describe, expect, it } from '@jest/globals';
import { createEnvironmentTool } from '../../../src/toolbox/environment.ts';
import {
  buildEnvironment,
  describeDatabase,
  writeUrl,
} from '../../../src/toolbox/migrations/child-environment.ts';
import { findReason } from '../../../src/toolbox/migrations/find-reason.ts';
import type { MigrationOptions } from '../../../src/toolbox/migrations/options.ts';
import { closeOver, lastOf, stepsBetween } from '../../../src/toolbox/migrations/steps.ts';

const step = (revision: string, ...parents: string[]) => ({ revision, title: '', parents });
const steps = [step('a'), step('b', 'a'), step('c', 'b'), step('d', 'b'), step('e', 'c', 'd')];
const names = (list: readonly { revision: string }[]) => list.map(({ revision }) => revision);

describe('steps', () => {
  it('lie between two states, over branches and merges', () => {
    expect(names(stepsBetween(steps, ['b'], ['e']))).toEqual(['c', 'd', 'e']);
    expect(names(stepsBetween(steps, ['c'], ['e']))).toEqual(['d', 'e']);
    expect(names(stepsBetween(steps, [], ['b']))).toEqual(['a', 'b']);
    expect(names(stepsBetween(steps, ['e'], ['b']))).toEqual([]);
    expect(names(stepsBetween(steps, ['x'], ['b']))).toEqual(['a', 'b']);
  });

  it('end, even where files stand in a circle', () => {
    expect([...closeOver([step('a', 'b'), step('b', 'a')], ['a'])]).toEqual(['a', 'b']);
  });

  it('have a last one, and keep what nobody knows', () => {
    expect(lastOf(steps, new Set(['a', 'b', 'c', 'gone']))).toEqual(['c', 'gone']);
  });

  it('have a last one of each app', () => {
    const apps = steps.map((one) => ({ ...one, app: 'ab'.includes(one.revision) ? 'x' : 'y' }));
    expect(lastOf(apps, new Set(['a', 'b', 'c']))).toEqual(['b', 'c']);
  });
});

const options: MigrationOptions = {
  adapter: 'alembic',
  directory: '.',
  arguments: [],
  env: { SECRET_KEY: 'only here', WORKERS: 2 },
  databaseVariable: 'CRM_DATABASE',
  databaseScheme: 'postgresql+psycopg',
};

describe('the environment of a tool', () => {
  const environment = createEnvironmentTool({
    PATH: '/bin',
    DATABASE_URL: 'postgresql://production/crm',
    PGHOST: 'production',
    PGPASSWORD: 'x',
    SECRET: 'x',
    FLASK_APP: 'wsgi',
    GITHUB_TOKEN: 'x',
  });

  it('holds nothing that could name another database', () => {
    const dsn = 'postgresql://me:p%40ss@127.0.0.1:5433/scratch?sslmode=require&uselibpqcompat=true';
    expect(buildEnvironment(options, environment, dsn)).toEqual({
      PATH: '/bin',
      FLASK_APP: 'wsgi',
      PYTHONUNBUFFERED: '1',
      PYTHONDONTWRITEBYTECODE: '1',
      NO_COLOR: '1',
      SECRET_KEY: 'only here',
      WORKERS: '2',
      PGHOST: '127.0.0.1',
      PGPORT: '5433',
      PGUSER: 'me',
      PGPASSWORD: 'p@ss',
      PGDATABASE: 'scratch',
      PGSSLMODE: 'require',
      PGCONNECT_TIMEOUT: '10',
      HOLDPOINT_DATABASE_URL: 'postgresql://me:p%40ss@127.0.0.1:5433/scratch?sslmode=require',
      CRM_DATABASE: 'postgresql+psycopg://me:p%40ss@127.0.0.1:5433/scratch?sslmode=require',
    });
  });

  it('names the scratch database even where the plan names another', () => {
    const own = { ...options, env: { CRM_DATABASE: 'postgresql://production/crm', PGHOST: 'x' } };
    const env = buildEnvironment(own, environment, 'postgresql://127.0.0.1/scratch');
    expect(env).toMatchObject({ PGHOST: '127.0.0.1', PGDATABASE: 'scratch' });
    expect(env['CRM_DATABASE']).toBe('postgresql+psycopg://127.0.0.1/scratch');
  });

  it('has a socket or an IPv6 address as host', () => {
    expect(describeDatabase('postgresql://u@[::1]/x')).toMatchObject({ PGHOST: '::1' });
    expect(describeDatabase('postgresql:///x?host=/run')).toMatchObject({ PGHOST: '/run' });
    expect(writeUrl('postgres://h/x', 'postgresql')).toBe('postgresql://h/x');
  });
});

it.each([
  [
    'Traceback\nsqlalchemy.exc.IntegrityError: (psycopg) duplicate key\n[SQL: insert]\n(Background: https://x)',
    /^sqlalchemy\.exc\.IntegrityError: \(psycopg\) duplicate key$/,
  ],
  ['one\ntwo\n\n', /^two$/],
  ['', /^$/],
  [`ERROR: ${'x'.repeat(500)}`, /^.{300}$/],
])('finds the line that names the error: %#', (text, says) => {
  expect(findReason(text)).toMatch(says);
});
