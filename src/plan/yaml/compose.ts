import { Composer, type Document, Lexer, LineCounter, Parser } from 'yaml';

/** Collections in each other. Deeper is no plan, and costs the parser's stack. */
const MAX_DEPTH = 64;
/** Words and signs of the text; a plan of 10,000 items has a quarter of a million. */
const MAX_LEXEMES = 600_000;
/** Errors after which reading on tells nobody anything. */
const MAX_ERRORS = 20;

export interface Composed {
  readonly documents: readonly Document.Parsed[];
  readonly lines: LineCounter;
  /** Why reading was stopped, and at which offset. */
  readonly stop?: { readonly offset: number; readonly message: string };
}

const TOO_DEEP = `This is nested deeper than ${MAX_DEPTH} levels. A plan needs no more than ten.`;
const TOO_MUCH = `The file has more than ${MAX_LEXEMES} words and signs. Split it with \`extends\`.`;
const DIRECTIVE = 'Lines that start with `%` are not supported. Remove this line.';

/**
 * YAML 1.2 (core schema) to documents with positions. Time is linear in the length of the text: the
 * depth is watched while it is read, and duplicate keys are left to the caller, because the library
 * compares every key with every other.
 */
export function composeYaml(text: string): Composed {
  const lines = new LineCounter();
  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const documents: Document.Parsed[] = [];
  let lexemes = 0;
  let errors = 0;
  for (const lexeme of new Lexer().lex(text)) {
    lexemes += 1;
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') errors += 1;
      if (token.type === 'directive') return stopAt(token.offset, DIRECTIVE);
      documents.push(...composer.next(token));
    }
    if (parser.stack.length > MAX_DEPTH + 2) return stopAt(parser.offset, TOO_DEEP);
    if (lexemes > MAX_LEXEMES) return stopAt(parser.offset, TOO_MUCH);
    if (errors > MAX_ERRORS || documents.length > 1) break;
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end(true, text.length));
  return { documents, lines };

  function stopAt(offset: number, message: string): Composed {
    return { documents: [], lines, stop: { offset, message } };
  }
}
