import { describe, expect, it } from '@jest/globals';
import { readExport } from '../../../src/expect/needles/read-export.ts';

/** Keys and values, in whatever order they were read. */
const listParts = (text: string) => readExport(text).content.split('\n\u0000').sort();

describe('what an export says', () => {
  it.each([
    ['nothing', ''],
    ['white space', ' \n\t'],
    ['a byte order mark alone', '\ufeff'],
  ])('is nothing where it holds %s', (_, text) => {
    expect(readExport(text)).toEqual({ format: 'empty', content: '' });
  });

  it.each<[string, string]>([
    ['prose', 'name: Ana'],
    ['a mark of the byte order within it', 'a\ufeffb'],
    ['lines of null, which hold nothing of anybody', 'null\nnull'],
    ['a line that is no JSON after one that is', '{"a":1}\nname: Ana'],
    ['lines of text in quotes', '"a"\n"b"'],
  ])('is the text itself: %s', (_, text) => {
    expect(readExport(`\ufeff ${text}\n`)).toEqual({ format: 'text', content: text });
  });

  it.each<[string, string]>([
    ['line feeds', '{"a":"x"}\n["y"]'],
    ['the line ends of Windows', '{"a":"x"}\r\n["y"]\r\n'],
    ['empty lines between', '{"a":"x"}\n\n  \n["y"]\n'],
  ])('is a JSON text a line, with %s', (_, text) => {
    expect(readExport(text).format).toBe('ndjson');
    expect(listParts(text)).toEqual(['a', 'x', 'y']);
  });

  it.each<[string, string]>([
    ['a text', '"x"'],
    ['a number', '7'],
    ['null', 'null'],
  ])('is JSON where it is no more than %s', (_, text) => {
    expect(readExport(text)).toEqual({
      format: 'json',
      content: text === 'null' ? '' : String(JSON.parse(text)),
    });
  });
});

describe('a list in an export', () => {
  it.each<[string, unknown, string[]]>([
    ['of nothing', [], ['list']],
    ['of bytes, which Node writes a buffer as', [72, 105], ['Hi', 'list']],
    ['of the smallest and the largest byte', [0, 255], ['\u0000\u00ff', 'list']],
    ['of a number too large for a byte', [72, 256], ['256', '72', 'list']],
    ['of a number too small for a byte', [72, -1], ['-1', '72', 'list']],
    ['of a number that is not whole', [72, 0.5], ['0.5', '72', 'list']],
    ['of numbers and text', [72, 'x'], ['72', 'list', 'x']],
    ['of null and false', [null, false], ['false', 'list']],
  ])('%s', (_, list, parts) => {
    expect(listParts(JSON.stringify({ list }))).toEqual(parts);
  });
});
