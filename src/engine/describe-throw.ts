import { ProbeError } from '../domain/errors.ts';
import { REASONS } from '../domain/reason.ts';
import type { Attempt } from '../domain/report.ts';

type AttemptError = NonNullable<Attempt['error']>;

const MAX_MESSAGE_LENGTH = 500;

/** One line of at most 500 characters. */
export function boundLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= MAX_MESSAGE_LENGTH) return line;
  return `${line.slice(0, MAX_MESSAGE_LENGTH - 1).toWellFormed()}…`;
}

/** A probe can throw anything; reading it must not throw again. */
function readMessage(error: unknown): string {
  try {
    return error instanceof Error ? error.message : String(error);
  } catch {
    return 'a value that can’t be read';
  }
}

function isKnown(error: unknown): error is ProbeError {
  return error instanceof ProbeError && Object.hasOwn(REASONS, error.reason);
}

/**
 * A thrown value as the error of an attempt. A ProbeError keeps its reason; all else is `internal`,
 * with the first line of its message and never its stack. Redacted before it is cut.
 */
export function describeThrow(
  error: unknown,
  redact: (text: string) => string,
  where: string,
): AttemptError {
  if (isKnown(error)) {
    const { reason, remedy } = error;
    const message = boundLine(redact(String(error.message))) || REASONS[reason];
    return { reason, message, ...(remedy === undefined ? {} : { remedy: redact(remedy) }) };
  }
  const [first = ''] = redact(readMessage(error))
    .trimStart()
    .split(/[\r\n]/);
  return { reason: 'internal', message: boundLine(`${where} broke: ${first}`) };
}
