import { afterEach, describe, expect, it } from '@jest/globals';
import { connectGitHub } from '../../src/github/octokit.ts';
import { type LocalGitHub, startLocalGitHub } from '../support/github/local-github.ts';

let github: LocalGitHub;
afterEach(() => github.close());

describe('x', () => {
  it('y', async () => {
    github = await startLocalGitHub({ files: { '.github/holdpoint.yml': 'version: 1\n' }, pullRequests: [{ changes: [{filename:'a', previous_filename: 'b'}] }], runs: [{ id: 5, attempt: 2, path: '.github/workflows/g.yml@main' }] });
    const port = await connectGitHub({ token: github.token, repository: github.repository, apiUrl: github.url });
    const pr = github.pullRequests[0]!;
    console.log(await port.readFile('.github/holdpoint.yml', 'main'), await port.readFile('nope', 'main'));
    console.log(await port.listChangedPaths(1), await port.findRun('5'), await port.findRun('6'));
    const c = await port.createComment(1, 'hello');
    console.log(c, await port.listComments(1), await port.updateComment(c.id, 'x'));
    await port.createStatus(pr.headSha, { state: 'success', context: 'holdpoint/a/b', description: 'd', targetUrl: 'https://x.example/' });
    await port.deleteComment(c.id); await port.deleteComment(c.id);
    console.log(github.statuses(pr.headSha), github.violations(), github.requests());
    expect(1).toBe(1);
  });
});
