import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { renderMarker } from '../../src/domain/marker.ts';
import { publishComment } from '../../src/github/comment.ts';
import type { CommentRequest } from '../../src/github/comment-session.ts';
import { connectGitHub } from '../../src/github/octokit.ts';
import type { GitHubPort } from '../../src/github/port.ts';
import { type LocalGitHub, startLocalGitHub } from '../support/github/local-github.ts';

let github: LocalGitHub;
let port: GitHubPort;
let pullRequest = 0;

beforeAll(async () => {
  const runs = [1, 2, 3, 4, 5].map((id) => ({ id, attempt: 1, path: 'gate.yml' }));
  github = await startLocalGitHub({ pullRequests: Array.from({ length: 40 }, () => ({})), runs });
  const { token, repository, url } = github;
  port = await connectGitHub({ token, repository, apiUrl: url });
}, 60_000);
afterAll(() => github.close());
beforeEach(() => {
  pullRequest += 1;
});

function write(run: number): string {
  const marker = { plan: 'default', environment: 'production', runId: String(run), attempt: 1 };
  return `${renderMarker(marker)}\ntext of run ${run}`;
}

function request(run: number): CommentRequest {
  const marker = { plan: 'default', environment: 'production', runId: String(run), attempt: 1 };
  return { place: { pullRequest }, marker, render: () => write(run) };
}

async function list(): Promise<readonly string[]> {
  return (await github.comments(pullRequest)).map(({ body }) => body);
}

/** Runs something once, just before the port does what is named. */
function interrupt(before: 'createComment' | 'updateComment', act: () => Promise<unknown>) {
  let isDone = false;
  const once = async () => {
    if (isDone) return;
    isDone = true;
    await act();
  };
  const interrupted: GitHubPort = {
    ...port,
    [before]: async (where: number, body: string) => {
      await once();
      return port[before](where, body);
    },
  };
  return interrupted;
}

/** Resolves for everybody once everybody has come. */
function createBarrier(parties: number): () => Promise<void> {
  let waiting = parties;
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    waiting -= 1;
    if (waiting <= 0) open();
    return opened;
  };
}

/** Two ports in step: both have looked before either writes, and written before either looks again. */
function stepTogether(): readonly GitHubPort[] {
  const [looked, written] = [createBarrier(2), createBarrier(2)];
  return [1, 2].map(() => ({
    ...port,
    listComments: async (number) => {
      const comments = await port.listComments(number);
      await looked();
      return comments;
    },
    updateComment: async (id, body) => {
      const comment = await port.updateComment(id, body);
      await written();
      return comment;
    },
  }));
}

describe('two runs at the same time', () => {
  it.each(Array.from({ length: 8 }, (_, index) => index))(
    'leave one comment with the newest text where there was none (%i)',
    async (index) => {
      const order = index % 2 === 0 ? [1, 2] : [2, 1];
      await Promise.all(order.map((run) => publishComment(port, request(run))));
      expect(await list()).toEqual([write(2)]);
      expect(github.violations()).toEqual([]);
    },
  );

  it.each(Array.from({ length: 8 }, (_, index) => index))(
    'leave the newest text where there was a comment (%i)',
    async (index) => {
      await publishComment(port, request(1));
      const order = index % 2 === 0 ? [2, 3] : [3, 2];
      const ports = stepTogether();
      await Promise.all(order.map((run, at) => publishComment(ports[at] ?? port, request(run))));
      expect(await list()).toEqual([write(3)]);
    },
  );

  it('are five', async () => {
    await Promise.all([4, 2, 5, 1, 3].map((run) => publishComment(port, request(run))));
    expect(await list()).toEqual([write(5)]);
  });
});

describe('a newer run that is faster', () => {
  it('keeps its text when the older one has decided to create', async () => {
    const older = interrupt('createComment', () => publishComment(port, request(2)));
    const published = await publishComment(older, request(1));
    expect(published).toMatchObject({ action: 'superseded', removed: 1 });
    expect(await list()).toEqual([write(2)]);
  });

  it('loses its text to an older one that was about to write, until the next run', async () => {
    await publishComment(port, request(1));
    const older = interrupt('updateComment', () => publishComment(port, request(3)));
    await publishComment(older, request(2));
    // The hole that GitHub leaves: nothing in its answers tells the older run of the newer one.
    expect(await list()).toEqual([write(2)]);
    await publishComment(port, request(4));
    expect(await list()).toEqual([write(4)]);
  });
});

describe('an older run that is faster', () => {
  it('is written over when it creates first', async () => {
    const newer = interrupt('createComment', () => publishComment(port, request(1)));
    expect(await publishComment(newer, request(2))).toMatchObject({ removed: 1 });
    expect(await list()).toEqual([write(2)]);
  });

  it('does not stop a newer one whose comment a person deletes meanwhile', async () => {
    await publishComment(port, request(1));
    const newer = interrupt('updateComment', async () => {
      const [comment] = await github.comments(pullRequest);
      await port.deleteComment(comment?.id ?? 0);
    });
    await expect(publishComment(newer, request(2))).rejects.toMatchObject({ status: 404 });
    expect(await publishComment(port, request(2))).toMatchObject({ action: 'created' });
    expect(await list()).toEqual([write(2)]);
  });
});
