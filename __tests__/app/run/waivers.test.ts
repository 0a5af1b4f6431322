import { afterEach, describe, expect, it } from '@jest/globals';
import { judgeReport } from '../../../src/app/judge.ts';
import { PlanError } from '../../../src/domain/errors.ts';
import { parseReport } from '../../../src/reporters/parse-report.ts';
import {
  daysAhead,
  listOutcomes,
  makeEntry,
  makePlan,
  openApprover,
  WaiverFolder,
} from './waiver-gate.ts';

let folder: WaiverFolder;
afterEach(() => folder.close());

describe('a gate with a waiver', () => {
  it('is GO though the item fails, and shows what it is', async () => {
    folder = await WaiverFolder.open(makePlan(3), [makeEntry()]);
    const { asked, proveWaiver } = openApprover();
    const result = await folder.run({ proveWaiver });
    expect(result.report.verdict).toMatchObject({ verdict: 'GO', exitCode: 0 });
    expect(listOutcomes(result)).toEqual({ build: 'pass', lint: 'waived' });
    expect(result.report.items[1]).toMatchObject({
      reason: 'waived',
      summary: expect.stringContaining('approved by jonas in #12'),
      findings: [expect.objectContaining({ expected: expect.any(String) })],
      waiver: { outcome: 'fail', reason: 'exit-code', pullRequest: 12 },
    });
    expect(result.report.warnings).toEqual([]);
    expect(asked).toEqual(['lint']);
  });

  it('gives the same when its report is judged again', async () => {
    folder = await WaiverFolder.open(makePlan(3), [makeEntry()]);
    const { reportPath } = await folder.run(openApprover());
    const stored = parseReport(await folder.readReport(reportPath));
    const { report, differences } = await judgeReport(stored);
    expect(differences).toEqual([]);
    expect(report.verdict).toEqual(stored.verdict);
    expect(report.items[1]).toMatchObject({
      outcome: 'waived',
      summary: stored.items[1]?.summary,
      findings: stored.items[1]?.findings,
      waiver: stored.items[1]?.waiver,
    });
  });

  it('is NO-GO by the true outcome where nobody can be asked, and says so', async () => {
    folder = await WaiverFolder.open(makePlan(3), [makeEntry()]);
    const { report } = await folder.run();
    expect(report.verdict).toMatchObject({ verdict: 'NO-GO', exitCode: 1 });
    expect(report.items[1]).not.toHaveProperty('waiver');
    expect(report.warnings).toEqual([
      expect.stringMatching(/^The waiver of "lint" does not count: only GitHub can tell/),
    ]);
  });

  it.each([
    ['is not proved', async () => ({ isProved: false, why: 'nobody approved it' }) as const],
    ['breaks down', () => Promise.reject(new Error('nobody approved it'))],
  ])('is NO-GO where the proof %s', async (_, proveWaiver) => {
    folder = await WaiverFolder.open(makePlan(3), [makeEntry()]);
    const { report } = await folder.run({ proveWaiver });
    expect(report.verdict?.verdict).toBe('NO-GO');
    expect(report.warnings).toEqual(['The waiver of "lint" does not count: nobody approved it.']);
  });

  it.each([
    ['another reason', makeEntry({ reason: 'assertion' }), 'covers `assertion` alone'],
    ['another item', makeEntry({ item: 'lnt' }), 'has no item `lnt` (did you mean `lint`?)'],
    ['another time', makeEntry({ expires: daysAhead(-1) }), 'expired at'],
    ['an unknown environment', makeEntry({ environments: ['prod'] }), 'no environment `prod`'],
  ])('is NO-GO with one for %s, asks nobody, and says so', async (_, entry, words) => {
    folder = await WaiverFolder.open(makePlan(3), [entry]);
    const { asked, proveWaiver } = openApprover();
    const { report } = await folder.run({ proveWaiver });
    expect(report.verdict?.verdict).toBe('NO-GO');
    expect(report.warnings).toEqual([expect.stringContaining(words)]);
    expect(asked).toEqual([]);
  });

  it('is NO-GO in an environment that the waiver is not for', async () => {
    folder = await WaiverFolder.open(makePlan(3), [makeEntry({ environments: ['staging'] })]);
    const verdicts = [];
    for (const environment of ['staging', 'production']) {
      const { report } = await folder.run({ ...openApprover(), environment });
      verdicts.push([environment, report.verdict?.verdict, report.warnings]);
    }
    expect(verdicts).toEqual([
      ['staging', 'GO', []],
      ['production', 'NO-GO', []],
    ]);
  });

  it('warns of one that nobody needs any more, and asks nobody', async () => {
    folder = await WaiverFolder.open(makePlan(0), [makeEntry()]);
    const { asked, proveWaiver } = openApprover();
    const { report } = await folder.run({ proveWaiver });
    expect(report.verdict?.verdict).toBe('GO');
    expect(report.warnings).toEqual([expect.stringContaining('was not used: the item passed.')]);
    expect(asked).toEqual([]);
  });

  it('is HOLD where all that there is was waived: nothing is proved', async () => {
    const plan = makePlan(3).replace(/ {4}- \{ item: Build.*\n/, '');
    folder = await WaiverFolder.open(plan, [makeEntry()]);
    const { report } = await folder.run(openApprover());
    expect(report.verdict).toMatchObject({ verdict: 'HOLD', reason: 'nothing-proved' });
  });

  it('does not stop over a file that is broken: it says where', async () => {
    folder = await WaiverFolder.open(makePlan(0), [makeEntry({ expires: daysAhead(91) })]);
    const running = folder.run(openApprover());
    await expect(running).rejects.toBeInstanceOf(PlanError);
    await expect(running).rejects.toThrow(
      /^\.github\/holdpoint-waivers\.yml:1:\d+: The waiver of `lint` ends at .* more than 90 days/,
    );
  });

  it('lets what needs the waived item run, in its own phase too', async () => {
    const more = `    - { item: Next, needs: [lint], blast: read, command: { run: 'exit 0', expect: { exitCode: 0 } } }
`;
    folder = await WaiverFolder.open(makePlan(3, more), [makeEntry()]);
    expect(listOutcomes(await folder.run(openApprover()))).toMatchObject({ next: 'pass' });
    expect(listOutcomes(await folder.run())).toMatchObject({ next: 'inconclusive' });
  });

  it('never covers an error', async () => {
    const plan = makePlan(3).replace("'exit 3'", "'exit 3', cwd: nowhere");
    folder = await WaiverFolder.open(plan, [makeEntry(), makeEntry({ reason: 'assertion' })]);
    const { asked, proveWaiver } = openApprover();
    const result = await folder.run({ proveWaiver });
    expect(listOutcomes(result)).toMatchObject({ lint: 'error' });
    expect(asked).toEqual([]);
  });

  it('keeps to itself what must appear nowhere', async () => {
    const secret = 'hunter2-hunter2';
    const entry = makeEntry({ justification: `The password is ${secret}.`, until: secret });
    folder = await WaiverFolder.open(makePlan(3), [entry]);
    const { report, reportPath } = await folder.run({
      ...openApprover(),
      variables: { DB_PASSWORD: secret },
    });
    expect(report.verdict?.verdict).toBe('GO');
    const text = await folder.readReport(reportPath);
    expect(text).toContain('The password is');
    expect(text).not.toContain(secret);
  });
});
