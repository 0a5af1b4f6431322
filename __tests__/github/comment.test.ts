import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type CommentMarker, renderMarker } from '../../src/domain/marker.ts';
import { publishComment } from '../../src/github/comment.ts';
import type { CommentRequest } from '../../src/github/comment-session.ts';
import { connectGitHub } from '../../src/github/octokit.ts';
import type { GitHubPort } from '../../src/github/port.ts';
import { FAULTS } from '../support/github/faults.ts';
import { type LocalGitHub, startLocalGitHub } from '../support/github/local-github.ts';
import { BOT, PERSON, STRANGER } from '../support/github/seed.ts';

const WORKFLOW = '.github/workflows/gate.yml';
const TESTS = 30;

let github: LocalGitHub;
let port: GitHubPort;
let pullRequest = 0;
let seen = 0;

function mark(runId: number | string, attempt = 1, environment = 'production'): CommentMarker {
  return { plan: 'default', environment, runId: String(runId), attempt };
}

/** A comment's text as a run writes it. */
function write(marker: CommentMarker, text = `text of run ${marker.runId}`): string {
  return `${renderMarker(marker)}\n${text}`;
}

function request(marker: CommentMarker, text?: string): CommentRequest {
  return { place: { pullRequest }, marker, render: () => write(marker, text) };
}

/** Author and text of what stands on the pull request. */
async function list(): Promise<readonly (readonly [string, string])[]> {
  return (await github.comments(pullRequest)).map(({ author, body }) => [author, body]);
}

function listRequests(): readonly string[] {
  const requests = github.requests().slice(seen);
  seen = github.requests().length;
  return requests.map(({ method }) => method);
}

async function connect(login: string): Promise<GitHubPort> {
  const { repository, url } = github;
  const timing = { firstWaitMs: 1 };
  return connectGitHub({ token: github.tokenOf(login), repository, apiUrl: url, timing });
}

beforeAll(async () => {
  github = await startLocalGitHub({
    pullRequests: Array.from({ length: TESTS }, () => ({})),
    runs: [
      { id: 10, attempt: 3, path: WORKFLOW },
      { id: 11, attempt: 1, path: WORKFLOW },
      { id: 12, attempt: 1, path: '.github/workflows/other.yml' },
    ],
  });
  port = await connect(BOT);
}, 60_000);
afterAll(() => github.close());
beforeEach(() => {
  pullRequest += 1;
  listRequests();
});
afterEach(() => expect(github.violations()).toEqual([]));

describe('one comment', () => {
  it('is created, with three requests', async () => {
    const published = await publishComment(port, request(mark(10)));
    expect(published).toEqual({ action: 'created', removed: 0, url: expect.any(String) });
    expect(listRequests()).toEqual(['GET', 'POST', 'GET']);
    expect(await list()).toEqual([[BOT, write(mark(10))]]);
  });

  it('is written over by the next run, with three requests', async () => {
    await publishComment(port, request(mark(9)));
    listRequests();
    expect(await publishComment(port, request(mark(10)))).toMatchObject({ action: 'updated' });
    expect(listRequests()).toEqual(['GET', 'PATCH', 'GET']);
    expect(await list()).toEqual([[BOT, write(mark(10))]]);
  });

  it('is left alone if nothing has changed, with one request', async () => {
    await publishComment(port, request(mark(10)));
    listRequests();
    expect(await publishComment(port, request(mark(10)))).toMatchObject({ action: 'unchanged' });
    expect(listRequests()).toEqual(['GET']);
  });

  it('gets its marker if the text has none, and is found by it', async () => {
    await publishComment(port, { place: { pullRequest }, marker: mark(10), render: () => 'bare' });
    await publishComment(port, { place: { pullRequest }, marker: mark(11), render: () => 'bare' });
    expect(await list()).toEqual([[BOT, write(mark(11), 'bare')]]);
  });

  it('is one for each environment and plan', async () => {
    await publishComment(port, request(mark(10)));
    await publishComment(port, request(mark(10, 1, 'staging')));
    await publishComment(port, request({ ...mark(10), plan: 'second' }));
    expect(await list()).toHaveLength(3);
  });

  it('is not what somebody quotes, nor what names the marker further down', async () => {
    const below = `Look:\n${write(mark(9))}`;
    await github.comment(pullRequest, BOT, below);
    await publishComment(port, request(mark(10)));
    expect(await list()).toEqual([
      [BOT, below],
      [BOT, write(mark(10))],
    ]);
  });
});

describe('other people', () => {
  it.each([STRANGER, PERSON])('keep their comment with our marker: %s', async (login) => {
    const theirs = write(mark(99), '## GO');
    await github.comment(pullRequest, login, theirs);
    await publishComment(port, request(mark(10)));
    await publishComment(port, request(mark(11)));
    expect(await list()).toEqual([
      [login, theirs],
      [BOT, write(mark(11))],
    ]);
  });

  it('may be who we are: a comment by the token of a person is found by its author', async () => {
    const person = await connect(PERSON);
    await publishComment(person, { ...request(mark(9)), author: PERSON });
    listRequests();
    await publishComment(person, { ...request(mark(10)), author: PERSON.toUpperCase() });
    expect(listRequests()).toEqual(['GET', 'PATCH', 'GET']);
    expect(await list()).toEqual([[PERSON, write(mark(10))]]);
  });

  it('may be who we are though nobody said so: then there is still one comment', async () => {
    const person = await connect(PERSON);
    const first = await publishComment(person, request(mark(9)));
    const second = await publishComment(person, request(mark(10)));
    expect(second).toMatchObject({ removed: 1, url: first.url });
    expect(await list()).toEqual([[PERSON, write(mark(10))]]);
  });
});

describe('a newer run', () => {
  it.each([
    ['a later run', mark(11)],
    ['a later attempt', mark(10, 3)],
  ])('is not written over: %s', async (_, newer) => {
    await publishComment(port, request(newer));
    listRequests();
    const published = await publishComment(port, request(mark(10, 2)));
    expect(published).toMatchObject({ action: 'superseded', removed: 0 });
    expect(listRequests()).toEqual(['GET', 'GET']);
    expect(await list()).toEqual([[BOT, write(newer)]]);
  });

  it.each([
    ['a run that does not exist', mark(9_999)],
    ['a number that no run has', mark('99999999999999999999')],
    ['an attempt that did not take place', mark(10, 4)],
    ['the run of another workflow', mark(12)],
  ])('is not invented by who can edit our comment: %s', async (_, forged) => {
    await publishComment(port, request(mark(9)));
    const [comment] = await github.comments(pullRequest);
    await github.editComment(comment?.id ?? 0, write(forged, '## GO'));
    const asked = { ...request(mark(10, 2)), workflowPath: WORKFLOW };
    expect(await publishComment(port, asked)).toMatchObject({ action: 'updated' });
    expect(await list()).toEqual([[BOT, write(mark(10, 2))]]);
  });

  it('does not count if nobody may ask for it, which is said', async () => {
    await publishComment(port, request(mark(11)));
    github.queueFault({ ...FAULTS.notAccessible, match: /\/actions\/runs\// });
    const published = await publishComment(port, request(mark(10)));
    expect(published.warning).toContain('permissions: actions: read');
    expect(await list()).toEqual([[BOT, write(mark(10))]]);
  });
});

describe('duplicates', () => {
  it('collapse to the oldest, which gets the newest text', async () => {
    const [first] = await Promise.all([
      github.comment(pullRequest, BOT, write(mark(8))),
      github.comment(pullRequest, STRANGER, write(mark(8))),
    ]);
    await github.comment(pullRequest, BOT, write(mark(9)));
    await github.comment(pullRequest, BOT, write(mark(9, 1, 'staging')));
    const published = await publishComment(port, request(mark(10)));
    expect(published).toMatchObject({ action: 'updated', removed: 1 });
    const stored = await github.comments(pullRequest);
    expect(stored.find(({ id }) => id === first.id)?.body).toBe(write(mark(10)));
    expect(stored).toHaveLength(3);
  });
});

describe('what fails', () => {
  it('is told', async () => {
    github.queueFault({ ...FAULTS.locked, match: /^POST/ });
    await expect(publishComment(port, request(mark(10)))).rejects.toThrow('issue is locked');
    await expect(publishComment(port, request(mark(10), 'x'.repeat(65_536)))).rejects.toMatchObject(
      { name: 'GitHubError', status: 422 },
    );
    expect(await list()).toEqual([]);
  });

  it('after the comment was written is a warning', async () => {
    const flaky: GitHubPort = {
      ...port,
      createComment: async (number, body) => {
        const created = await port.createComment(number, body);
        github.queueFault({ ...FAULTS.notAccessible, match: /\/comments/ });
        return created;
      },
    };
    const published = await publishComment(flaky, request(mark(10)));
    expect(published).toMatchObject({ action: 'created', warning: expect.any(String) });
    expect(await list()).toHaveLength(1);
  });
});
