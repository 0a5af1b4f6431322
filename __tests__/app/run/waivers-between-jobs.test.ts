import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Report } from '../../../src/domain/report.ts';
import type { Waiver } from '../../../src/domain/waiver.ts';
import {
  DEPLOYMENT,
  daysAhead,
  type GateRun,
  listOutcomes,
  makeEntry,
  makePlan,
  openApprover,
  WaiverFolder,
} from './waiver-gate.ts';

let folder: WaiverFolder;
afterEach(() => folder.close());

/** The first job: `lint` fails, and is waived if the run can prove it. */
async function runFirst(waivers: readonly Waiver[], run: GateRun = openApprover()) {
  folder = await WaiverFolder.open(makePlan(3, '', DEPLOYMENT), waivers);
  const { reportPath, digest, report } = await folder.run({ ...run, reportDir: 'first' });
  return { path: reportPath, digest, report };
}

function deploy(reports: GateRun['reports'], run: GateRun = openApprover()) {
  return folder.run({ ...run, phases: ['deployment'], reports: reports ?? [] });
}

/** Writes a report of another job as somebody who can also name its digest. */
async function forge(report: Report) {
  const text = JSON.stringify(report);
  await folder.write('forged.json', text);
  return [{ path: 'forged.json', digest: createHash('sha256').update(text).digest('hex') }];
}

describe('the deployment gate', () => {
  it('opens by a report whose waiver still counts', async () => {
    const first = await runFirst([makeEntry()]);
    const { asked, proveWaiver } = openApprover();
    const result = await deploy([first], { proveWaiver });
    expect(result.report.verdict?.verdict).toBe('GO');
    expect(listOutcomes(result)).toEqual({ ship: 'pass' });
    expect(asked).toEqual(['lint']);
    expect(result.report.warnings).toEqual([]);
  });

  it.each<[string, readonly Waiver[]]>([
    ['was taken out', []],
    ['ended', [makeEntry({ expires: daysAhead(-1) })]],
    ['has another end', [makeEntry({ expires: daysAhead(40) })]],
    ['has another approver', [makeEntry({ approvedBy: 'mette' })]],
    ['is for another environment', [makeEntry({ environments: ['staging'] })]],
    ['is for another reason', [makeEntry({ reason: 'assertion' })]],
  ])('stays closed if the waiver %s since', async (_, now) => {
    const first = await runFirst([makeEntry()]);
    await folder.grant(now);
    const result = await deploy([first]);
    expect(result.report.verdict?.verdict).toBe('HOLD');
    expect(listOutcomes(result)).toEqual({ ship: 'inconclusive' });
    expect(result.report.warnings).toContainEqual(
      expect.stringContaining('A report of an earlier job waives "lint"'),
    );
  });

  it.each<[string, GateRun]>([
    ['nobody can be asked', {}],
    ['it is not proved now', openApprover({ isProved: false, why: 'nobody approved it' })],
  ])('stays closed if %s', async (_, run) => {
    const first = await runFirst([makeEntry()]);
    const { report } = await deploy([first], run);
    expect(report.verdict?.verdict).toBe('HOLD');
    expect(report.items[0]?.summary).toContain('pre-deployment is NO-GO');
  });

  it('stays closed by a report that invents a waiver', async () => {
    const first = await runFirst([]);
    expect(first.report.verdict?.verdict).toBe('NO-GO');
    const { item: _, ...terms } = makeEntry();
    const items = first.report.items.map((item) =>
      item.id === 'lint'
        ? {
            ...item,
            outcome: 'waived' as const,
            reason: 'waived' as const,
            waiver: { ...terms, outcome: 'fail' as const, summary: 'x', environments: undefined },
          }
        : item,
    );
    const verdict = first.report.verdict && { ...first.report.verdict, verdict: 'GO' as const };
    const forged = { ...first.report, items, verdict } as Report;
    const { report } = await deploy(await forge(forged));
    expect(report.verdict?.verdict).toBe('HOLD');
    expect(report.items[0]?.summary).toContain('pre-deployment is NO-GO');
  });

  it('stays closed by a report that calls an item waived and keeps no waiver', async () => {
    const first = await runFirst([makeEntry()], {});
    const items = first.report.items.map((item) => ({ ...item, outcome: 'waived' as const }));
    const { report } = await deploy(await forge({ ...first.report, items }));
    expect(report.verdict?.verdict).toBe('HOLD');
  });

  it('does not wave through what failed before the waiver came', async () => {
    const first = await runFirst([]);
    await folder.grant([makeEntry()]);
    const { asked, proveWaiver } = openApprover();
    const { report } = await deploy([first], { proveWaiver });
    expect(report.verdict?.verdict).toBe('HOLD');
    expect(asked).toEqual([]);
  });

  it('opens in one run', async () => {
    folder = await WaiverFolder.open(makePlan(3, '', DEPLOYMENT), [makeEntry()]);
    const phases = ['pre-deployment', 'deployment'] as const;
    const granted = await folder.run({ ...openApprover(), phases });
    expect(listOutcomes(granted)).toEqual({ build: 'pass', lint: 'waived', ship: 'pass' });
    const refused = await folder.run({ phases });
    expect(listOutcomes(refused)).toEqual({ build: 'pass', lint: 'fail', ship: 'inconclusive' });
  });

  it('is no waiver’s business while it runs: the deployment itself can’t be waived', async () => {
    const plan = makePlan(0, '', DEPLOYMENT.replace("'exit 0'", "'exit 3'"));
    folder = await WaiverFolder.open(plan, [makeEntry({ item: 'ship' })]);
    const phases = ['pre-deployment', 'deployment'] as const;
    const { asked, proveWaiver } = openApprover();
    const { report } = await folder.run({ proveWaiver, phases });
    expect(report.verdict?.verdict).toBe('NO-GO');
    expect(asked).toEqual([]);
    expect(report.warnings).toContainEqual(expect.stringContaining('`ship` can’t be waived'));
  });
});

describe('a rollback trigger', () => {
  const after = `${DEPLOYMENT}
  post-deployment:
    - { item: Live, blast: read, command: { run: 'exit 0', expect: { exitCode: 0 } } }
    - { item: Latency, blast: read, command: { run: 'exit 3', expect: { exitCode: 0 } } }
  rollback:
    triggers:
      - { item: Too slow, when: { failed: [latency] } }
`;

  it('fires by what an item truly is, though a waiver lets it pass', async () => {
    folder = await WaiverFolder.open(makePlan(0, '', after), [makeEntry({ item: 'latency' })]);
    const phases = ['pre-deployment', 'deployment', 'post-deployment'] as const;
    const { report } = await folder.run({ ...openApprover(), phases });
    expect(report.items.at(-1)).toMatchObject({ id: 'latency', outcome: 'waived' });
    expect(report.triggers).toMatchObject([{ state: 'fired' }]);
    expect(report.verdict).toMatchObject({ verdict: 'GO', rollback: 'required' });
  });
});
