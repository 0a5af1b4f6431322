import { describe, expect, it } from '@jest/globals';
import { parseSync, Visitor } from 'oxc-parser';
import { listSources, readSource } from './sources.ts';

const MAX_FILE_LINES = 250;
const MAX_FUNCTION_LINES = 50;
const MAX_WIDTH = 100;

interface Span {
  readonly start: number;
  readonly end: number;
}

function measureFunctions(path: string): readonly { at: string; lines: number }[] {
  const source = readSource(path);
  const found: { at: string; lines: number }[] = [];
  const measure = ({ start, end }: Span) => {
    const line = source.slice(0, start).split('\n').length;
    found.push({ at: `${path}:${line}`, lines: source.slice(start, end).split('\n').length });
  };
  new Visitor({
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  }).visit(parseSync(path, source).program);
  return found;
}

const files = ['src', 'scripts', 'bench'].flatMap(listSources);

describe('sizes', () => {
  it.each(['src', 'scripts', 'bench', '__tests__'])('no file of %s is over 250 lines', (folder) => {
    const long = listSources(folder)
      .map((path) => ({ path, lines: readSource(path).split('\n').length - 1 }))
      .filter(({ lines }) => lines > MAX_FILE_LINES);
    expect(long).toEqual([]);
  });

  it('no function is over 50 lines', () => {
    const functions = files.flatMap(measureFunctions);
    expect(functions.length).toBeGreaterThan(300);
    expect(functions.filter(({ lines }) => lines > MAX_FUNCTION_LINES)).toEqual([]);
  });

  it('keeps code lines within 100 columns', () => {
    const wide = files.flatMap((path) =>
      readSource(path)
        .split('\n')
        .flatMap((line, index) =>
          // A sentence for people is not broken for the width of the page; a pattern can't be.
          line.length > MAX_WIDTH && !/['"`]|\/[a-z]*[,;]$|\/[a-z]*\),$/.test(line)
            ? [`${path}:${index + 1}`]
            : [],
        ),
    );
    expect(wide).toEqual([]);
  });

  it('has no file whose name says nothing', () => {
    const vague = files.filter((path) =>
      /\/(utils?|helpers?|types|common|misc|index)\.ts$/.test(path),
    );
    expect(vague).toEqual([]);
  });
});
