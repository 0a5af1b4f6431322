import { isRunnerToken } from '../../domain/runner-token.ts';
import type { EnvironmentTool } from '../toolbox.ts';
import type { MigrationOptions } from './options.ts';

/** Without these not even a shell works as usual. */
const BASIC = /^(?:PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_[A-Z]+|TZ|TMPDIR|CI)$/;

/** What setup actions and version managers set, and how an application is found: no secrets. */
const LANGUAGE =
  /^(?:LD_LIBRARY_PATH|VIRTUAL_ENV|PYTHONPATH|PYTHONHOME|pythonLocation|PYENV_\w+|FLASK_APP|DJANGO_SETTINGS_MODULE|GEM_HOME|GEM_PATH|RUBYLIB|BUNDLE_GEMFILE|BUNDLE_PATH|RAILS_ENV|RACK_ENV|NODE_ENV|NODE_PATH|JAVA_HOME|GOPATH)$/;

/**
 * The environment of a migration tool for one database. Nothing that could name another database is
 * passed on: a tool that reads it from elsewhere than we think must not find production there.
 */
export function buildEnvironment(
  options: MigrationOptions,
  environment: EnvironmentTool,
  dsn: string,
): Readonly<Record<string, string>> {
  const passed = environment.names().flatMap((name) => {
    const value = environment.get(name);
    const isPassed = (BASIC.test(name) || LANGUAGE.test(name)) && !isRunnerToken(name);
    return value === undefined || !isPassed ? [] : [[name, value] as const];
  });
  const own = Object.entries(options.env).map(([name, value]) => [name, String(value)] as const);
  return {
    ...Object.fromEntries(passed),
    PYTHONUNBUFFERED: '1',
    PYTHONDONTWRITEBYTECODE: '1',
    NO_COLOR: '1',
    ...Object.fromEntries(own),
    ...describeDatabase(dsn),
    HOLDPOINT_DATABASE_URL: writeUrl(dsn, 'postgresql'),
    [options.databaseVariable]: writeUrl(dsn, options.databaseScheme),
  };
}

/** As libpq and SQLAlchemy take it: what only the `pg` client knows is left out. */
export function writeUrl(dsn: string, scheme: string): string {
  const url = new URL(dsn);
  url.searchParams.delete('uselibpqcompat');
  return url.href.replace(/^postgres(?:ql)?:/, `${scheme}:`);
}

const PARAMETERS = {
  sslmode: 'PGSSLMODE',
  sslrootcert: 'PGSSLROOTCERT',
  sslcert: 'PGSSLCERT',
  sslkey: 'PGSSLKEY',
} as const;

/** The variables of libpq (34.15): no program needs a DSN on its command line. */
export function describeDatabase(dsn: string): Readonly<Record<string, string>> {
  const url = new URL(dsn);
  const host = url.hostname.replace(/^\[|\]$/g, '') || url.searchParams.get('host') || 'localhost';
  const tls = Object.entries(PARAMETERS).flatMap(([parameter, name]) => {
    const value = url.searchParams.get(parameter);
    return value === null ? [] : [[name, value] as const];
  });
  return {
    PGHOST: host,
    PGPORT: url.port || '5432',
    PGDATABASE: decodeURIComponent(url.pathname.slice(1)),
    ...(url.username === '' ? {} : { PGUSER: decodeURIComponent(url.username) }),
    ...(url.password === '' ? {} : { PGPASSWORD: decodeURIComponent(url.password) }),
    PGCONNECT_TIMEOUT: '10',
    ...Object.fromEntries(tls),
  };
}
