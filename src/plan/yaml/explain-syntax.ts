import type { YAMLError } from 'yaml';

const SENTENCES: Partial<Record<YAMLError['code'], string>> = {
  TAB_AS_INDENT: 'A tab can not indent in YAML. Write spaces.',
  BLOCK_AS_IMPLICIT_KEY:
    'There are two `key:` in one line. Put the value in quotes, or the inner map on lines of its own.',
  MULTILINE_IMPLICIT_KEY: 'A key has to stand on one line with its colon. Is a `:` missing here?',
  KEY_OVER_1024_CHARS: 'This key is longer than 1024 characters.',
  MULTIPLE_ANCHORS: 'A value can have one anchor (`&name`) only.',
  BAD_DQ_ESCAPE:
    'In double quotes a backslash starts an escape, and this is none. Write single quotes, or `\\\\`.',
  TAG_RESOLVE_FAILED: 'Tags (`!name`) have no meaning in a plan. Remove it.',
  RESOURCE_EXHAUSTION: 'This is nested too deep.',
};

const CLOSE = /end with a (.)$/;

function explainMissingChar(message: string): string {
  if (message.startsWith('Missing closing'))
    return 'A quote is opened here or before, and not closed.';
  if (message.startsWith('Implicit map keys')) {
    return 'A `key: value` is wanted here. Is the colon missing, or the blank after it?';
  }
  return `The YAML can not be read here: ${message}.`;
}

/** One sentence about an error of the YAML parser: what is wrong, and what to write. */
export function explainSyntax(error: YAMLError, text: string): string {
  if (isBareReference(error, text)) {
    return 'Between `{ }` or `[ ]` a `${NAME}` has to stand in quotes: write "${NAME}".';
  }
  const close = CLOSE.exec(error.message)?.[1];
  if (close !== undefined) return `A bracket is not closed before this: write \`${close}\`.`;
  if (error.code === 'BAD_INDENT') {
    return 'The indentation is wrong: what belongs together has to start in the same column.';
  }
  if (error.code === 'MISSING_CHAR') return explainMissingChar(error.message);
  if (error.code === 'BAD_SCALAR_START') {
    return `A value can not start with \`${text[error.pos[0]] ?? ''}\`. Put it in quotes.`;
  }
  return SENTENCES[error.code] ?? `The YAML can not be read here: ${error.message}.`;
}

/** `{ a: ${NAME} }`: the brace of the reference is read as YAML's own. */
export function isBareReference(error: YAMLError, text: string): boolean {
  const [offset] = error.pos;
  return text[offset] === '{' && text[offset - 1] === '$';
}
