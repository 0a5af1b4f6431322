import type { MigrationRun } from '../../../toolbox/migrations/contract.ts';
import type { RunFacts } from '../evidence.ts';

const MAX_SAID = 240;

/** What names the cause; and lines that hold values of rows, or lead nowhere. */
const TELLING = /error|exception|can.t|cannot|fatal|fail|not |raise/i;
const HOLDS_VALUES = /^(?:DETAIL|HINT|CONTEXT|LINE \d|\[SQL|\[parameters|\(Background)/i;

/** How a tool ended. Of its output the one line that tells most, and no values of rows. */
export function describeRun(run: MigrationRun, revisions: readonly string[]): RunFacts {
  return {
    exitCode: run.exitCode,
    durationMs: run.durationMs,
    said: run.exitCode === 0 ? '' : findTellingLine(run),
    // All, and whole: they are compared with others.
    revisions: [...revisions],
  };
}

export function findTellingLine({ stdout, stderr, signal }: MigrationRun): string {
  if (signal !== null) return `ended by ${signal}`;
  const lines = `${stdout}\n${stderr}`
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !HOLDS_VALUES.test(line));
  return cut(lines.findLast((line) => TELLING.test(line)) ?? lines.at(-1) ?? 'silent', MAX_SAID);
}

export function cut(text: string, characters: number): string {
  if (text.length <= characters) return text.toWellFormed();
  return `${text.slice(0, characters - 1).toWellFormed()}…`;
}
