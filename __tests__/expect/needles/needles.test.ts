import { describe, expect, it } from '@jest/globals';
import { bothAlphabets, listNeedles, unique } from '../../../src/expect/needles/encodings.ts';
import { readExport } from '../../../src/expect/needles/read-export.ts';
import { isFound, prepareText } from '../../../src/expect/needles/search.ts';

const token = 'hp7k2m9qd4wz81xyc00ae';
const near = 'hp7k2m9qd4wz81xyc00be';

const find = (text: string, what = token) =>
  listNeedles(what).find((one) => isFound(prepareText(text), one))?.encoding;
const encode = (text: string, to: BufferEncoding) => Buffer.from(text).toString(to);

describe('needles', () => {
  it.each<[string, string, string]>([
    ['as it is', `mail ${token}@example.com`, 'plain'],
    ['in capitals', token.toUpperCase(), 'plain'],
    ['escaped for a URL', encodeURIComponent(`${token}@example.com`), 'plain'],
    ['as bytea', `\\x${encode(`v=${token}`, 'hex')}`, 'hex'],
    ['as hex in capitals', encode(token, 'hex').toUpperCase(), 'hex'],
    ['as bytea of capitals', encode(token.toUpperCase(), 'hex'), 'hex'],
    ['in base64', encode(token, 'base64'), 'base64'],
    ['in base64, one byte further', encode(`x${token}y`, 'base64'), 'base64'],
    ['in base64, two bytes further', encode(`xx${token}yy`, 'base64'), 'base64'],
    ['in base64 for URLs', encode(`>>?${token}`, 'base64url'), 'base64'],
    ['in base64 of capitals', encode(token.toUpperCase(), 'base64'), 'base64'],
    [
      'in base64 that is wrapped',
      encode(`${'x'.repeat(50)}${token}`, 'base64').replaceAll(/.{76}/g, '$&\n'),
      'base64',
    ],
    ['in base64 that bytea shows', encode(encode(token, 'base64'), 'hex'), 'base64 in hex'],
  ])('find a token %s', (_, text, encoding) => {
    expect(find(text)).toBe(encoding);
  });

  it.each<[string, string]>([
    ['plain', near],
    ['base64', encode(near, 'base64')],
    ['base64, one byte further', encode(`x${near}`, 'base64')],
    ['base64, two bytes further', encode(`xx${near}`, 'base64')],
    ['hex', encode(near, 'hex')],
  ])('do not take one column for another: %s', (_, text) => {
    expect(find(text)).toBeUndefined();
    expect(find(text, near)).toBeDefined();
  });
});

describe('needles of a person', () => {
  it('tell every column of a person from every other in base64', () => {
    const tokens = Array.from(
      { length: 400 },
      (_, at) => `hp7k2m9qd4wz81xyc${at.toString(36).padStart(3, '0')}e`,
    );
    for (const shift of ['', 'x', 'xx']) {
      const haystack = prepareText(encode(`${shift}${tokens[35]}`, 'base64'));
      const found = tokens.filter((one) => listNeedles(one).some((n) => isFound(haystack, n)));
      expect(found).toEqual([tokens[35]]);
    }
  });
});

describe('the list of needles', () => {
  it('finds an address that is escaped', () => {
    expect(find('ip=2001%3Adb8%3A1a2b%3A1c2d', '2001:db8:1a2b:1c2d')).toBe('escaped');
  });

  it('has nothing that is shorter than eight characters', () => {
    const kinds = (text: string) => listNeedles(text).map(({ encoding }) => encoding);
    expect(kinds('abcdefg')).not.toContain('plain');
    expect(kinds('abcdefgh')).toContain('plain');
  });

  it('names what is the same in several encodings once, by the first', () => {
    expect(listNeedles(token).filter(({ text }) => text === token)).toEqual([
      { encoding: 'plain', text: token },
    ]);
    expect(listNeedles(token).map(({ encoding }) => encoding)).not.toContain('escaped');
    const needle = { encoding: 'md5 of a value', text: '0123456789abcdef' };
    expect(unique([needle, { ...needle, encoding: 'hex' }])).toEqual([needle]);
  });

  it('knows both alphabets of base64', () => {
    expect(bothAlphabets('a+b/c+d/e')).toEqual(['a+b/c+d/e', 'a-b_c-d_e']);
  });
});

describe('a search', () => {
  it('takes base64 of another case for another text, and hex for the same', () => {
    const haystack = prepareText('xx+QUJDREVGR0g/4A4B4C4D');
    expect(isFound(haystack, { encoding: 'base64', text: 'QUJDREVGR0g' })).toBe(true);
    expect(isFound(haystack, { encoding: 'base64', text: 'qujdrevgr0g' })).toBe(false);
    expect(isFound(haystack, { encoding: 'hex', text: '4a4b4c4d' })).toBe(true);
    expect(isFound(haystack, { encoding: 'base64', text: '4a4b4c4d' })).toBe(false);
  });

  it('goes across line ends of every kind', () => {
    expect(prepareText('aB\r\n\r\ncD\ne\rF')).toEqual({ exact: 'aBcDeF', lower: 'abcdef' });
  });
});

describe('reading an export', () => {
  it.each<[string, string, string]>([
    ['an object', '{"a":{"b":["x",1,true,null]}}', 'json'],
    ['a byte order mark before it', '\ufeff{"a":1}', 'json'],
    ['one text a line', '{"a":1}\n{"a":2}\n', 'ndjson'],
    ['prose', 'name: Ana', 'text'],
    ['JSON that was cut', '{"a":1', 'text'],
    ['lines of which one is none', '{"a":1}\nerror', 'text'],
    ['nothing', ' \n', 'empty'],
  ])('knows %s', (_, text, format) => {
    expect(readExport(text).format).toBe(format);
  });

  it('keeps keys and values, undoes escapes, and reads the bytes of Node', () => {
    const data = [...Buffer.from(token)];
    const { content } = readExport(
      JSON.stringify({ key: '\u017d', deep: [[{ x: 'y' }]], avatar: { type: 'Buffer', data } }),
    );
    expect(content.split('\n\u0000').sort()).toEqual(
      ['Buffer', 'avatar', 'data', 'deep', 'key', 'type', token, 'x', 'y', '\u017d'].sort(),
    );
  });

  it('makes no marker of two values, and survives depth', () => {
    const { content } = readExport(JSON.stringify([token.slice(0, 9), token.slice(9)]));
    expect(find(content)).toBeUndefined();
    expect(readExport('['.repeat(5_000) + ']'.repeat(5_000)).format).toBe('json');
  });
});
