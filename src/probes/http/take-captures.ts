import { ProbeError } from '../../domain/errors.ts';
import type { ParsedJson } from '../../expect/kept-json.ts';
import { readScalar } from '../../expect/read-field.ts';
import { MIN_SECRET_LENGTH } from '../../toolbox/http/set-cookie.ts';
import type { SecretTool } from '../../toolbox/toolbox.ts';
import type { Problem } from './evidence.ts';
import type { Exchange } from './exchange.ts';
import type { CaptureOptions } from './request-schema.ts';
import type { Captured } from './template.ts';

/** Longest value that is carried on. */
const MAX_LENGTH = 4_096;

/**
 * Takes the values of one step's captures; the first that is not there is a problem. Secret ones
 * are registered; one too short to be hidden rejects with ProbeError `config`.
 */
export async function takeCaptures(
  captures: Readonly<Record<string, CaptureOptions>>,
  taken: Exchange,
  parsed: ParsedJson,
  secret: SecretTool,
): Promise<ReadonlyMap<string, Captured> | Problem> {
  const values = new Map<string, Captured>();
  for (const [name, capture] of Object.entries(captures)) {
    const value = await takeValue(capture, taken, parsed);
    const where = `capture ${name}`;
    if (value === undefined) return { expected: describe(capture), seen: 'not there', where };
    const { length } = String(value);
    if (length > MAX_LENGTH) {
      return { expected: 'a value to carry on', seen: `${length} characters`, where };
    }
    if (capture.secret) registerCapture(name, String(value), secret);
    values.set(name, value);
  }
  return values;
}

function registerCapture(name: string, value: string, secret: SecretTool): void {
  if (value.length < MIN_SECRET_LENGTH) {
    throw new ProbeError(
      'config',
      `The value of capture ${name} has ${value.length} characters, too few to be hidden. Write \`secret: false\` if it is no secret.`,
    );
  }
  secret.register(value, `capture ${name}`);
}

async function takeValue(
  capture: CaptureOptions,
  taken: Exchange,
  parsed: ParsedJson,
): Promise<Captured | undefined> {
  const { json, header, cookie, regex } = capture;
  if (cookie !== undefined) {
    return taken.cookies.findLast((one) => one.name === cookie)?.value || undefined;
  }
  return readScalar({ json, header, pattern: regex }, taken.response, parsed);
}

function describe(capture: CaptureOptions): string {
  if (capture.json !== undefined) return `one scalar at ${capture.json}`;
  if (capture.header !== undefined) return `the header ${capture.header}`;
  if (capture.cookie !== undefined) return `the cookie ${capture.cookie}`;
  return `text that matches \`${capture.regex}\``;
}
