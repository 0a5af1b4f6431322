import { describe, expect, it } from '@jest/globals';
import type { CommandEvidence, RunEvidence } from '../../../src/probes/command/evidence.ts';
import { judge } from '../../../src/probes/command/judge.ts';
import { declaration } from '../../../src/probes/command/options.ts';

const nothing = { parts: [''], truncated: false, atLines: true, bytes: 0 };
const good: RunEvidence = {
  command: 'npm test',
  shell: 'bash',
  exitCode: 0,
  signal: null,
  durationMs: 2_149,
  stdout: nothing,
  stderr: nothing,
};
const bad: RunEvidence = { ...good, exitCode: 1 };

const decide = (seen: CommandEvidence, options: object = {}) =>
  judge(seen, declaration.options.parse({ run: 'npm test', ...options }));

describe('a command without a control', () => {
  it.each([
    [{}, 'exit code'],
    [{ stdout: { excludes: 'x' } }, 'exit code, standard output'],
    [{ stderr: { excludes: 'x' } }, 'exit code, standard error'],
  ])('passes and says what was asserted: %j', async (expect_, asserted) => {
    expect(await decide({ main: good }, { expect: expect_ })).toEqual({
      outcome: 'pass',
      summary: `"npm test" ended with 0 after 2.1 s. Asserted: ${asserted}. There was no control.`,
      findings: [],
    });
  });

  it('names every sort of criterion', async () => {
    const main = {
      ...good,
      stdout: { ...nothing, bytes: 5 },
      json: { nodes: [{ path: '$.a', count: 1, values: [1], truncated: false }] },
      schema: [],
    };
    const all = { minOutputBytes: 5, json: { '$.a': 1 }, schema: { type: 'object' } };
    const { summary } = await decide({ main }, { expect: all });
    expect(summary).toContain('Asserted: exit code, standard output, JSON, JSON Schema. ');
  });

  it('fails with the findings of the run', async () => {
    expect(await decide({ main: bad })).toEqual({
      outcome: 'fail',
      reason: 'exit-code',
      summary: '"npm test" ended with 1 after 2.1 s.',
      findings: [{ expected: 'exit code 0', seen: 'exit code 1', where: 'exit code' }],
    });
  });

  it('says which signal ended it', async () => {
    const { summary } = await decide({ main: { ...bad, exitCode: null, signal: 'SIGTERM' } });
    expect(summary).toBe('"npm test" was ended by SIGTERM after 2.1 s.');
  });

  it('hands on a remedy of its own', async () => {
    const judged = await decide({ main: { ...good, exitCode: 127 } });
    expect([judged.outcome, judged.reason]).toEqual(['error', 'tool-missing']);
    expect(judged.remedy).toContain('PATH');
  });
});

describe('a command with a control', () => {
  const options = { control: 'FIXTURE=broken npm test' };

  it('passes if the control fails', async () => {
    expect(await decide({ main: good, control: bad }, options)).toEqual({
      outcome: 'pass',
      summary:
        '"npm test" ended with 0 after 2.1 s. Asserted: exit code. The control failed, as it must.',
      findings: [],
    });
  });

  it('is inconclusive if the control passes', async () => {
    expect(await decide({ main: good, control: good }, options)).toEqual({
      outcome: 'inconclusive',
      reason: 'control-failed',
      summary:
        'The command is as expected, but the control meets the expectation as well, so that proves nothing.',
      findings: [
        {
          expected: 'a control that fails',
          seen: '"npm test" ended with 0 after 2.1 s.',
          where: 'control',
        },
      ],
      remedy: 'Correct `control`: it must run, and must not meet the expectation.',
    });
  });

  it.each<[string, RunEvidence]>([
    ['was killed', { ...good, exitCode: null, signal: 'SIGKILL' }],
    ['was not found', { ...good, exitCode: 127 }],
    ['may not be executed', { ...good, exitCode: 126 }],
    ['was not found by the program', { ...good, shell: undefined, exitCode: 127 } as never],
  ])('is inconclusive if the control %s', async (_, control) => {
    const judged = await decide({ main: good, control }, options);
    expect([judged.outcome, judged.reason]).toEqual(['inconclusive', 'control-failed']);
    expect(judged.summary).toContain('the control did not run to an end that can be judged, so');
    expect(judged.findings[1]?.where).toBe('control exit code');
  });

  it('is inconclusive if the control was not run', async () => {
    const judged = await decide({ main: good }, options);
    expect(judged.reason).toBe('control-failed');
    expect(judged.findings).toEqual([
      { expected: 'a control that fails', seen: 'no run of it', where: 'control' },
    ]);
  });

  it('is inconclusive if the control leaves its criterion open', async () => {
    const control = { ...good, stdout: { ...nothing, truncated: true } };
    const expect_ = { stdout: { excludes: 'x' } };
    const judged = await decide({ main: good, control }, { ...options, expect: expect_ });
    expect([judged.outcome, judged.reason]).toEqual(['inconclusive', 'control-failed']);
    expect(judged.findings[1]?.where).toBe('control stdout');
  });

  it('fails with the command, whatever the control did', async () => {
    expect((await decide({ main: bad, control: bad }, options)).outcome).toBe('fail');
    expect((await decide({ main: bad, control: good }, options)).outcome).toBe('fail');
  });

  it('judges the control by what it must not meet', async () => {
    const own = { ...options, controlExpect: { exitCode: 1 } };
    expect((await decide({ main: good, control: bad }, own)).reason).toBe('control-failed');
    expect((await decide({ main: good, control: good }, own)).outcome).toBe('pass');
  });
});
