import { ProbeError } from '../../domain/errors.ts';

export interface Dsn {
  /** As the `pg` client takes it. */
  readonly text: string;
  readonly password: string | undefined;
  /** For messages: host, port and database, nothing else. */
  readonly shown: string;
}

const FORM = 'Write it as postgresql://user:password@host:5432/database.';

/**
 * A connection URI of PostgreSQL (libpq, 34.1.1.2), also with the driver names that SQLAlchemy and
 * Django put into the scheme. `database` replaces the one that it names.
 */
export function readDsn(text: string, database?: string): Dsn {
  const plain = text.trim().replace(/^(postgres(?:ql)?)\+[a-z0-9_]+:/i, '$1:');
  const url = URL.parse(plain);
  if (url === null || !/^postgres(?:ql)?:$/.test(url.protocol)) {
    throw new ProbeError('config', 'The DSN is no connection URI of PostgreSQL.', { remedy: FORM });
  }
  if (database !== undefined) url.pathname = `/${encodeURIComponent(database)}`;
  // `sslmode` as libpq, psql and the application read it: `require` encrypts and does not verify.
  if (url.searchParams.has('sslmode')) url.searchParams.set('uselibpqcompat', 'true');
  const name = decode(url.pathname.slice(1));
  const host = url.hostname || url.searchParams.get('host') || 'localhost';
  return {
    text: url.href,
    password: url.password === '' ? undefined : decode(url.password),
    shown: `PostgreSQL ${name || '(no database)'} at ${host}:${url.port || '5432'}`,
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
