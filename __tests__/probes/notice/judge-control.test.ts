import { describe, expect, it } from '@jest/globals';
import type { WebhookDelivery } from '../../../src/probes/notice/evidence.ts';
import { hook, judged, saying, webhook } from './notice-judged.ts';

type Control = WebhookDelivery['control'];

describe('the control beside a webhook', () => {
  const where = 'control beside hooks.example';
  const remedy =
    'It takes what is sent to any path, so its yes proves nothing: use the address of the service itself, or `confirm` what only it answers and set `sibling: false`.';

  it.each<[Control, string]>([
    [undefined, 'no answer'],
    [{}, 'no answer'],
    [{ status: 200 }, 'status 200'],
    [{ status: 299 }, 'status 299'],
  ])('holds: %j', async (control, seen) => {
    expect(await judged(webhook({ control }))).toEqual(
      saying('inconclusive', 'control-failed', [where, 'a refusal', seen], remedy),
    );
    expect((await judged(webhook({ control }), hook({ sibling: false }))).outcome).toBe('pass');
  });

  it.each([429, 500, 503])('holds where the service is busy: %i', async (status) => {
    const busy = 'Run it again: who is overloaded or broken has not looked at the path.';
    expect(await judged(webhook({ control: { status } }))).toEqual(
      saying('inconclusive', 'control-failed', [where, 'a refusal', `status ${status}`], busy),
    );
  });

  it.each([199, 300, 404, 428, 430, 499])('is met by the status %i', async (status) => {
    expect((await judged(webhook({ control: { status } }))).outcome).toBe('pass');
  });

  it.each([undefined, 'Wait.'])('is an error where it fails, with its remedy: %j', async (told) => {
    const failure = { reason: 'timeout', message: 'No answer.', remedy: told } as const;
    expect(await judged(webhook({ control: { status: 404, failure } }))).toEqual(
      saying('error', 'timeout', [where, 'an answer', 'No answer.'], told),
    );
  });

  it('is judged though the message itself had no answer', async () => {
    const failure = { reason: 'timeout', message: 'No answer.' } as const;
    const result = await judged(webhook({ answer: undefined, failure, control: { status: 200 } }));
    expect([result.outcome, result.reason]).toEqual(['error', 'timeout']);
    expect(result.findings).toEqual([
      {
        where: 'hooks.example',
        expected: 'an answer that confirms the message',
        seen: 'No answer.',
      },
      { where, expected: 'a refusal', seen: 'status 200' },
    ]);
    expect(result.remedy).toBe('Look whether it arrived before you send it again.');
  });
});
