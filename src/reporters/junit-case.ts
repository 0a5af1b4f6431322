import type { Finding, ItemResult } from '../domain/report.ts';
import { cleanText } from './clean-text.ts';
import { TICKED } from './outcome-sets.ts';
import { measureSpan } from './render-duration.ts';
import { escapeXmlText, renderElement } from './xml.ts';

const NAME_CHARS = 300;
const TEXT_CHARS = 2_000;
const MAX_FINDINGS = 50;

export type CaseState = 'passed' | 'failure' | 'error' | 'skipped';

export interface JunitCase {
  readonly state: CaseState;
  readonly xml: string;
}

/** One test case; `isRepeated` puts the id beside words that stand in the phase more than once. */
export function buildCase(item: ItemResult, isRepeated: boolean): JunitCase {
  const state = decideState(item);
  const attributes = {
    name: `${cleanText(item.text, NAME_CHARS)}${isRepeated ? ` [${cleanText(item.id, 100)}]` : ''}`,
    classname: `holdpoint.${nameClass(item.environment)}.${item.phase}`,
    time: toSeconds(measureSpan(item.startedAt, item.endedAt) ?? 0),
  };
  return { state, xml: renderElement('testcase', attributes, renderState(item, state)) };
}

function decideState(item: ItemResult): CaseState {
  const { blocking, outcome } = item;
  if (outcome === 'pending' || outcome === 'skip') return 'skipped';
  if (TICKED.includes(outcome)) return 'passed';
  if (!blocking) return 'skipped';
  return outcome === 'fail' ? 'failure' : 'error';
}

function renderState(item: ItemResult, state: CaseState): string {
  const type = item.reason ?? item.outcome;
  if (state === 'skipped') {
    const prefix = item.outcome === 'skip' ? '' : `${describeWeight(item)}: `;
    const message = `${prefix}${cleanCaseText(item.summary)}`;
    const detail = item.findings.length === 0 ? '' : renderOutput(renderDetail(item));
    return `${renderElement('skipped', { type, message })}${detail}`;
  }
  if (state !== 'passed') {
    const attributes = { message: cleanCaseText(item.summary), type };
    return renderElement(state, attributes, escapeXmlText(renderDetail(item)));
  }
  const prefix = item.outcome === 'pass' ? '' : `${item.outcome} (${type}): `;
  const flaky = item.flaky ? ' (flaky: it did not pass at the first attempt)' : '';
  return renderOutput(`${prefix}${renderDetail(item)}${flaky}`);
}

function describeWeight(item: ItemResult): string {
  if (item.outcome === 'pending') return item.blocking ? 'waits for a person' : 'advisory, waits';
  return `advisory, stops nothing: ${item.outcome}`;
}

/** Several lines: what was concluded, each finding, what to do. */
function renderDetail(item: ItemResult): string {
  const shown = item.findings.slice(0, MAX_FINDINGS);
  const more = item.findings.length - shown.length;
  return [
    cleanCaseText(item.summary),
    ...shown.map(renderFinding),
    ...(more > 0 ? [`and ${more} more findings`] : []),
    ...(item.remedy === undefined ? [] : [`what to do: ${cleanCaseText(item.remedy)}`]),
  ].join('\n');
}

function renderFinding(finding: Finding): string {
  const where = finding.where === undefined ? '' : ` (${cleanCaseText(finding.where)})`;
  return `expected ${cleanCaseText(finding.expected)}; seen ${cleanCaseText(finding.seen)}${where}`;
}

export function renderOutput(text: string): string {
  return renderElement('system-out', {}, escapeXmlText(text));
}

/** Dots part the levels of a class name. */
export function nameClass(text: string): string {
  return cleanText(text, 100).replaceAll('.', '_');
}

export function cleanCaseText(text: string): string {
  return cleanText(text, TEXT_CHARS);
}

/** JUnit counts in seconds. */
export function toSeconds(ms: number): string {
  return (ms / 1_000).toFixed(3);
}
