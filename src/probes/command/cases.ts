import type { Case } from '../contract.ts';
import type { CommandEvidence, RunEvidence } from './evidence.ts';

const silent = { parts: [''], truncated: false, atLines: true, bytes: 0 };

function say(text: string): RunEvidence['stdout'] {
  return { parts: [text], truncated: false, atLines: true, bytes: text.length };
}

const good: RunEvidence = {
  command: 'npm test',
  shell: 'bash',
  exitCode: 0,
  signal: null,
  durationMs: 2_100,
  stdout: silent,
  stderr: silent,
};

const counted = { '$.numTotalTests': { min: 1 }, '$.numFailedTests': 0 };

function count(total: number): RunEvidence {
  return {
    ...good,
    json: {
      nodes: [
        { path: '$.numTotalTests', count: 1, values: [total], truncated: false },
        { path: '$.numFailedTests', count: 1, values: [0], truncated: false },
      ],
    },
  };
}

export const cases: readonly Case<CommandEvidence>[] = [
  {
    title: 'The command ends with exit code 0',
    shows: 'pass',
    options: { run: 'npm test' },
    evidence: { main: { ...good, stdout: say('12 passed\n') } },
    outcome: 'pass',
  },
  {
    title: 'Tests ran, none failed, and the same tests fail against a broken fixture',
    shows: 'pass',
    options: {
      run: 'npm test -- --json',
      expect: { json: counted },
      control: 'FIXTURE=broken npm test -- --json',
    },
    evidence: { main: count(12), control: { ...count(12), exitCode: 1 } },
    outcome: 'pass',
  },
  {
    title: 'The command ends with another exit code',
    shows: 'fail',
    options: { run: 'npm test' },
    evidence: { main: { ...good, exitCode: 1, stderr: say('1 failed\n') } },
    outcome: 'fail',
    reason: 'exit-code',
  },
  {
    title: 'The output lacks what it must contain',
    shows: 'fail',
    options: { run: 'flask db current', expect: { stdout: { contains: '(head)' } } },
    evidence: { main: { ...good, command: 'flask db current', stdout: say('a1b2c3\n') } },
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'A signal ended the command: there is no exit code at all',
    shows: 'must-not-pass',
    options: { run: 'npm test' },
    evidence: { main: { ...good, exitCode: null, signal: 'SIGKILL' } },
    outcome: 'fail',
    reason: 'exit-code',
  },
  {
    title: 'Exit code 0, but not one test ran',
    shows: 'must-not-pass',
    options: { run: 'npm test -- --json', expect: { json: counted } },
    evidence: { main: count(0) },
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'Exit code 0, but JSON was asked for and nothing was written',
    shows: 'must-not-pass',
    options: { run: 'status --json', expect: { json: { '$.ok': true } } },
    evidence: { main: { ...good, json: { problem: 'an empty body', nodes: [] } } },
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'The program was not found: that says nothing of the tests',
    shows: 'must-not-pass',
    options: { run: 'jest' },
    evidence: { main: { ...good, exitCode: 127, stderr: say('bash: jest: command not found\n') } },
    outcome: 'error',
    reason: 'tool-missing',
  },
  {
    title: 'No error is in what was kept of the output, but its middle was left out',
    shows: 'must-not-pass',
    options: { run: 'cat deploy.log', expect: { stdout: { excludes: 'ERROR' } } },
    evidence: {
      main: {
        ...good,
        stdout: { parts: ['started', 'done'], truncated: true, atLines: true, bytes: 9_000_000 },
      },
    },
    outcome: 'inconclusive',
    reason: 'output-limit',
  },
  {
    title: 'The tests pass against the broken fixture too',
    shows: 'control',
    options: { run: 'npm test', control: 'FIXTURE=broken npm test' },
    evidence: { main: good, control: good },
    outcome: 'inconclusive',
    reason: 'control-failed',
  },
  {
    title: 'The control could not be executed, so its exit code is no failure of the tests',
    shows: 'control',
    options: { run: 'npm test', control: './broken-fixture.sh' },
    evidence: { main: good, control: { ...good, exitCode: 126 } },
    outcome: 'inconclusive',
    reason: 'control-failed',
  },
];
