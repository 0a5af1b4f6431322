import { afterEach, describe, expect, it } from '@jest/globals';
import { openWaiverProver } from '../../../src/app/run/open-waiver-prover.ts';
import { connectTo } from '../../support/github/connect.ts';
import { type LocalGitHub, startLocalGitHub } from '../../support/github/local-github.ts';
import { makeEntry, makePlan, WaiverFolder } from './waiver-gate.ts';

const entry = makeEntry();
const files = {
  '.github/holdpoint-waivers.yml': `version: 1
waivers:
  # Words that only people read.
  - item: lint
    reason: exit-code
    justification: Known.
    requestedBy: ana
    approvedBy: jonas
    expires: ${entry.expires}
`,
};

let github: LocalGitHub;
let folder: WaiverFolder;
afterEach(async () => {
  expect(github.violations()).toEqual([]);
  await Promise.all([github.close(), folder.close()]);
});

async function start(code: number, reviewer: string) {
  const reviews = [{ author: reviewer }];
  github = await startLocalGitHub({
    pullRequests: [{ author: 'ana', files, reviews, merged: 'squash' }],
  });
  folder = await WaiverFolder.open(makePlan(code), [entry]);
}

function runGate() {
  const proveWaiver = openWaiverProver(() => connectTo(github), 'refs/heads/main');
  return folder.run({ proveWaiver });
}

describe('a run on GitHub', () => {
  it('is GO by a waiver that its approver approved', async () => {
    await start(3, 'jonas');
    const { report } = await runGate();
    expect(report.verdict?.verdict).toBe('GO');
    expect(report.items[1]?.waiver).toMatchObject({ approvedBy: 'jonas', pullRequest: 1 });
  });

  it('is NO-GO by one that somebody else approved', async () => {
    await start(3, 'mette');
    const { report } = await runGate();
    expect(report.verdict?.verdict).toBe('NO-GO');
    expect(report.warnings).toEqual([
      'The waiver of "lint" does not count: jonas has not approved #1, which brought it.',
    ]);
  });

  it('is NO-GO by one that stands in the work tree alone', async () => {
    await start(3, 'jonas');
    await github.pushToMain({ '.github/holdpoint-waivers.yml': 'version: 1\nwaivers: []\n' });
    const { report } = await runGate();
    expect(report.verdict?.verdict).toBe('NO-GO');
    expect(report.warnings).toEqual([expect.stringContaining('does not stand in')]);
  });

  it('asks nothing where nothing would be waived', async () => {
    await start(0, 'jonas');
    const before = github.requests().length;
    const { report } = await runGate();
    expect(report.verdict?.verdict).toBe('GO');
    expect(github.requests().length).toBe(before);
  });

  it('is NO-GO without a token', async () => {
    await start(3, 'jonas');
    const { report } = await folder.run({
      proveWaiver: openWaiverProver(() => undefined, 'refs/heads/main'),
    });
    expect(report.verdict?.verdict).toBe('NO-GO');
    expect(report.warnings).toEqual([expect.stringContaining('there is no token')]);
  });
});
