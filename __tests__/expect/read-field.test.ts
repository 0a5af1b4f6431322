import { describe, expect, it } from '@jest/globals';
import {
  type FieldPlace,
  findGroupProblem,
  readField,
  readScalar,
} from '../../src/expect/read-field.ts';

const source = {
  headers: [
    ['x-version', '1.4.2'],
    ['x-empty', ''],
    ['via', 'a'],
    ['via', 'b'],
    ['x-twin', ''],
    ['x-twin', 'b'],
  ],
  body: '{"version":"1.4.2","build":7,"ok":false,"none":null,"blank":"","list":["a","b"]}',
} as const;

describe('readField', () => {
  it.each<[FieldPlace, string | undefined]>([
    [{ json: '$.version' }, '1.4.2'],
    [{ json: '$.build' }, '7'],
    [{ json: '$.ok' }, 'false'],
    [{ json: '$.list[1]' }, 'b'],
    [{ json: '$.list[*]' }, undefined],
    [{ json: '$.list' }, undefined],
    [{ json: '$.none' }, undefined],
    [{ json: '$.blank' }, undefined],
    [{ json: '$.nothing' }, undefined],
    [{ json: '$' }, undefined],
    [{ header: 'x-version' }, '1.4.2'],
    [{ header: 'X-Version' }, '1.4.2'],
    [{ header: 'x-empty' }, undefined],
    [{ header: 'via' }, undefined],
    [{ header: 'x-twin' }, undefined],
    [{ header: 'server' }, undefined],
    [{ pattern: '"build":(\\d+)' }, '7'],
    [{ pattern: '"blank":"([a-z]*)"' }, undefined],
    [{ pattern: '"build":(x)' }, undefined],
    [{ pattern: '"build":\\d+' }, undefined],
    [{ pattern: '"(build)":(\\d+)' }, undefined],
    [{ pattern: '"version"|(never)' }, undefined],
    [{}, undefined],
  ])('reads %j as %j', async (place, value) => {
    expect(await readField(place, source)).toBe(value);
  });

  it('takes the document that was parsed before instead of the body', async () => {
    const parsed = { value: { version: '2' } };
    expect(await readField({ json: '$.version' }, source, parsed)).toBe('2');
    expect(await readField({ json: '$.version' }, source, { problem: 'no JSON' })).toBeUndefined();
  });

  it.each(['', 'down', '{"version":'])('reads nothing from the body %j as JSON', async (body) => {
    expect(await readField({ json: '$.version' }, { headers: [], body })).toBeUndefined();
  });
});

describe('readScalar', () => {
  it.each<[FieldPlace, string | number | boolean | undefined]>([
    [{ json: '$.version' }, '1.4.2'],
    [{ json: '$.build' }, 7],
    [{ json: '$.ok' }, false],
    [{ json: '$.none' }, undefined],
    [{ json: '$.list[*]' }, undefined],
    [{ header: 'x-version' }, '1.4.2'],
    [{ pattern: '"build":(\\d+)' }, '7'],
    [{}, undefined],
  ])('reads %j as %j, in its own type', async (place, value) => {
    expect(await readScalar(place, source)).toBe(value);
  });

  it('takes the document that was parsed before instead of the body', async () => {
    const parsed = { value: { build: 8 } };
    expect(await readScalar({ json: '$.build' }, source, parsed)).toBe(8);
    expect(await readScalar({ json: '$.build' }, source, { problem: 'no JSON' })).toBeUndefined();
  });
});

describe('findGroupProblem', () => {
  it.each(['v(\\d+)', '(?:a|b)(c)'])('finds nothing wrong with %s', async (pattern) => {
    expect(await findGroupProblem(pattern)).toBeUndefined();
  });

  it.each([
    ['v\\d+', 0],
    ['(a)(b)', 2],
  ])('says of %s how many groups it has and what to write', async (pattern, count) => {
    expect(await findGroupProblem(pattern)).toBe(
      `The pattern has ${count} groups. Put the value, and nothing else, in round brackets; other brackets are written (?: ).`,
    );
  });
});
