import type { Finding } from '../domain/report.ts';
import type { HeaderExpectation, HeaderExpectations, TextExpectation } from './schema.ts';
import { matchText } from './text.ts';

/** Header fields as they came, in order. */
export type HeaderFields = readonly (readonly [name: string, value: string])[];

/**
 * One finding for each header that is not as expected. Names are compared without case; fields of
 * one name are joined by `, ` (RFC 9110 §5.3), except `set-cookie`, of which each must match.
 */
export async function matchHeaders(
  headers: HeaderFields,
  expectations: HeaderExpectations,
  where: string,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [name, expectation] of Object.entries(expectations)) {
    findings.push(...(await matchHeader(headers, name.toLowerCase(), expectation, where)));
  }
  return findings;
}

async function matchHeader(
  headers: HeaderFields,
  name: string,
  expectation: HeaderExpectation,
  where: string,
): Promise<Finding[]> {
  const values = valuesOf(headers, name);
  const here = `${where} header ${name}`;
  const mayBeAbsent = typeof expectation === 'object' && 'exists' in expectation;
  if (mayBeAbsent) return matchPresence(values, expectation.exists, here);
  if (values.length === 0) return [{ expected: 'the header', seen: 'absent', where: here }];
  const text: TextExpectation =
    typeof expectation === 'string' ? { equals: expectation } : expectation;
  const found = await Promise.all(values.map((value) => matchText(value, text, here)));
  return found.flat();
}

function matchPresence(values: readonly string[], exists: boolean, where: string): Finding[] {
  if (values.length > 0 === exists) return [];
  if (exists) return [{ expected: 'the header', seen: 'absent', where }];
  // The value stays out: a header that must not be there may well carry what must not be seen.
  return [{ expected: 'no such header', seen: 'present', where }];
}

function valuesOf(headers: HeaderFields, name: string): readonly string[] {
  const values = headers.filter(([one]) => one.toLowerCase() === name).map(([, value]) => value);
  return name === 'set-cookie' || values.length === 0 ? values : [values.join(', ')];
}
