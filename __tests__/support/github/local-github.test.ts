import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type LocalGitHub, startLocalGitHub } from './local-github.ts';
import { BOT, PERSON, STRANGER } from './seed.ts';

let github: LocalGitHub;
beforeAll(async () => {
  github = await startLocalGitHub({
    files: { 'docs/a.txt': 'a' },
    pullRequests: [{ files: { 'b.txt': 'b' }, comments: [{ author: STRANGER, body: 'hi' }] }],
    runs: [{ id: 5, attempt: 1, path: 'gate.yml' }],
  });
}, 30_000);
afterAll(() => github.close());

async function ask(method: string, path: string, body?: unknown, token = github.token) {
  const answer = await fetch(`${github.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const json = (text === '' ? undefined : JSON.parse(text)) as { message?: string } | undefined;
  return { status: answer.status, message: json?.message, json };
}

const REPO = '/repos/acme/crm';

describe('the local GitHub', () => {
  it.each<[string, string, string, unknown, string]>([
    ['a path that GitHub has not', 'GET', `${REPO}/no-such-thing`, undefined, 'no such operation'],
    ['a method', 'PUT', `${REPO}/issues/1/comments`, {}, 'no such operation'],
    ['a query', 'GET', `${REPO}/issues/1/comments?perpage=1`, undefined, 'additional properties'],
    ['a missing field', 'POST', `${REPO}/issues/1/comments`, {}, "required property 'body'"],
    ['a type', 'POST', `${REPO}/issues/1/comments`, { body: 7 }, 'must be string'],
    ['a state', 'POST', `${REPO}/statuses/${'a'.repeat(40)}`, { state: 'green' }, 'allowed values'],
    ['a number', 'GET', `${REPO}/pulls/x/files`, undefined, 'must be integer'],
  ])(
    'notes what the description of GitHub does not allow: %s',
    async (_, method, path, body, words) => {
      const before = github.violations().length;
      expect((await ask(method, path, body)).status).toBeGreaterThanOrEqual(404);
      const [violation, ...others] = github.violations().slice(before);
      expect(others).toEqual([]);
      expect(violation?.errors.join('\n')).toContain(words);
    },
  );

  it.each<[string, string, unknown]>([
    ['GET', `${REPO}/commits/HEAD_SHA/pulls`, undefined],
    ['GET', `${REPO}/pulls/1/files`, undefined],
    ['GET', `${REPO}/actions/runs/5`, undefined],
    ['GET', `${REPO}/issues/1/comments?per_page=100&page=1`, undefined],
    ['GET', `${REPO}/contents/docs/a.txt?ref=main`, undefined],
    ['GET', `${REPO}/contents/docs%2Fa.txt`, undefined],
    ['POST', `${REPO}/statuses/${'b'.repeat(40)}`, { state: 'success' }],
  ])('answers as GitHub describes it: %s %s', async (method, path, body) => {
    const before = github.violations().length;
    const sha = github.pullRequests[0]?.headSha ?? '';
    expect((await ask(method, path.replace('HEAD_SHA', sha), body)).status).toBeLessThan(300);
    expect(github.violations().slice(before)).toEqual([]);
  });

  it('refuses who has no token, and whose token is none', async () => {
    expect(await ask('GET', `${REPO}/issues/1/comments`, undefined, 'x')).toMatchObject({
      status: 401,
      message: 'Bad credentials',
    });
  });

  it('lets nobody change the comment of another', async () => {
    const [comment] = await github.comments(1);
    const path = `${REPO}/issues/comments/${comment?.id}`;
    for (const login of [BOT, PERSON]) {
      const token = github.tokenOf(login);
      expect((await ask('PATCH', path, { body: 'x' }, token)).status).toBe(403);
      expect((await ask('DELETE', path, undefined, token)).status).toBe(403);
    }
    expect(await github.comments(1)).toEqual([comment]);
  });

  it('counts what a comment holds', async () => {
    const path = `${REPO}/issues/1/comments`;
    expect((await ask('POST', path, { body: 'x'.repeat(65_537) })).status).toBe(422);
    expect((await ask('POST', path, { body: 'x'.repeat(65_536) })).status).toBe(201);
  });

  it('links its pages to itself', async () => {
    const answer = await fetch(`${github.url}${REPO}/issues/1/comments?per_page=1`, {
      headers: { authorization: `Bearer ${github.token}` },
    });
    expect(answer.headers.get('link')).toContain(`<${github.url}${REPO}/issues/1/comments?`);
    await answer.arrayBuffer();
  });

  it('breaks as it is told, once', async () => {
    github.queueFault({ kind: 'answer', status: 418, body: { message: 'no' }, match: /^GET/ });
    expect((await ask('POST', `${REPO}/issues/1/comments`, { body: 'x' })).status).toBe(201);
    expect((await ask('GET', `${REPO}/pulls/1/files`)).status).toBe(418);
    expect((await ask('GET', `${REPO}/pulls/1/files`)).status).toBe(200);
  });
});
