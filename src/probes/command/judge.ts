import type { Judgement } from '../../domain/report.ts';
import { quoteText } from '../../expect/excerpt.ts';
import type { EvidenceShape, Judge } from '../contract.ts';
import { type CommandEvidence, commandEvidence, type RunEvidence } from './evidence.ts';
import { hasNotRun, judgeRun, type RunJudgement } from './judge-run.ts';
import type { CommandOptions, OutputExpectation } from './options.ts';

export const evidence: EvidenceShape<CommandEvidence> = { version: 1, schema: commandEvidence };

export const judge: Judge<CommandOptions, CommandEvidence> = async (seen, options) => {
  const main = await judgeRun(seen.main, options.expect);
  const ended = describeEnd(seen.main);
  if (main.outcome !== 'pass') return refuse(main, ended);
  const asserted = `Asserted: ${listAsserted(options.expect).join(', ')}.`;
  if (options.control === undefined) {
    return { outcome: 'pass', summary: `${ended} ${asserted} There was no control.`, findings: [] };
  }
  const expect = options.controlExpect ?? options.expect;
  const control = seen.control && (await judgeRun(seen.control, expect));
  if (control?.outcome === 'fail' && seen.control && hasEnded(seen.control)) {
    const summary = `${ended} ${asserted} The control failed, as it must.`;
    return { outcome: 'pass', summary, findings: [] };
  }
  return refuseControl(seen.control, control);
};

function refuse(judged: RunJudgement, ended: string): Judgement {
  const { outcome, reason, findings, remedy } = judged;
  return {
    outcome,
    reason,
    summary: ended,
    findings: [...findings],
    ...(remedy === undefined ? {} : { remedy }),
  };
}

/** A control that was killed, or was never found, fails for a reason that proves nothing. */
function hasEnded(run: RunEvidence): boolean {
  return run.exitCode !== null && !hasNotRun(run);
}

/** A control that could not be judged is none: only one that clearly fails shows that it can. */
function refuseControl(run: RunEvidence | undefined, judged: RunJudgement | undefined): Judgement {
  const isMet = judged?.outcome === 'pass';
  const how = isMet ? 'meets the expectation as well' : 'did not run to an end that can be judged';
  const seen = run === undefined ? 'no run of it' : describeEnd(run);
  return {
    outcome: 'inconclusive',
    reason: 'control-failed',
    summary: `The command is as expected, but the control ${how}, so that proves nothing.`,
    findings: [
      { expected: 'a control that fails', seen, where: 'control' },
      ...(judged?.findings ?? []).map((one) => ({ ...one, where: `control ${one.where ?? ''}` })),
    ],
    remedy: 'Correct `control`: it must run, and must not meet the expectation.',
  };
}

function describeEnd(run: RunEvidence): string {
  const how = run.exitCode === null ? `was ended by ${run.signal}` : `ended with ${run.exitCode}`;
  return `${quoteText(run.command)} ${how} after ${(run.durationMs / 1_000).toFixed(1)} s.`;
}

function listAsserted(expect: OutputExpectation): readonly string[] {
  const { stdout, stderr, json, schema, minOutputBytes } = expect;
  const asserted: readonly (readonly [string, unknown])[] = [
    ['exit code', expect.exitCode],
    ['standard output', stdout ?? minOutputBytes],
    ['standard error', stderr],
    ['JSON', json],
    ['JSON Schema', schema],
  ];
  return asserted.filter(([, criterion]) => criterion !== undefined).map(([name]) => name);
}
