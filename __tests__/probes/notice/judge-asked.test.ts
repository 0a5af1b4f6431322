import { describe, expect, it } from '@jest/globals';
import type { WebhookDelivery } from '../../../src/probes/notice/evidence.ts';
import { answered, hook, judged, judgedAnswer, saying, webhook } from './notice-judged.ts';

type Answer = Partial<NonNullable<WebhookDelivery['answer']>>;

const sent = { '$.state': 'sent' };
const kept = (value: string) => ({
  nodes: [{ path: '$.state', count: 1, values: [value], truncated: false }],
});

const text = { confirm: { body: { contains: 'sent' } } };
const html = { contentType: 'text/html' };

describe('what the plan wants of an answer', () => {
  it.each<[string, Answer, object]>([
    ['its text', { body: 'sent' }, text],
    ['its text, on a page', { ...html, body: '<html>sent' }, text],
    ['its JSON, on a page', { ...html, json: kept('sent') }, { confirm: { json: sent } }],
    ['an id, on a page', { ...html, id: '7' }, { id: '$.id' }],
    ['its text, where that stands before the cut', { body: 'sent', cut: true }, text],
    [
      'all of it',
      { body: 'sent', json: kept('sent'), id: '7' },
      { confirm: { ...text.confirm, json: sent }, id: '$.id' },
    ],
  ])('is enough: %s', async (_, answer, options) => {
    expect((await judgedAnswer(answer, options)).outcome).toBe('pass');
  });
});

describe('an answer that is not what the plan wants', () => {
  it.each<[string, Answer, object, [string, string, string]]>([
    [
      'its text',
      { body: 'queued' },
      text,
      ['hooks.example body', 'text that contains "sent"', '"queued"'],
    ],
    [
      'its JSON',
      { json: kept('queued') },
      { confirm: { json: sent } },
      ['hooks.example $.state', '"sent"', '"queued"'],
    ],
    ['an id', { body: '{}' }, { id: '$.id' }, ['hooks.example $.id', 'one id', 'status 200, "{}"']],
  ])('fails where it lacks %s', async (_, answer, options, where) => {
    const wanted = saying('fail', 'assertion', where);
    expect(await judgedAnswer(answer, options)).toStrictEqual(wanted);
    const alone = hook({ ...options, sibling: false });
    expect(await judged(webhook({ answer: answered(answer) }), alone)).toStrictEqual(wanted);
  });

  it('says what fails before what is undecided', async () => {
    const options = { id: '$.id', confirm: { ...text.confirm, json: sent } };
    const result = await judgedAnswer({ body: 'x', cut: true, json: kept('queued') }, options);
    expect(result.outcome).toBe('fail');
    expect(result.findings.map(({ where }) => where)).toStrictEqual([
      'hooks.example $.state',
      'hooks.example body',
      'hooks.example $.id',
    ]);
  });
});

describe('an answer that may be what the plan wants', () => {
  it.each<[string, Answer, object, [string, string, string]]>([
    [
      'its text',
      { body: 'queued', cut: true },
      text,
      ['hooks.example body', 'contains "sent"', 'output that was cut'],
    ],
    [
      'the end of its line',
      { body: 'sent', cut: true },
      { confirm: { body: { matches: '(?m)sent$' } } },
      ['hooks.example body', 'matches "(?m)sent$"', 'output that was cut'],
    ],
    [
      'its JSON',
      {},
      { confirm: { json: sent } },
      ['hooks.example $.state', 'nodes of the path', 'the evidence does not hold it'],
    ],
    [
      'its id',
      { body: '{"x":', cut: true },
      { id: '$.id' },
      ['hooks.example $.id', 'one id', 'status 200, "{\\"x\\":"'],
    ],
  ])('holds where %s was cut', async (_, answer, options, where) => {
    expect(await judgedAnswer(answer, options)).toStrictEqual(
      saying('inconclusive', 'output-limit', where),
    );
  });
});
