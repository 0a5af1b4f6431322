import type { RE2JS } from 're2js';
import { ProbeError } from '../domain/errors.ts';
import { PATTERN_LIMIT } from './schema.ts';

/** Text that no sensible pattern is about: what matches it and nothing matches everything. */
const UNLIKELY = '\u{F0000}';

/** What is wrong with an RE2 pattern and what to write instead; undefined if it is fine. */
export async function findPatternProblem(pattern: string): Promise<string | undefined> {
  try {
    await compilePattern(pattern);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** As `findPatternProblem`, and the pattern must be able to fail: `.*` asserts nothing. */
export async function findVacuousPattern(pattern: string): Promise<string | undefined> {
  const problem = await findPatternProblem(pattern);
  if (problem !== undefined) return problem;
  const compiled = await compilePattern(pattern);
  if (!compiled.test('') || !compiled.test(UNLIKELY)) return undefined;
  return `The pattern \`${pattern}\` is found in every text, so it asserts nothing. Write what must be there.`;
}

/**
 * A compiled pattern, linear in the text; rejects with ProbeError `config` that says what to
 * write.
 */
export async function compilePattern(pattern: string): Promise<RE2JS> {
  if (pattern.length > PATTERN_LIMIT) {
    throw new ProbeError(
      'config',
      `The pattern is longer than ${PATTERN_LIMIT} characters. Split it into several criteria.`,
    );
  }
  const { RE2JS: engine } = await import('re2js');
  try {
    return engine.compile(pattern);
  } catch (cause) {
    throw new ProbeError('config', explainPattern(pattern, cause), { cause });
  }
}

function explainPattern(pattern: string, cause: unknown): string {
  const detail = cause instanceof Error ? cause.message : String(cause);
  const reason = detail.replace('error parsing regexp: ', '');
  return `The pattern \`${pattern}\` is not one that RE2 takes: ${reason}. ${adviseFor(pattern, reason)}`;
}

function adviseFor(pattern: string, reason: string): string {
  if (/\(\?(?:=|!|<[=!])/.test(pattern)) {
    return 'There is no look-around: match what must be there with `matches` and what must not with `notMatches`.';
  }
  if (/invalid escape sequence: `\\[1-9k]/.test(reason)) {
    return 'There are no back-references: write the repeated part out.';
  }
  if (reason.includes('repeat count')) {
    return 'A part may be repeated 1000 times at most, nested repeats multiplied: use `+` or `*`.';
  }
  return 'Write it in the syntax of RE2, with special characters escaped by a backslash.';
}
