import { describe, expect, it } from '@jest/globals';
import type { WebhookDelivery } from '../../../src/probes/notice/evidence.ts';
import { answered, hook, judged, judgedAnswer, saying, webhook } from './notice-judged.ts';

type Answer = Partial<NonNullable<WebhookDelivery['answer']>>;

describe('the status of a webhook', () => {
  it.each<[Answer, object, string, string]>([
    [{ status: 199 }, {}, 'status 2xx', 'status 199'],
    [{ status: 300 }, {}, 'status 2xx', 'status 300'],
    [{ status: 404, body: ' no_service\n' }, {}, 'status 2xx', 'status 404, "no_service"'],
    [{ status: 404, body: ' \n' }, {}, 'status 2xx', 'status 404'],
    [{ status: 200 }, { confirm: { status: 201 } }, 'status 201', 'status 200'],
    [{ status: 500 }, { confirm: { status: 201 } }, 'status 201', 'status 500'],
  ])('fails: %j where the plan says %j', async (answer, options, expected, seen) => {
    expect(await judgedAnswer(answer, options)).toEqual(
      saying('fail', 'status', ['hooks.example', expected, seen]),
    );
  });

  it.each([200, 299])('is enough for a body in any form: %i', async (status) => {
    expect((await judgedAnswer({ status })).outcome).toBe('pass');
  });

  it('of too many messages is an error', async () => {
    expect(await judgedAnswer({ status: 429, body: 'slow' })).toEqual(
      saying('error', 'rate-limited', ['hooks.example', 'status 2xx', 'status 429, "slow"']),
    );
  });

  it('holds where there is none, though nothing failed', async () => {
    expect(await judged(webhook({ answer: undefined }))).toEqual(
      saying('inconclusive', 'no-data', ['hooks.example', 'an answer', 'none in the evidence']),
    );
  });
});

describe('what Slack and Teams answer', () => {
  it.each<[string, Answer, boolean]>([
    ['slack', { body: ' ok\n' }, true],
    ['slack', { body: '{"ok":true}' }, true],
    ['slack', { body: '{ "ok" : true }' }, true],
    ['slack', { body: '{"ok":false}' }, false],
    ['slack', { body: '{"ok":true}, or not' }, false],
    ['slack', { body: 'not {"ok":true}' }, false],
    ['slack', { body: '{"ok":true,"warning":"x"}' }, false],
    ['slack', { body: 'ok', cut: true }, false],
    ['slack', { body: '{"ok":true}', cut: true }, false],
    ['slack', { body: '', cut: true }, false],
    ['teams', { body: ' 1\n' }, true],
    ['teams', { body: '', status: 202 }, true],
    ['teams', { body: 'anything', status: 202, cut: true }, true],
    ['teams', { body: '11' }, false],
    ['teams', { body: '' }, false],
    ['teams', { body: '1', cut: true }, false],
    ['teams', { body: '', status: 201 }, false],
  ])('%s: %j confirms: %j', async (format, answer, isYes) => {
    const { outcome } = await judgedAnswer(answer, { format });
    expect(outcome).toBe(isYes ? 'pass' : 'fail');
  });

  it.each([
    ['slack', 'the answer `ok`'],
    ['teams', 'status 202, or the answer `1`'],
  ])('%s is told what it should have been', async (format, expected) => {
    expect(await judgedAnswer({ body: 'invalid_token' }, { format })).toEqual(
      saying('fail', 'assertion', ['hooks.example', expected, 'status 200, "invalid_token"']),
    );
  });

  it.each([
    ['slack', { body: 'ok' }],
    ['teams', { body: '1' }],
    ['json', {}],
  ])('%s is all that is found where the control alone holds', async (format, answer) => {
    const delivery = webhook({ answer: answered(answer), control: { status: 200 } });
    const { findings } = await judged(delivery, hook({ format }));
    expect(findings.map((one) => one.where)).toStrictEqual(['control beside hooks.example']);
  });
});

describe('a page that answers', () => {
  const remedy =
    'A page answered. Look at the address, and say under `confirm` what proves delivery.';

  it.each<[string, string]>([
    ['text/html', ''],
    ['Text/HTML; charset=utf-8', 'x'],
    ['application/xhtml+xml', 'x'],
    ['', '<!doctype html><title>Sign in'],
    ['text/plain', ' \n<HTML lang="en">'],
  ])('holds: type %j, body %j', async (contentType, body) => {
    const glance = body.trim() === '' ? '' : `, ${JSON.stringify(body.trim())}`;
    expect(await judgedAnswer({ contentType, body })).toEqual(
      saying(
        'inconclusive',
        'no-data',
        ['hooks.example', 'the answer of a webhook', `status 200${glance}`],
        remedy,
      ),
    );
  });

  it.each<[string, string]>([
    ['application/json', '{"html":"<html>"}'],
    ['text/plain', 'see <html>'],
    ['text/plain', 'x<html>'],
    ['text/plain', '<htmlish>'],
    ['text/xhtmlish', 'x'],
  ])('is none: type %j, body %j', async (contentType, body) => {
    expect((await judgedAnswer({ contentType, body })).outcome).toBe('pass');
  });
});
