import type { Finding } from '../domain/report.ts';
import { quoteText } from './excerpt.ts';
import { describeExcluded, describeUnmatched } from './hidden.ts';
import { compilePattern } from './patterns.ts';
import type { TextExpectation } from './schema.ts';

/** Characters shown before a hit that should not be there. */
const CONTEXT = 40;

/** Lines searched for the one to show; the verdict itself is about the whole text. */
const LINES_SEARCHED = 10_000;

/** One finding for each criterion that the text does not meet; none means that all are met. */
export async function matchText(
  text: string,
  expectation: TextExpectation,
  where: string,
): Promise<Finding[]> {
  const found = matchLiterals(text, expectation);
  const patterns = await matchPatterns(text, expectation);
  return [...found, ...patterns].map((finding) => ({ ...finding, where }));
}

function matchLiterals(text: string, expectation: TextExpectation): Finding[] {
  const { equals, minLength } = expectation;
  const findings: Finding[] = [];
  if (equals !== undefined && text !== equals) {
    findings.push({ expected: `exactly ${quoteText(equals)}`, seen: quoteText(text) });
  }
  for (const part of listOf(expectation.contains)) {
    if (text.includes(part)) continue;
    findings.push({ expected: `text that contains ${quoteText(part)}`, seen: quoteText(text) });
  }
  for (const part of listOf(expectation.excludes)) {
    const at = text.indexOf(part);
    if (at === -1) continue;
    const seen = quoteText(text, at - CONTEXT);
    findings.push({ expected: describeExcluded(part), seen });
  }
  if (minLength !== undefined && text.length < minLength) {
    findings.push({
      expected: `at least ${minLength} characters`,
      seen: `${text.length}: ${quoteText(text)}`,
    });
  }
  return findings;
}

async function matchPatterns(text: string, expectation: TextExpectation): Promise<Finding[]> {
  const { matches, notMatches } = expectation;
  const findings: Finding[] = [];
  if (matches !== undefined && !(await compilePattern(matches)).test(text)) {
    findings.push({ expected: `text that matches \`${matches}\``, seen: quoteText(text) });
  }
  if (notMatches !== undefined) {
    const pattern = await compilePattern(notMatches);
    if (pattern.test(text)) {
      const line = text.split('\n', LINES_SEARCHED).find((one) => pattern.test(one));
      const seen = quoteText(line ?? text);
      findings.push({ expected: describeUnmatched(notMatches), seen });
    }
  }
  return findings;
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
