import { describe, expect, it } from '@jest/globals';
import type { NoticeEvidence } from '../../../src/probes/notice/evidence.ts';
import { answered, comment, hook, judged, saying, webhook } from './notice-judged.ts';

const issue = { issue: { number: 12 } };
const discussion = { discussion: { number: 3 } };

describe('a notice that is not the one of the plan', () => {
  const wanted = 'a message to where the plan says';
  const onDiscussion = comment({ channel: 'discussion', to: 'discussion #3' });

  it.each<[string, NoticeEvidence['delivery'], object, string]>([
    ['a webhook', webhook(), issue, 'one to hooks.example'],
    ['an issue', comment(), hook(), 'one to issue #12'],
    ['an issue', comment(), discussion, 'one to issue #12'],
    ['a discussion', onDiscussion, issue, 'one to discussion #3'],
  ])('holds where it went to %s', async (_, delivery, options, seen) => {
    expect(await judged(delivery, options)).toEqual(
      saying('inconclusive', 'no-data', ['evidence', wanted, seen]),
    );
  });

  it.each(['', ' \n\t'])('holds where it says nothing: %j', async (said) => {
    const held = saying('inconclusive', 'no-data', ['evidence', wanted, 'an empty message']);
    expect(await judged(webhook(), hook(), said)).toEqual(held);
    expect(await judged(comment(), issue, said)).toEqual(held);
  });

  it('is looked for in a discussion as on an issue', async () => {
    expect((await judged(onDiscussion, discussion)).outcome).toBe('pass');
  });
});

describe('what a delivered notice says', () => {
  const at = 'at 2026-01-05T09:00:00.000Z';

  it.each<[string, NoticeEvidence['delivery'], object, string]>([
    [
      'by a webhook',
      webhook(),
      {},
      `Posted to hooks.example ${at}: it answered 200; a path beside it answers 404.`,
    ],
    [
      'by a webhook that names it',
      webhook({ answer: answered({ id: 'm-81' }) }),
      { id: '$.id' },
      `Posted to hooks.example ${at}: it answered 200, message m-81; a path beside it answers 404.`,
    ],
    [
      'by a webhook that promises',
      webhook({ answer: answered({ status: 202 }) }),
      {},
      `Posted to hooks.example ${at}: it answered 202: accepted, not yet delivered; a path beside it answers 404.`,
    ],
    [
      'by a webhook without a control',
      webhook({ answer: answered({ status: 204 }), control: undefined }),
      { sibling: false },
      `Posted to hooks.example ${at}: it answered 204.`,
    ],
  ])('%s', async (_, delivery, options, summary) => {
    expect(await judged(delivery, hook(options))).toEqual({
      outcome: 'pass',
      summary,
      findings: [],
    });
  });
});

describe('a comment', () => {
  const url = 'https://github.com/acme/crm/issues/12#issuecomment-7';
  const expected = 'our text, read again';

  it.each([
    [{ found: false, isSame: false }, 'no such comment'],
    [{ found: false, isSame: true }, 'no such comment'],
    [{ found: true, isSame: false }, `another text at ${url}`],
  ])('fails where it reads %j', async (readBack, seen) => {
    expect(await judged(comment({ readBack }), issue)).toEqual(
      saying('fail', 'assertion', ['issue #12', expected, seen]),
    );
  });

  it('holds where GitHub does not say what it keeps', async () => {
    const seen = `GitHub did not say what it keeps of ${url}`;
    expect(await judged(comment({ readBack: undefined }), issue)).toEqual(
      saying('inconclusive', 'no-data', ['issue #12', expected, seen]),
    );
  });

  it.each([
    [undefined, 'Look whether it arrived before you send it again.'],
    ['Wait.', 'Wait. Look whether it arrived before you send it again.'],
  ])('is an error where it can’t be read, with the remedy %j', async (remedy, told) => {
    const failure = { reason: 'connect', message: 'GitHub can’t be reached.', remedy } as const;
    const where = [
      'issue #12',
      'an answer that confirms the message',
      'GitHub can’t be reached.',
    ] as const;
    expect(await judged(comment({ failure }), issue)).toEqual(
      saying('error', 'connect', where, told),
    );
  });
});
