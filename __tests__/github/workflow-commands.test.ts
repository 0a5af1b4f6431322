import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  type Annotation,
  END_GROUP,
  guardLines,
  renderAnnotations,
  renderCommand,
  renderGroup,
} from '../../src/github/workflow-commands.ts';
import { parseLogCommands } from '../support/runner/log-commands.ts';

describe('a command', () => {
  it.each([
    'plain',
    'two\nlines\r\nand: commas, 100 %25 done',
    '::error::not mine',
    '##[error]not mine',
    '%0A::error::',
    '',
  ])('gives the runner exactly %j', (text) => {
    const title = `title: ${text}, end`;
    expect(parseLogCommands(renderCommand('warning', { title, file: 'a,b:c' }, text))).toEqual([
      { name: 'warning', properties: { title, file: 'a,b:c' }, data: text },
    ]);
  });

  it('opens and closes a group', () => {
    const commands = parseLogCommands(`${renderGroup('a\n::error::b')}\n${END_GROUP}`);
    expect(commands.map(({ name }) => name)).toEqual(['group', 'endgroup']);
  });
});

describe('annotations', () => {
  const many = (count: number, level: Annotation['level'] = 'error'): readonly Annotation[] =>
    Array.from({ length: count }, (_, index) => ({ level, message: `m${index}` }));

  it('are all there while the runner keeps them', () => {
    expect(renderAnnotations([...many(10), ...many(10, 'warning')])).toHaveLength(20);
  });

  it('say how many are left out where the runner would drop them without a word', () => {
    const lines = renderAnnotations([...many(25), ...many(1, 'notice')], 9);
    const commands = parseLogCommands(lines.join('\n'));
    expect(commands.filter(({ name }) => name === 'error')).toHaveLength(9);
    expect(commands[7]?.data).toBe('m7');
    expect(commands[8]?.data).toBe('17 more are in the job summary.');
    expect(commands[9]).toMatchObject({ name: 'notice', data: 'm0' });
  });

  it('name a place, and are no longer than the runner shows', () => {
    const place = { title: 't', file: 'a.yml', line: 3 };
    const [line = ''] = renderAnnotations([
      { level: 'error', message: '😀'.repeat(5_000), ...place },
    ]);
    const [command] = parseLogCommands(line);
    expect(command?.properties).toEqual({ title: 't', file: 'a.yml', line: '3' });
    expect(command?.data).toBe('😀'.repeat(4_096));
  });

  it('may be none', () => {
    expect(renderAnnotations([])).toEqual([]);
    expect(renderAnnotations(many(3), 0)).toEqual([]);
  });
});

describe('text from outside', () => {
  const commands = [
    '::error::x',
    '  \t::error::x',
    '\u0085\u00a0\u2028\u3000::error::x',
    'before\n::add-mask::e',
    'before\r::add-mask::e',
    'before\r\n::stop-commands::t',
    '##[error]x',
    'in the middle ##[error]x',
    '###[error]x',
    '##[error file=x;]y',
    '::ERROR::x',
    '::unknown::##[error]x',
    ':::error::x\n::error::y',
  ];

  it.each(commands)('is a command without the guard, or next to one: %j', (text) => {
    expect(parseLogCommands(guardLines(text))).toEqual([]);
  });

  it('would be obeyed without the guard', () => {
    const obeyed = commands.filter(
      (text) => /stop-commands/.test(text) || parseLogCommands(text).length > 0,
    );
    expect(obeyed).toHaveLength(commands.length);
  });

  it.each(['plain', 'a::b::c', 'C++ std::string', '# [x] ##', 'a:b', ''])(
    'stays as it is: %j',
    (text) => {
      expect(guardLines(text)).toBe(text);
    },
  );

  it('is never a command, whatever it is', () => {
    const piece = fc.constantFrom(
      ':',
      '::',
      '##[',
      '#',
      '[',
      ']',
      'error',
      'group',
      ' ',
      '\t',
      '\r',
      '\n',
      '\u200b',
      '\u0000',
      '%0A',
      '=',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(parseLogCommands(guardLines(pieces.join('')))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('takes time in proportion to its length', () => {
    const startedAt = Date.now();
    guardLines(`${'\n'.repeat(500_000)}${' '.repeat(1_000_000)}x${':'.repeat(500_000)}`);
    expect(Date.now() - startedAt).toBeLessThan(5_000);
  });
});
