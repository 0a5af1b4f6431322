import { describe, expect, it } from '@jest/globals';
import { type Listener, startRawServer } from '../../support/http-server.ts';
import { keepOpen } from '../../support/keep-open.ts';
import { runNotice } from './run-notice.ts';
import { path, say, startService } from './start-service.ts';

const keep = keepOpen();
const message = 'Release 1.4 goes out';

async function post(answer: Listener, webhook: object = {}, beside?: Listener) {
  const service = keep(await startService(answer, beside));
  const run = await runNotice({ message, webhook: { url: service.hook, ...webhook } });
  return { ...run, received: service.received };
}

describe('a webhook', () => {
  it.each<[string, Listener, object]>([
    ['Slack', say('ok'), { format: 'slack' }],
    ['a workflow of Slack', say('{"ok":true}'), { format: 'slack' }],
    ['Teams', say('1'), { format: 'teams' }],
    ['a workflow of Teams', say('', 202), { format: 'teams' }],
    ['any 2xx', say('', 204), {}],
    ['text', say('thanks'), { format: 'text' }],
    ['the status asked for', say('', 201), { confirm: { status: 201 } }],
    [
      'the text asked for',
      say('queued as 7'),
      { confirm: { body: { matches: '^queued as \\d+$' } } },
    ],
    ['the JSON asked for', say('{"state":"sent"}'), { confirm: { json: { '$.state': 'sent' } } }],
    ['an id', say('{"id":"m-81"}'), { id: '$.id' }],
    [
      'a page, where that is asked for',
      say('<html>sent', 200, 'text/html'),
      { confirm: { body: { contains: 'sent' } } },
    ],
  ])('confirms by %s', async (_, answer, webhook) => {
    const { judged, received } = await post(answer, webhook);
    expect(judged).toMatchObject({ outcome: 'pass', findings: [] });
    expect(received.filter((one) => one.url === path)).toHaveLength(1);
  });

  it.each<[string, Listener, object, string, string]>([
    ['another word of Slack', say('invalid_payload'), { format: 'slack' }, 'fail', 'assertion'],
    ['an ok that is a part', say('not ok'), { format: 'slack' }, 'fail', 'assertion'],
    ['JSON that says not ok', say('{"ok":false}'), { format: 'slack' }, 'fail', 'assertion'],
    ['nothing, for Slack', say(''), { format: 'slack' }, 'fail', 'assertion'],
    [
      'an error of Teams in a 200',
      say('Microsoft Teams endpoint returned HTTP error 429'),
      { format: 'teams' },
      'fail',
      'assertion',
    ],
    ['an error', say('no_service', 404), {}, 'fail', 'status'],
    ['a broken service', say('', 500), {}, 'fail', 'status'],
    ['a redirect', (_, r) => r.writeHead(302, { location: path }).end(), {}, 'fail', 'status'],
    ['too many', say('rate_limited', 429), {}, 'error', 'rate-limited'],
    ['another 2xx than asked for', say('', 202), { confirm: { status: 200 } }, 'fail', 'status'],
    [
      'another text',
      say('queued'),
      { confirm: { body: { contains: 'sent' } } },
      'fail',
      'assertion',
    ],
    [
      'another JSON',
      say('{"state":"queued"}'),
      { confirm: { json: { '$.state': 'sent' } } },
      'fail',
      'assertion',
    ],
    ['no JSON', say('sent'), { confirm: { json: { '$.state': 'sent' } } }, 'fail', 'assertion'],
    ['no id', say('{}'), { id: '$.id' }, 'fail', 'assertion'],
    ['an empty id', say('{"id":""}'), { id: '$.id' }, 'fail', 'assertion'],
    ['a login page', say('<!DOCTYPE html><title>Sign in', 200, ''), {}, 'inconclusive', 'no-data'],
    [
      'a page by its type',
      say('hello', 200, 'text/html; charset=utf-8'),
      { format: 'text' },
      'inconclusive',
      'no-data',
    ],
    [
      'a text that is cut',
      say('x'.repeat(10_000)),
      { confirm: { body: { contains: 'sent' } } },
      'inconclusive',
      'output-limit',
    ],
    [
      'JSON that is cut',
      say(`{"state":"sent","x":"${'x'.repeat(2_000_000)}"}`),
      { confirm: { json: { '$.state': 'sent' } } },
      'inconclusive',
      'output-limit',
    ],
    ['silence', () => undefined, { timeoutMs: 200, sibling: false }, 'error', 'timeout'],
  ])('does not confirm by %s', async (_, answer, webhook, outcome, reason) => {
    const { judged, received } = await post(answer, webhook);
    expect([judged.outcome, judged.reason]).toEqual([outcome, reason]);
    expect(judged.findings.length).toBeGreaterThan(0);
    expect(received.filter((one) => one.url === path)).toHaveLength(1);
  });

  it('that breaks the connection may have the message: an error that says so', async () => {
    const server = keep(await startRawServer((socket) => socket.destroy()));
    const webhook = { url: `${server.url}${path}`, sibling: false };
    const { judged } = await runNotice({ message, webhook });
    expect(judged).toMatchObject({
      outcome: 'error',
      reason: 'reset',
      remedy: expect.stringContaining('Look whether it arrived'),
    });
  });

  it('that was aborted has no evidence', async () => {
    const { hook: url } = keep(await startService(() => undefined));
    const abort = AbortSignal.timeout(100);
    const run = runNotice({ message, webhook: { url, sibling: false } }, { abort });
    await expect(run).rejects.toBeDefined();
  });
});

describe('the control of a webhook', () => {
  it('is an empty POST beside it, which says nothing of the message', async () => {
    const { received, judged } = await post(say('ok'), { format: 'slack' });
    const [control, sent] = received;
    expect(control?.url).toMatch(new RegExp(`^${path}-[0-9a-f]{10}$`));
    expect(control?.body).toBe('{}');
    expect(sent?.url).toBe(path);
    expect(judged.summary).toContain('a path beside it answers 404');
  });

  it.each<[string, Listener, string, string]>([
    ['takes everything', say('ok'), 'inconclusive', 'control-failed'],
    ['takes everything later', say('', 202), 'inconclusive', 'control-failed'],
  ])('fails where the host %s', async (_, beside, outcome, reason) => {
    const { judged } = await post(say('ok'), { format: 'slack' }, beside);
    expect([judged.outcome, judged.reason]).toEqual([outcome, reason]);
  });

  it.each([403, 404, 410, 400, 302])('is met by a refusal: %i', async (status) => {
    const { judged } = await post(say('ok'), { format: 'slack' }, say('', status));
    expect(judged.outcome).toBe('pass');
  });

  it('is left out on demand', async () => {
    const { judged, received } = await post(say('ok'), { sibling: false }, say('ok'));
    expect(judged.outcome).toBe('pass');
    expect(received).toHaveLength(1);
  });
});
