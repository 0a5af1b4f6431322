import { ProbeError } from '../../domain/errors.ts';
import type { ReasonCode } from '../../domain/reason.ts';
import { readErrorCode } from '../error-code.ts';

/** The server refused: `sqlState` is the code of the SQL standard or of PostgreSQL (Appendix A). */
export class SqlError extends ProbeError {
  readonly sqlState: string;

  constructor(sqlState: string, reason: ReasonCode, message: string, remedy?: string) {
    super(reason, message, remedy === undefined ? {} : { remedy });
    this.sqlState = sqlState;
  }
}

interface Refusal {
  readonly reason: ReasonCode;
  readonly remedy: string;
}

const GRANT = 'Grant the role of the DSN what it needs, or give a DSN of a role that has it.';

/** By SQLSTATE, or by its class of two characters. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  '28': { reason: 'auth', remedy: 'Correct user and password of the DSN, or pg_hba.conf.' },
  '3D000': { reason: 'config', remedy: 'Correct the name of the database in the DSN.' },
  '42501': { reason: 'auth', remedy: GRANT },
  '42': { reason: 'config', remedy: 'Correct the statement, or the schema that it looks at.' },
  '25006': { reason: 'config', remedy: 'Only reading is allowed here: write a SELECT.' },
  '57014': { reason: 'timeout', remedy: 'Make the statement faster, or raise its time limit.' },
  '55P03': { reason: 'timeout', remedy: 'Find out what holds the lock (pg_blocking_pids).' },
  '57P': { reason: 'reset', remedy: 'Wait until the server is up again.' },
  '53': {
    reason: 'connect',
    remedy: 'The server is short of connections or memory: raise its limits.',
  },
};

const DNS = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA']);
const CONNECT = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'ENOENT',
  'EACCES',
]);
const TLS = /SSL|TLS|certificate|CERT_|altname|self.signed|self_signed|unable to verify/i;

/** What went wrong, in one sentence, without the DSN: its password is nobody’s business. */
export function explainSqlFailure(cause: unknown, where: string): ProbeError {
  if (cause instanceof ProbeError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  const code = readErrorCode(cause);
  if (isSqlState(cause, code)) return explainRefusal(code, message, where);
  const text = `${where}: ${firstLine(message) || code}`;
  if (DNS.has(code)) return give('dns', text, 'Correct the host of the DSN.', cause);
  if (CONNECT.has(code)) {
    return give('connect', text, 'Start the server, or correct host and port of the DSN.', cause);
  }
  if (TLS.test(`${code} ${message}`)) {
    return give(
      'tls',
      text,
      'Give the server a certificate, or correct `sslmode` of the DSN.',
      cause,
    );
  }
  if (/timeout expired/i.test(message)) {
    return give('timeout', text, 'Is the host of the DSN reachable from here?', cause);
  }
  return give('reset', text, 'See the log of the server, and run it again.', cause);
}

/** Errors of the server carry a severity beside the code. */
function isSqlState(cause: unknown, code: string): boolean {
  return (
    /^[0-9A-Z]{5}$/.test(code) && typeof cause === 'object' && cause !== null && 'severity' in cause
  );
}

function explainRefusal(code: string, message: string, where: string): SqlError {
  const known = REFUSALS[code] ?? REFUSALS[code.slice(0, 3)] ?? REFUSALS[code.slice(0, 2)];
  const text = `${where}: ${firstLine(message)} (SQLSTATE ${code})`;
  return new SqlError(code, known?.reason ?? 'config', text, known?.remedy);
}

function give(reason: ReasonCode, text: string, remedy: string, cause: unknown): ProbeError {
  return new ProbeError(reason, text, { remedy, cause });
}

function firstLine(text: string): string {
  return (text.split(/[\r\n]/, 1)[0] ?? '').slice(0, 300);
}
