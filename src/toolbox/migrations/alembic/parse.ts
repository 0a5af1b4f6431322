import type { MigrationRun, MigrationStep } from '../contract.ts';
import { readLines } from '../run-program.ts';

/** Of autogenerate; a sequence that belongs to a SERIAL is no difference. */
const DETECTED = /\bDetected (?!sequence named ).*/;

const HEAD = /^(\S+)(?: \([^)]*\))* \(head\)/;

/** Lines such as `3f2a9c4e5b6d (head)`: revisions that the history has, and nothing else. */
export function parseHeads(text: string, steps: readonly MigrationStep[]): readonly string[] {
  const known = new Set(steps.map(({ revision }) => revision));
  const words = readLines(text).flatMap((line) => HEAD.exec(line)?.[1] ?? []);
  return unique(words.filter((word) => known.has(word)));
}

/**
 * Lines such as `a, b (c) -> d (head) (mergepoint), what it does`, newest first; `c` is what `d`
 * depends on. (alembic/script/base.py, `_head_only`)
 */
export function parseHistory(text: string): readonly MigrationStep[] {
  const steps = text.split('\n').flatMap((line) => {
    const match = /^(\S.*?) -> ([^\s,]+)(?: \([^)]*\))*, ?(.*)$/.exec(line);
    if (match === null) return [];
    const [, before = '', revision = '', title = ''] = match;
    const parents = before.split(/[,\s()]+/).filter((word) => word !== '' && word !== '<base>');
    return [{ revision, title: title.trim(), parents }];
  });
  return steps.reverse();
}

/** Lines that begin with a revision of the project: an application may print what it likes. */
export function parseCurrent(text: string, steps: readonly MigrationStep[]): readonly string[] {
  const known = new Set(steps.map(({ revision }) => revision));
  const words = readLines(text).flatMap((line) => {
    const word = /^(\S+)(?: \([^)]*\))*$/.exec(line)?.[1];
    return word !== undefined && known.has(word) ? [word] : [];
  });
  return unique(words);
}

/**
 * Alembic ends with 255 and Flask-Migrate with 1, whatever it is: only the words tell. The last
 * word is missing where the logging of the project silences it; what was detected is still there.
 */
export function parseDrift({ exitCode, stdout, stderr }: MigrationRun): {
  readonly state: 'none' | 'found' | 'unknown';
  readonly lines: readonly string[];
} {
  const lines = readLines(`${stderr}\n${stdout}`);
  const detected = lines.flatMap((line) => DETECTED.exec(line)?.[0] ?? []);
  const found = lines.filter((line) => line.includes('New upgrade operations detected:'));
  if (found.length > 0 || (exitCode !== 0 && detected.length > 0)) {
    return { state: 'found', lines: detected.length > 0 ? detected : found };
  }
  const isNone = exitCode === 0 && stdout.includes('No new upgrade operations detected');
  return { state: isNone ? 'none' : 'unknown', lines: isNone ? [] : lines.slice(-3) };
}

function unique(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}
