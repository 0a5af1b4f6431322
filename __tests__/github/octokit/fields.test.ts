import { describe, expect, it } from '@jest/globals';
import { type Fields, omitAbsent, openFields } from '../../../src/github/octokit/fields.ts';

const SHA1 = 'a'.repeat(40);
const SHA256 = 'b'.repeat(64);

function read(value: unknown, take: (fields: Fields) => unknown): unknown {
  return take(openFields(value, 'thing'));
}

describe('a field', () => {
  it.each<[string, unknown, (fields: Fields) => unknown, unknown]>([
    ['id', { id: 7 }, (f) => f.id(), 7],
    ['another id', { number: 7 }, (f) => f.id('number'), 7],
    ['large id', { id: 2n ** 40n }, (f) => f.id(), 2 ** 40],
    ['text', { a: 'b' }, (f) => f.text('a'), 'b'],
    ['empty text', { a: '' }, (f) => f.text('a'), ''],
    ['text that may be missing', { a: 'b' }, (f) => f.optionalText('a'), 'b'],
    ['text that is null', { a: null }, (f) => f.optionalText('a'), undefined],
    ['text that is not there', {}, (f) => f.optionalText('a'), undefined],
    ['text that is empty', { a: '' }, (f) => f.optionalText('a'), undefined],
    ['commit', { sha: SHA1 }, (f) => f.hash('sha'), SHA1],
    ['long commit', { sha: SHA256 }, (f) => f.hash('sha'), SHA256],
    ['commit that is null', { sha: null }, (f) => f.optionalHash('sha'), undefined],
    ['instant', { at: '2026-01-05T10:00:00Z' }, (f) => f.instant('at'), '2026-01-05T10:00:00Z'],
    [
      'instant elsewhere',
      { at: '2026-01-05T10:00:00+02:00' },
      (f) => f.instant('at'),
      '2026-01-05T08:00:00.000Z',
    ],
    ['instant that is null', { at: null }, (f) => f.optionalInstant('at'), undefined],
    ['login', { user: { login: 'ana' } }, (f) => f.login('user'), 'ana'],
    ['login of nobody', { user: null }, (f) => f.login('user'), undefined],
    ['word', { state: 'open' }, (f) => f.word('state', ['open', 'closed']), 'open'],
    ['list', { all: [1] }, (f) => f.list('all'), [1]],
    ['name of an ancestor', {}, (f) => f.raw('constructor'), undefined],
  ])('%s', (_, value, take, expected) => expect(read(value, take)).toEqual(expected));

  it.each<[string, unknown, (fields: Fields) => unknown]>([
    ['id of text', { id: 'x' }, (f) => f.id()],
    ['id that is none', { id: 0 }, (f) => f.id()],
    ['id that is negative', { id: -1 }, (f) => f.id()],
    ['id that is cut', { id: 2 ** 60 }, (f) => f.id()],
    ['id that is not there', {}, (f) => f.id()],
    ['text of number', { a: 1 }, (f) => f.text('a')],
    ['text that is null', { a: null }, (f) => f.text('a')],
    ['optional text of number', { a: 1 }, (f) => f.optionalText('a')],
    ['short commit', { sha: 'abc1234' }, (f) => f.hash('sha')],
    ['commit in capitals', { sha: 'A'.repeat(40) }, (f) => f.hash('sha')],
    ['optional commit that is none', { sha: '' }, (f) => f.optionalHash('sha')],
    ['instant that is none', { at: 'yesterday' }, (f) => f.instant('at')],
    ['optional instant that is none', { at: 'yesterday' }, (f) => f.optionalInstant('at')],
    ['login of no account', { user: 'ana' }, (f) => f.login('user')],
    ['account without login', { user: {} }, (f) => f.login('user')],
    ['word that nobody knows', { state: 'x' }, (f) => f.word('state', ['open'])],
    ['list of an object', { all: {} }, (f) => f.list('all')],
    ['inside of nothing', {}, (f) => f.inner('a')],
    ['a list instead of it', [], (f) => f.raw('a')],
    ['null instead of it', null, (f) => f.raw('a')],
    ['text instead of it', 'Please log in', (f) => f.raw('a')],
  ])('refuses %s', (_, value, take) => {
    expect(() => read(value, take)).toThrow('What answered in the place of GitHub sent no thing.');
  });
});

describe('omitAbsent', () => {
  it('leaves out what is undefined and nothing else', () => {
    expect(Object.keys(omitAbsent({ a: undefined, b: '', c: null, d: 0 }))).toEqual([
      'b',
      'c',
      'd',
    ]);
  });
});
