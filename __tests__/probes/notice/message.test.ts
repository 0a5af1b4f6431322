import { describe, expect, it } from '@jest/globals';
import { catchProbeError } from '../../support/catch-probe-error.ts';
import { startServer } from '../../support/http-server.ts';
import { keepOpen } from '../../support/keep-open.ts';
import { about, commit, runNotice } from './run-notice.ts';
import { say, startService } from './start-service.ts';

const keep = keepOpen();
const message = 'Release 1.4 goes out';

describe('what is sent', () => {
  const parts = {
    what: 'Deploy <!channel> & go',
    when: 'now',
    impact: 'a minute of errors',
    nextUpdate: 'at noon',
  };
  const lines = [
    parts.what,
    'When: now',
    'Impact: a minute of errors',
    'Next update: at noon',
    about,
  ];

  async function send(format: string, given: unknown = parts, secrets = {}) {
    const service = keep(await startService(say('1')));
    const webhook = {
      url: service.hook,
      format,
      sibling: false,
      confirm: { body: { equals: '1' } },
    };
    const run = await runNotice({ message: given, webhook }, { secrets });
    const sent = service.received[0];
    return { ...run, type: sent?.headers['content-type'], body: sent?.body ?? '' };
  }

  it('to Slack is text without controls', async () => {
    const { type, body } = await send('slack');
    expect(type).toBe('application/json');
    const escaped = lines.join('\n').replace('<!channel> &', '&lt;!channel&gt; &amp;');
    expect(JSON.parse(body)).toEqual({ text: escaped });
  });

  it('to Teams is a card', async () => {
    const card = JSON.parse((await send('teams')).body) as {
      attachments: { contentType: string; content: { body: { text: string }[] } }[];
    };
    expect(card.attachments[0]?.contentType).toBe('application/vnd.microsoft.card.adaptive');
    expect(card.attachments[0]?.content.body.map((one) => one.text)).toEqual(lines);
  });

  it('as JSON has a field for each part', async () => {
    const body = JSON.parse((await send('json')).body);
    expect(body).toEqual({ ...parts, about, text: lines.join('\n') });
  });

  it('as text is lines', async () => {
    const { type, body } = await send('text', '  Hello  ');
    expect([type, body]).toEqual(['text/plain; charset=utf-8', `Hello\n${about}`]);
  });

  it('has no secret in it', async () => {
    const given = 'password is correct-horse-battery';
    const { body, seen } = await send('text', given, {
      DATABASE_PASSWORD: 'correct-horse-battery',
    });
    expect(body).toBe(`password is [redacted:DATABASE_PASSWORD]\n${about}`);
    expect(seen.message).toBe(body);
  });

  it('goes with the headers of the plan, and nobody sees the address', async () => {
    const service = keep(
      await startService((request, response) => {
        response.end(`ok ${request.url} abcdefghijklmnopqrstuvwx`);
      }),
    );
    const webhook = {
      url: service.hook,
      format: 'text',
      headers: { Authorization: 'Bearer x', 'Content-Type': 'text/markdown' },
    };
    const { seen, judged } = await runNotice({ message, webhook });
    const { headers } = service.received.at(-1) ?? {};
    expect([headers?.authorization, headers?.['content-type']]).toEqual([
      'Bearer x',
      'text/markdown',
    ]);
    expect(judged.outcome).toBe('pass');
    expect(JSON.stringify({ seen, judged })).not.toContain('abcdefghijklmnopqrstuvwx');
    expect(seen.delivery.to).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(seen.message).toContain(commit.slice(0, 12));
  });

  it('never leaves for an address that refuses the connection twice', async () => {
    const gone = await startServer(() => undefined);
    await gone.close();
    const { judged } = await runNotice({ message, webhook: { url: gone.url } });
    expect([judged.outcome, judged.reason]).toEqual(['error', 'connect']);
    const bad = runNotice({ message, webhook: { url: 'ftp://a.example/', sibling: false } });
    expect(await catchProbeError(bad)).toMatchObject({ reason: 'config' });
  });
});
