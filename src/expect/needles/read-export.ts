import type { Json } from '../../domain/json.ts';

/** A document of data that a machine can read, as one text of all that it says. */
export interface ReadExport {
  readonly format: 'json' | 'ndjson' | 'text' | 'empty';
  /** Keys and values, one a line; the raw text where it is no JSON. */
  readonly content: string;
}

/** Reads JSON, or a JSON text a line; what is neither is kept as it is. Never throws. */
export function readExport(text: string): ReadExport {
  // It takes a byte order mark as well.
  const plain = text.trim();
  if (plain === '') return { format: 'empty', content: '' };
  const whole = parse(plain);
  if (whole !== undefined) return { format: 'json', content: listContent([whole]) };
  const lines = plain.split(/\r?\n/).filter((line) => line.trim() !== '');
  const parsed = lines.map(parse);
  if (parsed.every(isContainer)) return { format: 'ndjson', content: listContent(parsed) };
  return { format: 'text', content: plain };
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function isContainer(value: Json | undefined): value is Json & object {
  return typeof value === 'object' && value !== null;
}

/** Without recursion: a document may be as deep as it likes. */
function listContent(roots: readonly Json[]): string {
  const parts: string[] = [];
  const open: Json[] = [...roots];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (value === null) continue;
    if (typeof value !== 'object') parts.push(String(value));
    else if (isList(value)) {
      if (isBytes(value)) parts.push(Buffer.from(value).toString('latin1'));
      else for (const member of value) open.push(member);
    } else {
      for (const [key, member] of Object.entries(value)) {
        parts.push(key);
        open.push(member);
      }
    }
  }
  // A mark between values, so that two of them never make a third when breaks are taken out.
  return parts.join('\n\u0000');
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}

/** Node writes a buffer as a list of its bytes. */
function isBytes(value: readonly Json[]): value is readonly number[] {
  return value.length > 0 && value.every((one) => Number.isInteger(one) && isByte(Number(one)));
}

function isByte(number: number): boolean {
  return number >= 0 && number <= 255;
}
