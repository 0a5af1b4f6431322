import { ProbeError } from '../../domain/errors.ts';

/** A name, and its value if the line gives one; nothing is expanded. */
const ASSIGNMENT = /^(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*(?:=[ \t]*(.*))?$/;

/**
 * Names and values of an env file: `NAME=value`, `export`, comments, quotes that may span lines,
 * with
 * escapes in double ones; a bare name has no value. The last of several wins. Throws ProbeError
 * `config` with the line, never with its text, which may hold a secret.
 */
export function parseEnvFile(text: string, path: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const lines = text.split(/\r\n|\n|\r/);
  for (let index = 0; index < lines.length; index += 1) {
    const line = (lines[index] ?? '').trim();
    if (line === '' || line.startsWith('#')) continue;
    const [, name = '', rest = ''] = ASSIGNMENT.exec(line) ?? [];
    if (name === '') throw refuse(path, index, 'is no NAME=value');
    const quote = rest[0] ?? '';
    if (!`"'\``.includes(quote) || quote === '') {
      values.set(name, stripComment(rest));
      continue;
    }
    const quoted = readQuoted(lines, index, rest.slice(1), quote);
    if (quoted === undefined) throw refuse(path, index, `has no closing ${quote}`);
    values.set(name, quote === '"' ? resolveEscapes(quoted.value) : quoted.value);
    index = quoted.lastLine;
  }
  return values;
}

/** An unquoted value ends at a comment, which needs a blank before it. */
function stripComment(text: string): string {
  return text.startsWith('#') ? '' : text.replace(/[ \t]#.*$/, '').trimEnd();
}

function readQuoted(lines: readonly string[], first: number, start: string, quote: string) {
  const parts: string[] = [];
  for (let index = first; index < lines.length; index += 1) {
    const line = index === first ? start : (lines[index] ?? '');
    const end = findEnd(line, quote);
    if (end !== -1) return { value: [...parts, line.slice(0, end)].join('\n'), lastLine: index };
    parts.push(line);
  }
  return undefined;
}

/** Where the quote closes; an escaped double quote does not. */
function findEnd(line: string, quote: string): number {
  for (let at = 0; at < line.length; at += 1) {
    if (quote === '"' && line[at] === '\\') at += 1;
    else if (line[at] === quote) return at;
  }
  return -1;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function resolveEscapes(text: string): string {
  return text.replace(/\\(.)/g, (_, letter: string) => ESCAPES[letter] ?? letter);
}

function refuse(path: string, index: number, what: string): ProbeError {
  return new ProbeError('config', `${path}:${index + 1} ${what}.`, {
    remedy: 'Write one NAME=value a line, comments after #.',
  });
}
