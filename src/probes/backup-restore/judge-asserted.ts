import { hold, type Mark } from '../../expect/mark.ts';
import type { Contents } from './evidence.ts';
import { fail } from './marks.ts';
import type { BackupRestoreOptions } from './options.ts';

type Asserted = Contents['asserted'][number];
type Assertion = BackupRestoreOptions['assert'][number];

const MAX_QUERY = 80;

/** What the plan’s own queries gave. */
export function judgeAsserted(
  asserted: readonly Asserted[],
  options: BackupRestoreOptions,
): readonly Mark[] {
  return options.assert.flatMap((assertion, at) => {
    const found = asserted[at];
    const where = shorten(assertion.query);
    if (found === undefined) return [hold('no-data', where, 'an answer', 'it was not asked')];
    return judgeOne(found, assertion, where);
  });
}

function judgeOne({ value, problem }: Asserted, assertion: Assertion, where: string): Mark[] {
  const { equals, min, max } = assertion;
  if (value === undefined) return [fail(where, 'an answer', problem ?? 'none')];
  const seen = JSON.stringify(value);
  const marks: Mark[] = [];
  if (equals !== undefined && !isSame(value, equals)) {
    marks.push(fail(where, JSON.stringify(equals), seen));
  }
  const number = toNumber(value);
  if (min !== undefined && !(number >= min)) {
    marks.push(fail(where, `at least ${min}`, seen, 'threshold'));
  }
  if (max !== undefined && !(number <= max)) {
    marks.push(fail(where, `at most ${max}`, seen, 'threshold'));
  }
  return marks;
}

function isSame(
  value: NonNullable<Asserted['value']> | null,
  equals: Assertion['equals'],
): boolean {
  if (typeof equals === 'number') return toNumber(value) === equals;
  return value === equals;
}

/** Numbers that no JSON number holds come as the server’s text. */
function toNumber(value: string | number | boolean | null): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
}

function shorten(query: string): string {
  const line = query.replaceAll(/\s+/g, ' ').trim();
  return line.length <= MAX_QUERY ? line : `${line.slice(0, MAX_QUERY - 1)}…`.toWellFormed();
}
