import { describe, expect, it } from '@jest/globals';
import { ProbeError } from '../../../src/domain/errors.ts';
import { parseEnvFile } from '../../../src/probes/env-config/parse-env-file.ts';

const parse = (text: string) => Object.fromEntries(parseEnvFile(text, '.env'));

describe('parseEnvFile', () => {
  it.each<[string, Record<string, string>]>([
    ['', {}],
    ['\n  \n# A=1\n   # B=2', {}],
    ['A=1', { A: '1' }],
    ['A=1\r\nB=2\rC=3', { A: '1', B: '2', C: '3' }],
    ['A=', { A: '' }],
    ['A', { A: '' }],
    ['export A', { A: '' }],
    ['export A=1\nexport\tB=2', { A: '1', B: '2' }],
    ['  A = 1  ', { A: '1' }],
    ['A=a b', { A: 'a b' }],
    ['A=a=b==', { A: 'a=b==' }],
    ['A=a#b', { A: 'a#b' }],
    ['A=a #b', { A: 'a' }],
    ['A=a\t# b', { A: 'a' }],
    ['A=# b', { A: '' }],
    ['A=#b', { A: '' }],
    ["A='a # b'", { A: 'a # b' }],
    ['A="a # b" # c', { A: 'a # b' }],
    ['A=`a"b`', { A: 'a"b' }],
    ['A=""', { A: '' }],
    ['A="a\\"b"', { A: 'a"b' }],
    ['A="a\\nb\\tc\\rd\\\\e\\$"', { A: 'a\nb\tc\rd\\e$' }],
    ["A='a\\nb'", { A: 'a\\nb' }],
    ["A='a\\'", { A: 'a\\' }],
    ['A="one\ntwo"\nB=2', { A: 'one\ntwo', B: '2' }],
    ["A='one\n\nthree'", { A: 'one\n\nthree' }],
    ['A=$B ${C}', { A: '$B ${C}' }],
    ['A=1\nA=2', { A: '2' }],
    ['_a.b-c=1', { '_a.b-c': '1' }],
    ['A=a"b"', { A: 'a"b"' }],
  ])('reads %j', (text, values) => {
    expect(parse(text)).toEqual(values);
  });

  it('knows names that objects inherit', () => {
    const values = parseEnvFile('__proto__=1\nconstructor=2', '.env');
    expect([values.get('__proto__'), values.get('constructor'), values.get('x')]).toEqual([
      '1',
      '2',
      undefined,
    ]);
  });

  it.each([
    ['A=1\nhunter2 is secret', '.env:2 is no NAME=value.'],
    ['1A=hunter2', '.env:1 is no NAME=value.'],
    ['=hunter2', '.env:1 is no NAME=value.'],
    ['A: hunter2', '.env:1 is no NAME=value.'],
    ['\n\nA="hunter2\nB=2', '.env:3 has no closing ".'],
    ["A='hunter2", ".env:1 has no closing '."],
    ['A="hunter2\\"', '.env:1 has no closing ".'],
  ])('refuses %j and repeats nothing of it', (text, message) => {
    const read = () => parse(text);
    expect(read).toThrow(ProbeError);
    expect(read).toThrow(message);
    expect(read).not.toThrow(/hunter2/);
  });
});
