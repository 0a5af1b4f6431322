import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type LocalGitHub, startLocalGitHub } from '../../support/github/local-github.ts';
import { ago, decide, gather, pullOf, rulesOf } from './ask-approvals.ts';

let github: LocalGitHub;

beforeEach(async () => {
  github = await startLocalGitHub({
    pullRequests: [
      { author: 'bob', files: { 'a.txt': 'a' } },
      { author: 'carla', files: { 'b.txt': 'b' } },
    ],
    teams: { 'acme/leads': ['jonas'] },
  });
}, 30_000);
afterEach(() => {
  expect(github.violations()).toEqual([]);
  return github.close();
});

const head = (number = 1) => pullOf(github, number).headSha;
const line = (number = 1, digits = 40) => `/sign-off po ${head(number).slice(0, digits)}`;
const onFirst = () => decide(github, { commit: head(), pullRequest: 1 });

describe('an open pull request', () => {
  it('is signed by a comment of a member', async () => {
    await github.comment(1, 'ana', `Looks good.\n\n${line(1, 12)}`);
    expect(await onFirst()).toEqual(['po signed']);
  });

  it('is signed by a review that is newer than its head', async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await github.review(1, { author: 'ana' });
    expect(await onFirst()).toEqual(['po signed']);
  });

  it('asks three things of GitHub if nobody signed, four if somebody did', async () => {
    await onFirst();
    expect(github.requests()).toHaveLength(3);
    await github.comment(1, 'ana', line());
    await onFirst();
    expect(github.requests()).toHaveLength(7);
  });

  it('is what it is alone, whatever else is open', async () => {
    const facts = await gather(github, { commit: head(), pullRequest: 1 });
    expect(facts).toMatchObject({ isComplete: true, strayCommits: [], statements: [] });
    expect(facts.pullRequests).toEqual([
      { number: 1, author: 'bob', headSha: head(), shippedAs: 'head' },
    ]);
  });

  it('is not signed any more after a push', async () => {
    await github.comment(1, 'ana', line());
    await github.push(1, { 'c.txt': 'c' }, { author: 'bob' });
    expect(await onFirst()).toEqual(['po missing', expect.stringMatching(/^ana: it is of /)]);
  });

  it('is not signed for a commit that is its head no more', async () => {
    const commit = head();
    await github.push(1, { 'c.txt': 'c' }, { author: 'bob' });
    await github.comment(1, 'ana', line());
    expect(await decide(github, { commit, pullRequest: 1 })).toEqual([
      'po missing',
      expect.stringContaining('is not what'),
    ]);
  });
});

describe('a forged sign-off', () => {
  it('by editing counts for nothing', async () => {
    const { id } = await github.comment(1, 'ana', 'Thanks!', ago(600));
    await github.editComment(id, line());
    expect(await onFirst()).toEqual(['po missing', 'ana: it was edited']);
  });

  it.each([
    ['quoting', (text: string) => `> ${text}\n\nDone?`],
    ['a fence', (text: string) => `\`\`\`\n${text}\n\`\`\``],
    ['hiding it', (text: string) => `<!--\n${text}\n-->`],
  ])('by %s is not even seen', async (_, wrap) => {
    await github.comment(1, 'ana', wrap(line()));
    expect(await onFirst()).toEqual(['po missing']);
  });

  it('by a bot is not even seen', async () => {
    await github.comment(1, 'github-actions[bot]', line());
    const facts = await gather(github, { commit: head(), pullRequest: 1 });
    expect(facts.statements).toEqual([]);
  });

  it('by a stranger, by the author or of a look-alike role does not count', async () => {
    await github.comment(1, 'mallory', line());
    await github.comment(1, 'bob', line());
    await github.comment(1, 'ana', line().replace('po', 'pо'));
    const said = await onFirst();
    expect(said).toHaveLength(3);
    expect(said).toEqual(
      expect.arrayContaining(['po missing', 'mallory: mallory is not in po', 'bob: bob wrote #1']),
    );
  });

  it('on another pull request does not count', async () => {
    await github.comment(2, 'ana', line(1));
    await github.comment(1, 'ana', line(2));
    expect(await onFirst()).toEqual(['po missing', expect.stringMatching(/^ana: it is of /)]);
  });

  it('by who wrote the last commit in another’s name does not count', async () => {
    const sha = await github.push(1, { 'x.txt': 'x' }, { author: 'ana' });
    await github.comment(1, 'ana', `/sign-off po ${sha}`);
    expect(await onFirst()).toEqual(['po missing', 'ana: ana wrote #1']);
  });

  it('by a review that update-branch moved along does not count', async () => {
    await github.review(1, { author: 'ana', at: ago(300) });
    await github.pushToMain({ 'main.txt': 'm' });
    await github.updateBranch(1);
    const port = await gather(github, { commit: head(), pullRequest: 1 });
    expect(port.statements[0]?.command).toEqual({ type: 'approve', commit: head() });
    expect(await onFirst()).toEqual([
      'po missing',
      'ana: it is older than the head that it stands at',
    ]);
  });

  it('does not survive its own retraction', async () => {
    await github.comment(1, 'ana', line(), ago(60));
    await github.review(1, { author: 'ana', state: 'CHANGES_REQUESTED' });
    expect(await onFirst()).toEqual(['po missing', 'ana: it was taken back later']);
  });
});

describe('people', () => {
  const teamed = { roles: { po: ['@acme/leads'], lead: ['@acme/hidden', 'mette'] } };

  it('of a team count, and are read once', async () => {
    await github.comment(1, 'jonas', line());
    const rules = rulesOf(['po'], { roles: { ...teamed.roles, qa: ['@acme/leads'] } });
    const request = { commit: head(), pullRequest: 1, rules: { ...rules, owners: ['qa'] } };
    expect(await decide(github, request)).toEqual(['po signed']);
    expect(github.requests().filter(({ path }) => path.includes('/teams/'))).toHaveLength(1);
  });

  it('of a team that can’t be read are unknown, never nobody', async () => {
    await github.comment(1, 'mette', `/sign-off lead ${head()}`);
    const request = { commit: head(), pullRequest: 1, rules: rulesOf(['lead'], teamed) };
    const facts = await gather(github, request);
    expect(facts.rosters['lead']).toEqual({
      known: false,
      why: expect.stringContaining('@acme/hidden can’t be read'),
    });
    expect(await decide(github, request)).toEqual(['lead unknown', expect.any(String)]);
  });

  it('who confirm are asked whether they may write', async () => {
    await github.comment(1, 'ana', `/confirm notes ${head()}`);
    await github.comment(1, 'mallory', `/confirm notes ${head()}`);
    const { writers } = await gather(github, { commit: head(), pullRequest: 1 });
    expect(writers).toEqual({ ana: true, mallory: false });
  });
});

it.each(['comments', 'reviews', 'pulls/1$'])('rejects if GitHub breaks on %s', async (part) => {
  const match = new RegExp(`^GET .*/${part}`);
  for (let time = 0; time < 5; time += 1)
    github.queueFault({ kind: 'answer', status: 404, match, body: { message: 'no' } });
  const facts = gather(github, { commit: head(), pullRequest: 1 });
  if (part === 'pulls/1$') expect(await facts).toMatchObject({ pullRequests: [{ number: 1 }] });
  else await expect(facts).rejects.toThrow();
});
