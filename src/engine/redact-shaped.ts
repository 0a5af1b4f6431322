import type * as z from 'zod';
import type { Json } from '../domain/json.ts';
import type { Redactor } from './redact.ts';
import { redactStrings } from './redact-strings.ts';

/** What a name or a value of an enum looks like. */
const WORD = /^[A-Za-z][\w.-]{0,63}$/;

/**
 * Redacted, keys included; but where a secret is the same text as a word of the schema itself, that
 * word stays: `candidates` must not become another member because a variable is `candidate`. Such
 * words are public, and without them a judge would miss a limit, or the evidence.
 */
export async function redactShaped(
  redactor: Redactor,
  value: Json,
  schema: z.ZodType,
): Promise<Json> {
  let isWordHidden = false;
  const redacted = redactStrings(value, (text) => {
    const clean = redactor.redactText(text);
    isWordHidden ||= clean !== text && WORD.test(text);
    return clean;
  });
  if (!isWordHidden) return redacted;
  const { listSchemaWords } = await import('./schema-words.ts');
  const words = listSchemaWords(schema);
  return redactStrings(value, (text) => (words.has(text) ? text : redactor.redactText(text)));
}
