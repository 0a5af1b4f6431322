import { listenForCancellation } from '../app/cancellation.ts';
import { DEFECTS, isDefect } from '../app/demo/defects.ts';
import { runDemo } from '../app/demo/run-demo.ts';
import type { RunResult } from '../app/run/settings.ts';
import { UsageError } from '../domain/errors.ts';
import { suggestWord } from '../domain/nearest-word.ts';
import { EXIT } from '../domain/verdict.ts';
import { createProgress } from './progress.ts';

function listDefects(): number {
  for (const [name, { what, item }] of Object.entries(DEFECTS)) {
    process.stdout.write(`${name.padEnd(16)} ${what} (found by ${item})\n`);
  }
  return EXIT.go;
}

function printRollback(rollback: RunResult | undefined, isRehearsal: boolean): void {
  if (rollback === undefined) {
    process.stdout.write('Nothing was deployed, so there is nothing to roll back.\n');
    return;
  }
  const what = isRehearsal ? 'The rollback was rehearsed' : 'The release was taken back';
  const { exitCode, because } = rollback.report.verdict ?? { exitCode: 4, because: 'cancelled' };
  const isVerified = exitCode === EXIT.rolledBack;
  process.stdout.write(
    `${what}: ${isVerified ? 'verified' : 'NOT verified'} (exit code ${exitCode}). ${because}\n`,
  );
}

/** `holdpoint demo`: the exit code of the gate, 0 GO or 1 NO-GO. */
export async function demoCommand(defect: string | undefined): Promise<number> {
  if (defect === 'list') return listDefects();
  if (defect !== undefined && !isDefect(defect)) {
    const names = Object.keys(DEFECTS);
    throw new UsageError(
      `There is no defect "${defect}"${suggestWord(defect, names)}. There are: ${names.join(', ')}.`,
    );
  }
  const cancellation = listenForCancellation();
  const progress = await createProgress();
  const { forward, rollback } = await runDemo(defect, `${process.cwd()}/.holdpoint`, {
    signal: cancellation.signal,
    ...progress.hooks,
  });
  await progress.end();
  cancellation.dispose();
  const { renderComment } = await import('../reporters/comment.ts');
  const marker = { plan: 'demo', environment: 'demo', runId: '0', attempt: 1 };
  process.stdout.write(`\n${renderComment({ ...forward.view, marker })}\n\n`);
  printRollback(rollback, forward.report.verdict?.verdict === 'GO');
  process.stdout.write(`The report is ${forward.reportPath}\n`);
  return cancellation.exitCode() ?? forward.report.verdict?.exitCode ?? EXIT.internal;
}
