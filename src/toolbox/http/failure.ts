import { ProbeError } from '../../domain/errors.ts';
import type { ReasonCode } from '../../domain/reason.ts';
import type { CallPhase } from './stopwatch.ts';

/** Error codes of Node and what they mean here, first match wins. */
const MEANINGS: readonly (readonly [RegExp, ReasonCode])[] = [
  [/^(ENOTFOUND|ENODATA|EAI_\w+)$/, 'dns'],
  [/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|ETIMEDOUT)$/, 'connect'],
  [/^(EADDRNOTAVAIL|EACCES|EPERM|ERR_SOCKET_CONNECTION_TIMEOUT|ERR_PROXY_\w+)$/, 'connect'],
  [
    /^(ERR_INVALID_CHAR|ERR_INVALID_HTTP_TOKEN|ERR_UNESCAPED_CHARACTERS|ERR_INVALID_URL)$/,
    'config',
  ],
  [/^ERR_PROXY_INVALID_CONFIG$/, 'config'],
  [/^(ERR_(TLS|SSL)_\w+|EPROTO|CERT_\w+|UNABLE_TO_\w+|\w*SELF_SIGNED\w*)$/, 'tls'],
  [/^(HPE_\w+|Z_\w+|ERR_(_ERROR_|BROTLI|ZSTD|STREAM_PREMATURE)\w*)/, 'protocol'],
  [/^(ECONNRESET|EPIPE|ECONNABORTED)$/, 'reset'],
];

const REMEDIES: Partial<Record<ReasonCode, string>> = {
  dns: 'Check the host name in the plan, and that its DNS record exists.',
  connect: 'Check that the service listens there and that this machine may reach it.',
  tls: 'Correct the certificate or its chain; the probe trusts what this machine trusts.',
};

const MAX_DETAIL = 300;

/** What a failed request means: ProbeError with the reason, what was asked, and the complaint. */
export function explainFailure(error: unknown, phase: CallPhase, asked: string): ProbeError {
  if (error instanceof ProbeError) return error;
  const reason = findReason(error, phase);
  const remedy = REMEDIES[reason];
  const message = `${asked}: ${describeError(error)}`;
  return new ProbeError(reason, message, {
    cause: error,
    ...(remedy === undefined ? {} : { remedy }),
  });
}

function findReason(error: unknown, phase: CallPhase): ReasonCode {
  const code = codeOf(error);
  const known = MEANINGS.find(([pattern]) => pattern.test(code))?.[1];
  // A server that hangs up during the handshake has refused it.
  if (phase === 'tls' && (known === undefined || known === 'reset')) return 'tls';
  if (known !== undefined) return known;
  if (phase === 'dns' || phase === 'connect') return phase;
  return phase === 'body' ? 'protocol' : 'reset';
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** The complaint in one line; an attempt on several addresses names each. */
function describeError(error: unknown): string {
  const parts = error instanceof AggregateError ? error.errors : [error];
  const texts = parts.map((one) => shorten(one instanceof Error ? one.message : String(one)));
  return [...new Set(texts)].join('; ').slice(0, MAX_DETAIL) || codeOf(error) || 'it failed';
}

function shorten(message: string): string {
  const openssl = /error:[0-9A-Fa-f]+:[^:]*:[^:]*:([^:]+):/.exec(message)?.[1];
  const text = openssl === undefined ? message : `TLS: ${openssl}`;
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}
