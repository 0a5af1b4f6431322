import { afterEach, describe, expect, it } from '@jest/globals';
import { openWaiverProver } from '../../../src/github/waivers/prove-waiver.ts';
import { connectTo } from '../../support/github/connect.ts';
import { FAULTS } from '../../support/github/faults.ts';
import { type LocalGitHub, startLocalGitHub } from '../../support/github/local-github.ts';
import type { GitHubSeed, PullRequestSeed } from '../../support/github/seed.ts';
import { fileOf, OTHER, PATH, proveOn, refuseOn, WAIVER } from './waiver-repository.ts';

let github: LocalGitHub;
afterEach(async () => {
  expect(github.violations()).toEqual([]);
  await github.close();
});

const GRANT: PullRequestSeed = {
  author: 'ana',
  files: fileOf(WAIVER),
  reviews: [{ author: 'jonas' }],
  merged: true,
};

async function start(seed: GitHubSeed) {
  github = await startLocalGitHub(seed);
}

describe('a waiver that its approver approved', () => {
  it.each(['merge', 'squash', 'rebase'] as const)('is proved after a %s', async (merged) => {
    await start({ pullRequests: [{ ...GRANT, merged }] });
    expect(await proveOn(github)).toEqual({ isProved: true, pullRequest: 1 });
  });

  it('costs at most nine requests', async () => {
    await start({ files: fileOf(), pullRequests: [GRANT] });
    const before = github.requests().length;
    expect(await proveOn(github)).toMatchObject({ isProved: true });
    expect(github.requests().length - before).toBeLessThanOrEqual(9);
  });

  it('is proved by a login of another case', async () => {
    const waiver = { ...WAIVER, approvedBy: 'JONAS' };
    await start({ pullRequests: [{ ...GRANT, files: fileOf(waiver) }] });
    expect(await proveOn(github, waiver)).toMatchObject({ isProved: true });
  });

  it('is proved after others came and went, in any order', async () => {
    await start({
      files: fileOf(OTHER),
      pullRequests: [
        { ...GRANT, files: fileOf(OTHER, WAIVER) },
        { author: 'bob', files: fileOf(WAIVER, OTHER), merged: 'squash' },
        { author: 'bob', files: fileOf(WAIVER), merged: 'merge' },
      ],
    });
    expect(await proveOn(github)).toEqual({ isProved: true, pullRequest: 1 });
  });

  it('is proved if a comment followed the approval', async () => {
    const reviews = [{ author: 'jonas' }, { author: 'jonas', state: 'COMMENTED' as const }];
    await start({ pullRequests: [{ ...GRANT, reviews }] });
    expect(await proveOn(github)).toMatchObject({ isProved: true });
  });

  it('is proved though the file was broken later and mended with the approver’s word', async () => {
    await start({
      pullRequests: [
        GRANT,
        { author: 'bob', files: { [PATH]: '{' }, merged: true },
        { ...GRANT, author: 'bob' },
      ],
    });
    expect(await proveOn(github)).toEqual({ isProved: true, pullRequest: 3 });
  });
});

describe('a waiver is not proved', () => {
  it.each<[string, Partial<PullRequestSeed>, string]>([
    ['nobody reviewed', { reviews: [] }, 'jonas has not approved #1, which brought it'],
    ['somebody else approved', { reviews: [{ author: 'mette' }] }, 'jonas has not approved #1'],
    [
      'its approver only commented',
      { reviews: [{ author: 'jonas', state: 'COMMENTED' }] },
      'jonas has not approved #1',
    ],
    [
      'its approver thought again',
      { reviews: [{ author: 'jonas' }, { author: 'jonas', state: 'CHANGES_REQUESTED' }] },
      'jonas has not approved #1',
    ],
    [
      'its approver wrote the pull request',
      { author: 'jonas', reviews: [{ author: 'mette' }] },
      'jonas wrote it',
    ],
  ])('if %s', async (_, change, why) => {
    await start({ pullRequests: [{ ...GRANT, ...change }] });
    expect(await refuseOn(github)).toContain(why);
  });

  it('if somebody pushed it to the branch', async () => {
    await start({});
    await github.pushToMain(fileOf(WAIVER));
    expect(await refuseOn(github)).toMatch(/^no pull request into main brought it \(commit /);
  });

  it('if it was there from the start', async () => {
    await start({ files: fileOf(WAIVER), pullRequests: [{ ...GRANT, files: { 'a.txt': 'a' } }] });
    expect(await refuseOn(github)).toContain('no pull request into main brought it');
  });

  it('if its pull request is still open', async () => {
    const { merged: _, ...open } = GRANT;
    await start({ pullRequests: [open] });
    expect(await refuseOn(github)).toContain('does not stand in');
  });

  it.each([
    ['its end', { expires: '2099-03-01T00:00:00Z' }],
    ['its reason', { reason: 'assertion' as const }],
    ['its item', { item: 'login' }],
    ['its scope', { environments: ['production'] }],
    ['its justification', { justification: 'Other words.' }],
  ])('if somebody changed %s afterwards', async (_, change) => {
    const changed = { ...WAIVER, ...change };
    await start({
      pullRequests: [
        GRANT,
        { author: 'ana', files: fileOf(changed), reviews: [{ author: 'mette' }], merged: true },
      ],
    });
    expect(await refuseOn(github, changed)).toContain('jonas has not approved #2');
    expect(await refuseOn(github)).toContain('does not stand in');
  });

  it('if it was taken out and somebody put it back', async () => {
    await start({
      pullRequests: [
        GRANT,
        { author: 'bob', files: fileOf(), merged: 'squash' },
        { author: 'ana', files: fileOf(WAIVER), reviews: [{ author: 'mette' }], merged: 'merge' },
      ],
    });
    expect(await refuseOn(github)).toContain('jonas has not approved #3');
  });

  it('if the approver is a stranger', async () => {
    const waiver = { ...WAIVER, approvedBy: 'mallory' };
    await start({
      pullRequests: [{ ...GRANT, files: fileOf(waiver), reviews: [{ author: 'mallory' }] }],
    });
    expect(await refuseOn(github, waiver)).toBe('mallory may not write to the repository (read)');
  });

  it('if the file was edited more often since than anybody wants to ask', async () => {
    await start({ pullRequests: [GRANT] });
    for (let edit = 0; edit < 50; edit += 1) {
      await github.pushToMain(fileOf(WAIVER, { ...OTHER, justification: `Edit ${edit}.` }));
    }
    const before = github.requests().length;
    expect(await refuseOn(github)).toContain('more than 50 edits');
    expect(github.requests().length - before).toBeLessThanOrEqual(102);
  });

  it('on what is no branch', async () => {
    await start({ pullRequests: [GRANT] });
    const before = github.requests().length;
    expect(await proveOn(github, WAIVER, 'a'.repeat(40))).toMatchObject({ isProved: false });
    expect(github.requests().length).toBe(before);
  });
});

describe('what came after the approval', () => {
  it('is not approved: the waiver was pushed later', async () => {
    await start({
      pullRequests: [{ author: 'ana', files: { 'a.txt': 'a' }, reviews: [{ author: 'jonas' }] }],
    });
    await github.push(1, fileOf(WAIVER), { author: 'ana' });
    await github.mergePullRequest(1, { method: 'squash' });
    expect(await refuseOn(github)).toContain('what jonas approved in #1 did not hold it');
  });

  it('is not approved though GitHub moves the review along with the branch', async () => {
    await start({
      pullRequests: [
        {
          author: 'ana',
          files: { 'a.txt': 'a' },
          reviews: [{ author: 'jonas', at: '2026-01-05T10:00:00Z' }],
        },
      ],
    });
    await github.push(1, fileOf(WAIVER), { author: 'ana' });
    await github.pushToMain({ 'b.txt': 'b' });
    await github.updateBranch(1);
    await github.mergePullRequest(1);
    expect(await refuseOn(github)).toContain('approved #1 before its last commit');
  });
});

describe('GitHub', () => {
  it('that says no proves nothing', async () => {
    await start({ pullRequests: [GRANT], permissions: { contents: 'read' } });
    expect(await refuseOn(github)).toMatch(/^who approved it can’t be read: .*pull-requests: read/);
  });

  it.each([
    ['reviews', /GET .*\/reviews/],
    ['history', /GET .*\/commits\?/],
    ['pull requests', /GET .*\/pulls/],
  ])('that is down for the %s proves nothing', async (_, match) => {
    await start({ pullRequests: [GRANT] });
    github.queueFault({ ...FAULTS.badGateway, match, times: 10 });
    expect(await refuseOn(github)).toContain('can’t be read');
  });

  it('is asked once for what several waivers share', async () => {
    await start({ pullRequests: [{ ...GRANT, files: fileOf(WAIVER, OTHER) }] });
    const history = {
      path: PATH,
      ref: 'refs/heads/main',
      parse: (text: string) => JSON.parse(text).waivers,
    };
    const prove = openWaiverProver(() => connectTo(github), history);
    expect(await prove(WAIVER)).toMatchObject({ isProved: true });
    const before = github.requests().length;
    expect(await prove(OTHER)).toMatchObject({ isProved: true });
    const asked = github.requests().slice(before);
    expect(JSON.stringify(asked)).not.toContain('contents');
  });
});
