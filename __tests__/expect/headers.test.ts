import { describe, expect, it } from '@jest/globals';
import { matchHeaders } from '../../src/expect/headers.ts';
import type { HeaderExpectations } from '../../src/expect/schema.ts';

const headers = [
  ['content-type', 'text/html'],
  ['vary', 'accept'],
  ['Vary', 'cookie'],
  ['set-cookie', 'a=1; Secure'],
  ['set-cookie', 'b=2; Secure; HttpOnly'],
  ['x-empty', ''],
] as const;

describe('matchHeaders', () => {
  it.each<[HeaderExpectations]>([
    [{ 'content-type': 'text/html' }],
    [{ 'Content-Type': { contains: 'html' } }],
    [{ VARY: 'accept, cookie' }],
    [{ 'set-cookie': { contains: 'Secure' } }],
    [{ 'x-empty': '' }],
    [{ 'x-empty': { exists: true } }],
    [{ server: { exists: false } }],
    [{ 'content-type': { exists: true }, vary: { matches: 'cookie$' } }],
  ])('%j is met', async (expectations) => {
    expect(await matchHeaders(headers, expectations, 'GET /')).toEqual([]);
  });

  it.each<[HeaderExpectations, string, string, string]>([
    [{ 'content-type': 'text' }, 'exactly "text"', '"text/html"', 'GET / header content-type'],
    [{ Server: 'x' }, 'the header', 'absent', 'GET / header server'],
    [{ server: { excludes: 'x' } }, 'the header', 'absent', 'GET / header server'],
    [{ server: { exists: true } }, 'the header', 'absent', 'GET / header server'],
    [{ vary: { exists: false } }, 'no such header', 'present', 'GET / header vary'],
    [{ 'x-empty': { exists: false } }, 'no such header', 'present', 'GET / header x-empty'],
    [{ vary: 'accept' }, 'exactly "accept"', '"accept, cookie"', 'GET / header vary'],
    [
      { 'set-cookie': { contains: 'HttpOnly' } },
      'text that contains "HttpOnly"',
      '"a=1; Secure"',
      'GET / header set-cookie',
    ],
  ])('%j is not met', async (expectations, expected, seen, where) => {
    expect(await matchHeaders(headers, expectations, 'GET /')).toEqual([{ expected, seen, where }]);
  });

  it('judges each header and each cookie', async () => {
    const expectations = { 'set-cookie': { excludes: 'Secure' }, vary: 'x' };
    expect(await matchHeaders(headers, expectations, '')).toHaveLength(3);
    expect(await matchHeaders([], { 'set-cookie': { excludes: 'x' } }, '')).toHaveLength(1);
  });
});
