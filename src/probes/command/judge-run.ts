import type { ReasonCode } from '../../domain/reason.ts';
import type { Finding } from '../../domain/report.ts';
import { type CutMatch, matchCutText } from '../../expect/cut-text.ts';
import { quoteText } from '../../expect/excerpt.ts';
import { describeHidden } from '../../expect/hidden.ts';
import { matchKeptJson } from '../../expect/kept-json.ts';
import type { OutputEvidence, RunEvidence } from './evidence.ts';
import type { OutputExpectation } from './options.ts';

/** How one run of a command stands to its expectation. */
export interface RunJudgement {
  readonly outcome: 'pass' | 'fail' | 'inconclusive' | 'error';
  readonly reason?: ReasonCode;
  readonly findings: readonly Finding[];
  readonly remedy?: string;
}

/** What a shell says of a program that it cannot find (127) or execute (126). */
const NOT_RUN = [126, 127];

/** A criterion that is violated decides; one that the cut output leaves open never passes. */
export async function judgeRun(run: RunEvidence, expect: OutputExpectation): Promise<RunJudgement> {
  const codes = [expect.exitCode].flat();
  const isAsExpected = run.exitCode !== null && codes.includes(run.exitCode);
  if (!isAsExpected && run.shell !== undefined && hasNotRun(run)) return explainNotRun(run);
  const exit = isAsExpected ? [] : [describeExit(run, codes)];
  const matches = [
    await matchOutput(run.stdout, expect.stdout, 'stdout'),
    await matchOutput(run.stderr, expect.stderr, 'stderr'),
    await matchJson(run, expect),
    matchSchema(run, expect),
    matchSize(run, expect),
  ];
  const findings = [...exit, ...matches.flatMap((one) => one.findings)];
  if (findings.length > 0) {
    return { outcome: 'fail', reason: isAsExpected ? 'assertion' : 'exit-code', findings };
  }
  const undecided = matches.flatMap((one) => one.undecided);
  if (undecided.length === 0) return { outcome: 'pass', findings: [] };
  return {
    outcome: 'inconclusive',
    reason: 'output-limit',
    findings: undecided,
    remedy:
      'Let the command write less: search in it with grep, or name a narrower path. `maxOutputBytes` keeps up to 32768 bytes.',
  };
}

const NOTHING: CutMatch = { findings: [], undecided: [] };

/** True if the exit code is the one for a program that could not be run. */
export function hasNotRun(run: RunEvidence): boolean {
  return run.exitCode !== null && NOT_RUN.includes(run.exitCode);
}

function explainNotRun(run: RunEvidence): RunJudgement {
  const what = run.exitCode === 127 ? 'not found' : 'not executable';
  return {
    outcome: 'error',
    reason: 'tool-missing',
    findings: [
      {
        expected: 'a program that can be run',
        seen: `exit code ${run.exitCode}: ${what}${quoteLastLine(run)}`,
        where: 'exit code',
      },
    ],
    remedy: 'Install the program in an earlier step, or correct its name, its mode or PATH.',
  };
}

function describeExit(run: RunEvidence, codes: readonly number[]): Finding {
  const ended = run.exitCode === null ? `ended by ${run.signal}` : `exit code ${run.exitCode}`;
  const isKilled = run.signal === 'SIGKILL' || run.exitCode === 137;
  const why = isKilled ? ' (killed, as when memory runs out)' : '';
  return {
    expected: `exit code ${codes.join(' or ')}`,
    seen: `${ended}${why}${quoteLastLine(run)}`,
    where: 'exit code',
  };
}

/** The last line that the command wrote, on standard error if there is one: it often says why. */
function quoteLastLine(run: RunEvidence): string {
  for (const [name, output] of [['stderr', run.stderr] as const, ['stdout', run.stdout] as const]) {
    const line = (output.parts.at(-1) ?? '').trimEnd().split('\n').at(-1) ?? '';
    if (line.trim() !== '') return `, last line of ${name}: ${quoteText(line)}`;
  }
  return '';
}

async function matchOutput(
  output: OutputEvidence,
  expectation: OutputExpectation['stdout'],
  where: string,
): Promise<CutMatch> {
  if (expectation === undefined) return NOTHING;
  const { findings, undecided } = await matchCutText(output, expectation, where);
  const hidden = describeHidden(output.hidden ?? [], expectation, findings, where);
  return { findings: [...findings, ...hidden], undecided };
}

async function matchJson(run: RunEvidence, expect: OutputExpectation): Promise<CutMatch> {
  if (expect.json === undefined) return NOTHING;
  if (run.json === undefined) return leaveOpen('JSON that can be searched');
  return matchKeptJson(run.json, expect.json, 'stdout');
}

function matchSchema(run: RunEvidence, expect: OutputExpectation): CutMatch {
  if (expect.schema === undefined) return NOTHING;
  if (run.schema === undefined) return leaveOpen('JSON that can be validated');
  return { findings: run.schema, undecided: [] };
}

function leaveOpen(expected: string): CutMatch {
  return { findings: [], undecided: [{ expected, seen: 'too much output', where: 'stdout' }] };
}

function matchSize(run: RunEvidence, { minOutputBytes }: OutputExpectation): CutMatch {
  const { bytes } = run.stdout;
  if (minOutputBytes === undefined || bytes >= minOutputBytes) return NOTHING;
  const finding = {
    expected: `at least ${minOutputBytes} bytes of output`,
    seen: `${bytes} bytes`,
    where: 'stdout',
  };
  return { findings: [finding], undecided: [] };
}
