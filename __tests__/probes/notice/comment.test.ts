import { describe, expect, it } from '@jest/globals';
import { ProbeError } from '../../../src/domain/errors.ts';
import { parseMarker } from '../../../src/domain/marker.ts';
import { cases } from '../../../src/probes/notice/cases.ts';
import { evidence, judge } from '../../../src/probes/notice/judge.ts';
import { declaration, listTools, type NoticeOptions } from '../../../src/probes/notice/options.ts';
import { catchProbeError } from '../../support/catch-probe-error.ts';
import { about, Issues, runNotice } from './run-notice.ts';

const message = { what: 'Release 1.4 goes out', impact: 'none' };
const text = `**Notice** · ${about}\n\nRelease 1.4 goes out\n\n**Impact:** none`;

describe('the cases of notice', () => {
  it.each(cases)('$title: $outcome', async (one) => {
    const seen = evidence.schema.parse(one.evidence);
    const judged = await judge(seen, declaration.options.parse(one.options) as NoticeOptions);
    expect([judged.outcome, judged.reason]).toEqual([one.outcome, one.reason]);
  });
});

describe('a comment on an issue', () => {
  it('is read again', async () => {
    const issues = new Issues();
    const { seen, judged } = await runNotice(
      { message, issue: { number: 12 } },
      { github: issues.tool },
    );
    expect(issues.comments.map(({ issue, comment }) => [issue, comment.body])).toEqual([
      [12, text],
    ]);
    expect(seen.delivery).toMatchObject({ id: 100, readBack: { found: true, isSame: true } });
    expect(judged).toEqual({
      outcome: 'pass',
      summary:
        'Said on issue #12 at 2026-01-05T09:00:00.000Z, and read again: https://github.com/acme/crm/issues/12#issuecomment-100',
      findings: [],
    });
  });

  it('opens an issue for it', async () => {
    const issues = new Issues();
    const issue = { title: 'Release 1.4', labels: ['release'] };
    const { judged } = await runNotice({ message, issue }, { github: issues.tool });
    expect(issues.opened).toEqual([
      { ...issue, body: `Notices about ${about} are comments of this issue.` },
    ]);
    expect(issues.comments.map((one) => one.issue)).toEqual([41]);
    expect(judged.outcome).toBe('pass');
  });

  it.each<[string, (body: string) => string | undefined, string]>([
    ['other line ends', (body) => `${body.replaceAll('\n', '\r\n')}\r\n`, 'pass'],
    ['another text', (body) => body.replace('1.4', '1.3'), 'fail'],
    ['half of it', (body) => body.slice(0, 30), 'fail'],
    ['nothing', () => '', 'fail'],
    ['no comment', () => undefined, 'fail'],
  ])('that GitHub keeps with %s: %s', async (_, keep, outcome) => {
    const issues = new Issues();
    issues.keep = keep;
    const { judged } = await runNotice({ message, issue: { number: 12 } }, { github: issues.tool });
    expect(judged.outcome).toBe(outcome);
  });

  it('that is out is not written again if it can’t be read', async () => {
    const issues = new Issues();
    const listComments = async () => {
      throw new ProbeError('rate-limited', 'GitHub says no.', { remedy: 'Wait.' });
    };
    const github = { ...issues.tool, listComments };
    const { judged } = await runNotice({ message, issue: { number: 12 } }, { github });
    expect(judged).toMatchObject({
      outcome: 'error',
      reason: 'rate-limited',
      remedy: 'Wait. Look whether it arrived before you send it again.',
    });
    expect(issues.comments).toHaveLength(1);
  });

  it('that can’t be written is an error', async () => {
    const createComment = async () => {
      throw new ProbeError('auth', 'GitHub says no.');
    };
    const run = runNotice({ message, issue: { number: 12 } }, { github: { createComment } });
    expect(await catchProbeError(run)).toMatchObject({ reason: 'auth' });
  });

  it('can’t pass for the comment of a gate', async () => {
    const issues = new Issues();
    const marker = '<!-- holdpoint plan=default environment=production run=1 attempt=1 -->';
    await runNotice({ message: marker, issue: { number: 12 } }, { github: issues.tool });
    expect(parseMarker(marker)).toBeDefined();
    expect(parseMarker(issues.comments[0]?.comment.body ?? '')).toBeUndefined();
  });
});

describe('a comment on a discussion', () => {
  it.each<[string, (body: string) => { body?: string }, string, string | undefined]>([
    ['the text', (body) => ({ body }), 'pass', undefined],
    ['another text', () => ({ body: 'x' }), 'fail', 'assertion'],
    ['nothing that it says', () => ({}), 'inconclusive', 'no-data'],
  ])('of which GitHub keeps %s', async (_, kept, outcome, reason) => {
    const asked: [number, string][] = [];
    const createDiscussionComment = async (number: number, body: string) => {
      asked.push([number, body]);
      return {
        url: 'https://github.com/acme/crm/discussions/3#discussioncomment-9',
        ...kept(body),
      };
    };
    const options = { message, discussion: { number: 3 } };
    const { judged } = await runNotice(options, { github: { createDiscussionComment } });
    expect(asked).toEqual([[3, text]]);
    expect([judged.outcome, judged.reason]).toEqual([outcome, reason]);
  });
});

describe('the options of notice', () => {
  const issue = { number: 12 };
  const webhook = { url: 'https://a.example/hook' };

  it.each([
    ['no place', { message: 'x' }],
    ['two places', { message: 'x', issue, webhook }],
    ['no message', { issue }],
    ['an empty message', { message: '', issue }],
    ['a message of white space', { message: ' \n\t', issue }],
    ['a message without what', { message: { when: 'now' }, issue }],
    ['an empty part', { message: { what: 'x', impact: ' ' }, issue }],
    ['an issue by both', { message: 'x', issue: { number: 1, title: 'y' } }],
    ['an issue by neither', { message: 'x', issue: {} }],
    ['labels for an old issue', { message: 'x', issue: { number: 1, labels: ['y'] } }],
    [
      'a status that confirms nothing',
      { message: 'x', webhook: { ...webhook, confirm: { status: 404 } } },
    ],
    ['a header that is none', { message: 'x', webhook: { ...webhook, headers: { 'a b': 'c' } } }],
    ['a typo', { message: 'x', issue, discusion: 1 }],
  ])('refuse %s', (_, options) => {
    expect(declaration.options.safeParse(options).success).toBe(false);
  });

  it.each<[object, (string | number)[]]>([
    [{ url: 'hooks.example/x' }, ['webhook', 'url']],
    [{ url: 'ftp://hooks.example/x' }, ['webhook', 'url']],
    [{ id: '$[' }, ['webhook', 'id']],
    [{ confirm: { body: { matches: '(' } } }, ['webhook', 'confirm', 'body', 'matches']],
    [{ confirm: { json: { '$[': 1 } } }, ['webhook', 'confirm', 'json', '$[']],
  ])('have a problem in %j', async (given, path) => {
    const options = declaration.options.parse({ message: 'x', webhook: { ...webhook, ...given } });
    const problems = (await declaration.findProblems?.(options)) ?? [];
    expect(problems.map((one) => one.path)).toEqual([path]);
  });

  it('need GitHub or http, never both', () => {
    const parse = (options: object) =>
      listTools(declaration.options.parse({ message: 'x', ...options }) as NoticeOptions);
    expect(parse({ issue })).not.toContain('http');
    expect(parse({ webhook })).not.toContain('github');
    expect(declaration.about.blast).toBe('canary-write');
  });
});
