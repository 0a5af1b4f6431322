import { describe, expect, it } from '@jest/globals';
import { keepHeaders } from '../../src/toolbox/http/keep-headers.ts';
import { maskUrl } from '../../src/toolbox/http/mask-url.ts';
import { hideCookieValue, parseSetCookie } from '../../src/toolbox/http/set-cookie.ts';
import { createToken, deriveSibling } from '../../src/toolbox/http/sibling.ts';

describe('maskUrl', () => {
  it.each([
    ['https://a.example/b?page=2#c', 'https://a.example/b?page=2'],
    ['https://u:p@a.example/', 'https://a.example/'],
    ['https://a.example/?code=1&State=2&x=3', 'https://a.example/?code=hidden&State=hidden&x=3'],
    ['https://a.example/?accessToken=1', 'https://a.example/?accessToken=hidden'],
    ['https://a.example/?X-Amz-Signature=1', 'https://a.example/?X-Amz-Signature=hidden'],
    ['https://a.example/?tokens[]=1', 'https://a.example/?tokens[]=hidden'],
    [
      'https://a.example/?api_key=1&api%5Fkey=2',
      'https://a.example/?api_key=hidden&api%5Fkey=hidden',
    ],
    ['//a.example/b?code=1#access_token=2', '//a.example/b?code=hidden'],
    ['next?a=1?code=2&%ff=3', 'next?a=1?code=2&%ff=3'],
    ['https://a.example/?monkey=1&encode=2', 'https://a.example/?monkey=1&encode=2'],
    ['/login', '/login'],
  ])('%s becomes %s', (url, masked) => {
    expect(maskUrl(url)).toBe(masked);
  });

  it('hides what stands behind a path, too, and bounds the length', () => {
    expect(maskUrl('/callback?code=s3cret&a=1')).toBe('/callback?code=hidden&a=1');
    expect(maskUrl(`https://a.example/${'x'.repeat(5_000)}`)).toHaveLength(1_000);
  });
});

describe('deriveSibling', () => {
  it.each([
    ['https://a.example/health/live', 'https://a.example/health/live-t'],
    ['https://a.example/health/', 'https://a.example/health-t'],
    ['https://a.example/', 'https://a.example/holdpoint-t'],
    ['https://a.example', 'https://a.example/holdpoint-t'],
    ['https://a.example/a/index.html', 'https://a.example/a/index-t.html'],
    ['https://a.example/.well-known', 'https://a.example/.well-known-t'],
    ['https://a.example/a?b=c#d', 'https://a.example/a-t?b=c'],
  ])('%s has %s', (url, sibling) => {
    expect(deriveSibling(url, 't')).toBe(sibling);
  });

  it('takes a new token each time', () => {
    const tokens = Array.from({ length: 100 }, createToken);
    expect(new Set(tokens).size).toBe(100);
    expect(tokens.every((token) => /^[0-9a-f]{10}$/.test(token))).toBe(true);
  });
});

describe('what is kept of headers', () => {
  it.each([
    ['a=b; Path=/; HttpOnly', 'a=<1 characters>; Path=/; HttpOnly'],
    ['a=; Max-Age=0', 'a=; Max-Age=0'],
    ['a=b=c', 'a=<3 characters>'],
    ['novalue', '=<7 characters>'],
  ])('Set-Cookie %s becomes %s', (field, hidden) => {
    expect(hideCookieValue(field)).toBe(hidden);
  });

  it('reads name and value of a cookie', () => {
    expect(parseSetCookie(' a = "b c" ; Secure')).toEqual({ name: 'a', value: '"b c"' });
  });

  it('keeps those wanted and a few more, and says what did not fit', () => {
    const headers = [
      ['content-type', 'text/html'],
      ['x-a', '1'],
      ['x-b', '2'],
      ['location', '/next?code=s3cret'],
    ] as const;
    const { headers: kept, cut } = keepHeaders(headers, ['X-A'], 1_000);
    expect(cut).toBe(false);
    expect(kept).toEqual([
      ['content-type', 'text/html'],
      ['x-a', '1'],
      ['location', '/next?code=hidden'],
    ]);
    expect(keepHeaders([['x-a', 'x'.repeat(100)]], ['X-A'], 50)).toEqual({
      headers: [],
      cut: true,
    });
  });
});
