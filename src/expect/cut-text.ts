import type { Finding } from '../domain/report.ts';
import type { TextExpectation } from './schema.ts';
import { matchText } from './text.ts';

/** What is left of a text: all of it, or its head and its tail. */
export interface CutText {
  readonly parts: readonly string[];
  readonly truncated: boolean;
  /** The cut was made between lines, so that `(?m)^` and `(?m)$` hold at it. */
  readonly atLines: boolean;
}

export interface CutMatch {
  /** Criteria that are violated, whatever was left out. */
  readonly findings: readonly Finding[];
  /** Criteria that what was left out could decide either way. */
  readonly undecided: readonly Finding[];
}

type Criterion = keyof TextExpectation;

/** As `matchText`, for a text of which a part may be missing: never guesses what that part said. */
export async function matchCutText(
  text: CutText,
  expectation: TextExpectation,
  where: string,
): Promise<CutMatch> {
  if (!text.truncated) {
    const findings = await matchText(text.parts.join(''), expectation, where);
    return { findings, undecided: [] };
  }
  const matches = await Promise.all(
    splitCriteria(expectation).map((one) => matchCut(text, one, where)),
  );
  return {
    findings: matches.flatMap((one) => one.findings),
    undecided: matches.flatMap((one) => one.undecided),
  };
}

/** One expectation for each criterion, because each is decided on its own. */
function splitCriteria(expectation: TextExpectation): TextExpectation[] {
  return (Object.keys(expectation) as Criterion[]).flatMap((key) => {
    const value = expectation[key];
    if (value === undefined) return [];
    const values = Array.isArray(value) ? value : [value];
    return values.map((one): TextExpectation => ({ [key]: one }));
  });
}

async function matchCut(
  text: CutText,
  criterion: TextExpectation,
  where: string,
): Promise<CutMatch> {
  const found = await Promise.all(text.parts.map((part) => matchText(part, criterion, where)));
  const isFoundSomewhere = found.some((findings) => findings.length === 0);
  const violated = found.flat()[0];
  if (isDecidedWhereFound(criterion, text)) {
    if (isFoundSomewhere) return { findings: [], undecided: [] };
  } else if (isViolatedWhereFound(criterion, text) && violated !== undefined) {
    return { findings: [violated], undecided: [] };
  }
  const undecided = { expected: describe(criterion), seen: 'output that was cut', where };
  return { findings: [], undecided: [undecided] };
}

/** Criteria that hold of the whole as soon as they hold of a part. */
function isDecidedWhereFound(criterion: TextExpectation, text: CutText): boolean {
  if (criterion.contains !== undefined || criterion.minLength !== undefined) return true;
  return criterion.matches !== undefined && isLocal(criterion.matches, text);
}

/** Criteria that are violated by the whole as soon as a part violates them. */
function isViolatedWhereFound(criterion: TextExpectation, text: CutText): boolean {
  if (criterion.excludes !== undefined) return true;
  return criterion.notMatches !== undefined && isLocal(criterion.notMatches, text);
}

/**
 * True if a match in a part is a match in the whole: nothing in the pattern looks beyond the part.
 * Anchors of the whole text never are; those of lines and words are, if the cut is between lines.
 */
function isLocal(pattern: string, text: CutText): boolean {
  const bare = pattern.replace(/\\[^AzbB]/g, '').replace(/\[\^/g, '[');
  const isOfLines = /^\(\?[a-z]*m[a-z]*\)/.test(pattern) && !/\(\?[a-z]*-/.test(pattern);
  if (/\\[Az]/.test(bare) || (/[\^$]/.test(bare) && !isOfLines)) return false;
  return text.atLines || !/[\^$]|\\[bB]/.test(bare);
}

function describe(criterion: TextExpectation): string {
  return Object.entries(criterion)
    .map(([key, value]) => `${key} ${JSON.stringify(value)}`)
    .join(', ');
}
