import { describe, expect, it } from '@jest/globals';
import { openProbe } from './http-probe.ts';

const { run } = openProbe();

describe('a body with control characters, which evidence does not carry', () => {
  const text = 'ready\u001b[31mERROR\u0000';

  it.each<[object, string]>([
    [{ contains: 'ready' }, 'pass'],
    [{ contains: '\u001b[31m' }, 'pass'],
    [{ contains: 'gone' }, 'fail'],
    [{ excludes: '\u001b[' }, 'fail'],
    [{ excludes: '\u0000' }, 'fail'],
    [{ excludes: 'ERROR' }, 'fail'],
    [{ excludes: 'Traceback' }, 'pass'],
    [{ matches: '^ready' }, 'pass'],
    [{ matches: '[\\x00-\\x08]' }, 'inconclusive'],
    [{ notMatches: '[\\x00-\\x08]' }, 'fail'],
    [{ notMatches: 'ERR[O]R' }, 'fail'],
    [{ notMatches: 'Traceb.ck' }, 'pass'],
    [{ minLength: text.length }, 'pass'],
    [{ minLength: text.length + 1 }, 'fail'],
  ])('is never taken for one without: %j is %s', async (body, outcome) => {
    const { judged } = await run((_, answer) => answer.end(text), { path: '/', expect: { body } });
    expect(judged.outcome).toBe(outcome);
  });

  it('is a whole one where there are none but tabs and ends of lines', async () => {
    const { judged, seen } = await run((_, answer) => answer.end('a\tb\r\nc'), {
      path: '/',
      expect: { body: { notMatches: 'x' } },
    });
    expect(judged.outcome).toBe('pass');
    expect(seen.steps[0]?.answer?.body).toMatchObject({ text: 'a\tb\r\nc', truncated: false });
  });
});
