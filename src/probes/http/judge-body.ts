import type { Finding } from '../../domain/report.ts';
import { quoteText } from '../../expect/excerpt.ts';
import { describeExcluded, describeHidden } from '../../expect/hidden.ts';
import type { KeptMatch } from '../../expect/kept-json.ts';
import type { TextExpectation } from '../../expect/schema.ts';
import { matchText } from '../../expect/text.ts';
import type { BodyEvidence } from './evidence.ts';

/** Where the end of the kept text is not the end of the body, these mean something else. */
const END_SENSITIVE = /\$|\\z|\\b|\\B/;

/**
 * What the kept part of a body says of each criterion: it holds, it does not, or what was kept
 * can't tell. An empty body holds nothing but `equals: ""`.
 */
export async function judgeBody(
  body: BodyEvidence,
  expectation: TextExpectation,
  where: string,
): Promise<KeptMatch> {
  const here = `${where} body`;
  if (body.chars === 0 && expectation.equals !== '') {
    return { findings: [{ expected: 'a body', seen: 'none', where: here }], undecided: [] };
  }
  const { findings, undecided } = body.truncated
    ? await judgeParts(body, expectation, here)
    : decide(await matchText(body.text, expectation, here));
  const hidden = describeHidden(body.hidden ?? [], expectation, findings, here);
  return { findings: [...findings, ...hidden], undecided };
}

async function judgeParts(
  body: BodyEvidence,
  expectation: TextExpectation,
  where: string,
): Promise<KeptMatch> {
  const parts = await Promise.all(
    splitCriteria(expectation).map((one) => judgePart(body, one, where)),
  );
  return {
    findings: parts.flatMap((one) => one.findings),
    undecided: parts.flatMap((one) => one.undecided),
  };
}

/** One expectation for each criterion, so that each is decided by itself. */
function splitCriteria(expectation: TextExpectation): readonly TextExpectation[] {
  const { contains = [], excludes = [], ...rest } = expectation;
  const others = Object.entries(rest).flatMap(([key, value]) =>
    value === undefined ? [] : [{ [key]: value } as TextExpectation],
  );
  return [
    ...[contains].flat().map((one) => ({ contains: one })),
    ...[excludes].flat().map((one) => ({ excludes: one })),
    ...others,
  ];
}

async function judgePart(
  body: BodyEvidence,
  criterion: TextExpectation,
  where: string,
): Promise<KeptMatch> {
  const found = await matchText(body.text, criterion, where);
  const isMet = found.length === 0;
  const { contains, excludes, equals, minLength, matches, notMatches } = criterion;
  if (typeof contains === 'string') return judgeContains(body, contains, found, where);
  if (typeof excludes === 'string') return judgeExcludes(body, excludes, found, where);
  if (notMatches !== undefined && body.searched) return decide([]);
  if (equals !== undefined) {
    return equals.startsWith(body.text) ? leaveOpen(criterion, where) : decide(found);
  }
  if (minLength !== undefined) {
    if (body.chars >= minLength) return decide([]);
    if (!body.whole) return leaveOpen(criterion, where);
    const seen = `${body.chars}: ${quoteText(body.text)}`;
    return decide([{ expected: `at least ${minLength} characters`, seen, where }]);
  }
  const pattern = (matches ?? notMatches) as string;
  const isFound = matches === undefined ? !isMet : isMet;
  if (!isFound || END_SENSITIVE.test(pattern)) return leaveOpen(criterion, where);
  return decide(found);
}

function judgeContains(
  body: BodyEvidence,
  literal: string,
  found: readonly Finding[],
  where: string,
): KeptMatch {
  const isThere = body.quotes.some((quote) => quote.includes(literal));
  if (found.length === 0 || isThere) return decide([]);
  if (body.whole && body.absent.includes(literal)) return decide(found);
  return leaveOpen({ contains: literal }, where);
}

function judgeExcludes(
  body: BodyEvidence,
  literal: string,
  found: readonly Finding[],
  where: string,
): KeptMatch {
  if (found.length > 0) return decide(found);
  const behind = body.quotes.find((quote) => quote.includes(literal));
  if (behind !== undefined) {
    const expected = describeExcluded(literal);
    return decide([{ expected, seen: `… ${behind} …`, where }]);
  }
  if (body.whole && body.absent.includes(literal)) return decide([]);
  return leaveOpen({ excludes: literal }, where);
}

function decide(findings: readonly Finding[]): KeptMatch {
  return { findings, undecided: [] };
}

function leaveOpen(criterion: TextExpectation, where: string): KeptMatch {
  const expected = `a text body short enough to decide ${JSON.stringify(criterion).slice(0, 200)}`;
  return {
    findings: [],
    undecided: [{ expected, seen: 'the body was cut, or has control characters', where }],
  };
}
