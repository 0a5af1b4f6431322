import { describe, expect, it } from '@jest/globals';
import type { RunEvidence } from '../../../src/probes/command/evidence.ts';
import { hasNotRun, judgeRun } from '../../../src/probes/command/judge-run.ts';
import { declaration } from '../../../src/probes/command/options.ts';

const nothing = { parts: [''], truncated: false, atLines: true, bytes: 0 };

function say(text: string, truncated = false): RunEvidence['stdout'] {
  return { parts: [text], truncated, atLines: true, bytes: text.length };
}

const good: RunEvidence = {
  command: 'npm test',
  exitCode: 0,
  signal: null,
  durationMs: 2_100,
  stdout: nothing,
  stderr: nothing,
};

const decide = (run: RunEvidence, expectation: object = {}) =>
  judgeRun(run, declaration.options.parse({ run: 'x', expect: expectation }).expect);

const kept = (values: (number | string)[], count = values.length) => ({
  nodes: [{ path: '$.n', count, values, truncated: count > values.length }],
});

describe('the exit code', () => {
  it.each([
    [0, undefined],
    [3, 3],
    [3, [0, 3]],
    [127, 127],
    [137, [0, 137]],
  ])('%i is good where %j is expected', async (exitCode, expected) => {
    const expectation = expected === undefined ? {} : { exitCode: expected };
    const judged = await decide({ ...good, shell: 'bash', exitCode }, expectation);
    expect(judged).toEqual({ outcome: 'pass', findings: [] });
  });

  it.each<[Partial<RunEvidence>, object, string, string]>([
    [{ exitCode: 1 }, {}, 'exit code 0', 'exit code 1'],
    [{ exitCode: 0 }, { exitCode: 1 }, 'exit code 1', 'exit code 0'],
    [{ exitCode: 2 }, { exitCode: [0, 1] }, 'exit code 0 or 1', 'exit code 2'],
    [{ exitCode: null, signal: 'SIGTERM' }, {}, 'exit code 0', 'ended by SIGTERM'],
    [
      { exitCode: null, signal: 'SIGKILL' },
      {},
      'exit code 0',
      'ended by SIGKILL (killed, as when memory runs out)',
    ],
    [{ exitCode: 137 }, {}, 'exit code 0', 'exit code 137 (killed, as when memory runs out)'],
    [{ exitCode: 127 }, {}, 'exit code 0', 'exit code 127'],
    [
      { exitCode: 1, stderr: say('first\nlast\n \n') },
      {},
      'exit code 0',
      'exit code 1, last line of stderr: "last"',
    ],
    [
      { exitCode: 1, stdout: say('out\n'), stderr: say('err') },
      {},
      'exit code 0',
      'exit code 1, last line of stderr: "err"',
    ],
    [
      { exitCode: 1, stdout: say('a\nout\n'), stderr: say(' \n') },
      {},
      'exit code 0',
      'exit code 1, last line of stdout: "out"',
    ],
    [
      { exitCode: 1, stderr: { ...say(''), parts: ['head', 'tail'] } },
      {},
      'exit code 0',
      'exit code 1, last line of stderr: "tail"',
    ],
    [{ exitCode: 1, stderr: { ...say(''), parts: [] } }, {}, 'exit code 0', 'exit code 1'],
  ])('%j where %j is expected', async (run, expectation, expected, seen) => {
    expect(await decide({ ...good, ...run }, expectation)).toEqual({
      outcome: 'fail',
      reason: 'exit-code',
      findings: [{ expected, seen, where: 'exit code' }],
    });
  });

  it.each([
    [126, 'not executable'],
    [127, 'not found'],
  ])('%i of a shell line says that the program is %s', async (exitCode, what) => {
    const run = { ...good, shell: 'sh' as const, exitCode, stderr: say('sh: x: no\n') };
    expect(await decide(run)).toEqual({
      outcome: 'error',
      reason: 'tool-missing',
      findings: [
        {
          expected: 'a program that can be run',
          seen: `exit code ${exitCode}: ${what}, last line of stderr: "sh: x: no"`,
          where: 'exit code',
        },
      ],
      remedy: 'Install the program in an earlier step, or correct its name, its mode or PATH.',
    });
  });

  it.each([
    [125, false],
    [126, true],
    [127, true],
    [128, false],
    [null, false],
  ])('%j is the one of a program that could not be run: %s', (exitCode, is) => {
    expect(hasNotRun({ ...good, exitCode })).toBe(is);
  });
});

describe('the output', () => {
  it.each<[Partial<RunEvidence>, object]>([
    [{ stdout: say('12 passed') }, { stdout: { contains: 'passed' } }],
    [{ stderr: say('note') }, { stderr: { contains: 'note' } }],
    [{ stdout: say('12345') }, { minOutputBytes: 5 }],
    [{ json: kept([1]) }, { json: { '$.n': 1 } }],
    [{ schema: [] }, { schema: { type: 'object' } }],
    [{ stdout: say('12 passed', true) }, { stdout: { contains: 'passed' } }],
  ])('%j meets %j', async (run, expectation) => {
    const judged = await decide({ ...good, ...run }, expectation);
    expect(judged).toEqual({ outcome: 'pass', findings: [] });
  });

  it.each<[Partial<RunEvidence>, object, object]>([
    [
      { stdout: say('a') },
      { stdout: { contains: 'b' } },
      { expected: 'text that contains "b"', seen: '"a"', where: 'stdout' },
    ],
    [
      { stdout: say('b'), stderr: say('a') },
      { stderr: { contains: 'b' } },
      { expected: 'text that contains "b"', seen: '"a"', where: 'stderr' },
    ],
    [
      { stdout: say('1234') },
      { minOutputBytes: 5 },
      { expected: 'at least 5 bytes of output', seen: '4 bytes', where: 'stdout' },
    ],
    [
      { json: kept([2]) },
      { json: { '$.n': 1 } },
      { expected: '1', seen: '2', where: 'stdout $.n' },
    ],
    [
      { json: { problem: 'an empty body', nodes: [] } },
      { json: { '$.n': { exists: false } } },
      { expected: 'a JSON body', seen: 'an empty body', where: 'stdout' },
    ],
    [
      { schema: [{ expected: 'object', seen: 'list' }] },
      { schema: { type: 'object' } },
      { expected: 'object', seen: 'list' },
    ],
  ])('%j violates %j', async (run, expectation, finding) => {
    expect(await decide({ ...good, ...run }, expectation)).toEqual({
      outcome: 'fail',
      reason: 'assertion',
      findings: [finding],
    });
  });

  it.each<[Partial<RunEvidence>, object, object]>([
    [
      { stdout: say('a', true) },
      { stdout: { excludes: 'b' } },
      { expected: 'excludes "b"', seen: 'output that was cut', where: 'stdout' },
    ],
    [
      { stderr: say('a', true) },
      { stderr: { excludes: 'b' } },
      { expected: 'excludes "b"', seen: 'output that was cut', where: 'stderr' },
    ],
    [
      {},
      { json: { '$.n': { exists: false } } },
      { expected: 'JSON that can be searched', seen: 'too much output', where: 'stdout' },
    ],
    [
      {},
      { schema: { type: 'object' } },
      { expected: 'JSON that can be validated', seen: 'too much output', where: 'stdout' },
    ],
  ])('%j leaves %j open', async (run, expectation, finding) => {
    expect(await decide({ ...good, ...run }, expectation)).toEqual({
      outcome: 'inconclusive',
      reason: 'output-limit',
      findings: [finding],
      remedy:
        'Let the command write less: search in it with grep, or name a narrower path. `maxOutputBytes` keeps up to 32768 bytes.',
    });
  });

  it('fails by what is violated, whatever else is left open', async () => {
    const run = { ...good, exitCode: 1, stdout: say('a', true) };
    const judged = await decide(run, { stdout: { excludes: 'b' }, minOutputBytes: 9 });
    expect([judged.outcome, judged.reason]).toEqual(['fail', 'exit-code']);
    expect(judged.findings.map(({ where }) => where)).toEqual(['exit code', 'stdout']);
  });
});
