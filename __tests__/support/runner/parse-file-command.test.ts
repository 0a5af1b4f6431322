import { describe, expect, it } from '@jest/globals';
import { parseFileCommand } from './parse-file-command.ts';

// The facts of the runner's own tests: SetOutputFileCommandL0.cs, 2.336.0.
describe('a file command', () => {
  it.each<[string, string, Readonly<Record<string, string>>]>([
    ['nothing', '', {}],
    ['a value', 'A=my value', { A: 'my value' }],
    ['a byte order mark', '\uFEFFA=b', { A: 'b' }],
    ['empty lines', '\nA=b\n\nC=d\n', { A: 'b', C: 'd' }],
    ['an empty value', 'A=', { A: '' }],
    ['equals signs', 'A==abc\nB=def=ghi\nC=jkl=', { A: '=abc', B: 'def=ghi', C: 'jkl=' }],
    ['a heredoc', 'A<<EOF\none\ntwo\nEOF', { A: 'one\ntwo' }],
    ['an empty heredoc', 'A<<EOF\nEOF\n', { A: '' }],
    ['empty lines in it', 'A<<EOF\nhello\n\nthree\n\nEOF\n', { A: 'hello\n\nthree\n' }],
    ['two of them', '\nA<<EOF\na\nEOF\n\nB<<EOF\nb\nEOF\n', { A: 'a', B: 'b' }],
    ['odd delimiters', 'A<<=EOF\na\n=EOF\nB<<<EOF\nb\n<EOF\n', { A: 'a', B: 'b' }],
    ['an equals sign in it', 'A<<EOF\nb=c\nEOF', { A: 'b=c' }],
    ['nearly its delimiter', 'A<<EOF\n EOF\nEOF', { A: ' EOF' }],
    ['carriage returns, which stay on Linux', 'A=b\r\n', { A: 'b\r' }],
    ['a heredoc after an equals sign', 'A=b<<EOF', { A: 'b<<EOF' }],
    ['a name twice', 'A=1\nA=2', { A: '2' }],
  ])('is read: %s', (_, text, values) => {
    expect(parseFileCommand(text)).toEqual(values);
  });

  it.each([
    ['no value', 'just text', "Invalid format 'just text'"],
    ['no name', '<<EOF\na\nEOF', 'Name must not be empty'],
    ['no delimiter', 'A<<\na\n', 'delimiter must not be empty'],
    ['no end', 'A<<EOF\none\ntwo\n', 'Matching delimiter not found'],
    ['an end that is never alone', 'A<<EOF\none EOF', 'EOF marker missing new line'],
    ['an end with a carriage return', 'A<<EOF\none\nEOF\r\n', 'Matching delimiter not found'],
  ])('fails the step: %s', (_, text, words) => {
    expect(() => parseFileCommand(text)).toThrow(words);
  });
});
