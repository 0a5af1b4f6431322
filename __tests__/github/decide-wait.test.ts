import { describe, expect, it } from '@jest/globals';
import { decideWaitMs, parseLimitMs } from '../../src/github/decide-wait.ts';

const NOW = 1_700_000_000_000;

function reply(status: number, headers: Record<string, string> = {}, message = '') {
  return { status, headers: new Headers(headers), message };
}

describe('what GitHub asks to wait', () => {
  it.each([
    ['the seconds that it names', reply(429, { 'retry-after': '7' }), 7_000],
    ['the same of a 403', reply(403, { 'retry-after': '7' }), 7_000],
    [
      'until the limit opens again, and a second for the clocks',
      reply(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1700000010' }),
      11_000,
    ],
    [
      'a second if it has just opened',
      reply(429, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1600000000' }),
      1_000,
    ],
    ['a minute where it names nothing', reply(429), 60_000],
    [
      'a minute for a secondary limit',
      reply(403, {}, 'You have exceeded a secondary rate limit'),
      60_000,
    ],
    ['a minute where the time is no number', reply(429, { 'retry-after': 'soon' }), 60_000],
  ])('is %s', (_, given, waitMs) => {
    expect(parseLimitMs(given, NOW)).toBe(waitMs);
  });

  it.each([
    [
      'a 403 of a permission',
      reply(403, { 'x-ratelimit-remaining': '4999' }, 'Resource not accessible'),
    ],
    ['a 404', reply(404, { 'retry-after': '1' })],
    ['a 502', reply(502, { 'retry-after': '1' })],
    ['no answer', reply(0)],
  ])('is nothing after %s', (_, given) => {
    expect(parseLimitMs(given, NOW)).toBeUndefined();
  });
});

describe('whether a request is sent again', () => {
  const plan = (attempt: number, isRepeatable = true) => ({
    attempt,
    isRepeatable,
    firstWaitMs: 1_000,
  });

  it.each([
    [0, 1, 1_000],
    [500, 2, 2_000],
    [502, 3, 4_000],
    [501, 1, undefined],
    [401, 1, undefined],
    [404, 1, undefined],
    [422, 1, undefined],
    [200, 1, undefined],
  ])('after %i at attempt %i: %s ms', (status, attempt, waitMs) => {
    expect(decideWaitMs(reply(status), plan(attempt), NOW)).toBe(waitMs);
  });

  it.each([0, 500, 502])('never after %i if a second effect would be seen', (status) => {
    expect(decideWaitMs(reply(status), plan(1, false), NOW)).toBeUndefined();
  });

  it('even then after a limit, which lets nothing through', () => {
    expect(decideWaitMs(reply(429, { 'retry-after': '2' }), plan(1, false), NOW)).toBe(2_000);
  });
});
