import { PHASES } from '../domain/phase.ts';
import type { ItemResult, Report } from '../domain/report.ts';
import {
  buildCase,
  type CaseState,
  cleanCaseText,
  type JunitCase,
  nameClass,
  renderOutput,
  toSeconds,
} from './junit-case.ts';
import { measureSpan } from './render-duration.ts';
import { escapeXmlText, renderElement } from './xml.ts';

interface Suite {
  readonly name: string;
  readonly cases: readonly JunitCase[];
  readonly startedAt?: string | undefined;
  readonly ms: number;
  readonly properties?: string;
}

/**
 * The report as JUnit XML: a suite with the verdict, then one for each phase. A reader that counts
 * failures and errors sees green exactly for GO: the case `verdict` is red for everything else.
 * JUnit has no word for what waits for a person and none for advisory, so a pending item and an
 * advisory one that did not pass are `skipped` with a message; the latter stops nothing, and the
 * former is what the verdict's own case is red for. Warned and waived items pass and say so in
 * `system-out`.
 */
export function renderJunit(report: Report): string {
  const byPhase = Map.groupBy(report.items, (item) => item.phase);
  const phases = PHASES.filter((phase) => byPhase.has(phase));
  const suites = [
    buildVerdictSuite(report),
    ...phases.map((phase) => buildPhaseSuite(phase, byPhase.get(phase) ?? [])),
  ];
  const cases = suites.flatMap((suite) => suite.cases);
  const ms = measureSpan(report.run.startedAt, report.run.finishedAt) ?? 0;
  const attributes = { name: 'holdpoint', ...countCases(cases), time: toSeconds(ms) };
  const body = suites.map((suite) => renderSuite(suite)).join('\n');
  const root = renderElement('testsuites', attributes, `\n${body}\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function buildVerdictSuite(report: Report): Suite {
  const { verdict, subject, run } = report;
  const className = `holdpoint.${nameClass(subject.environment)}`;
  const head = { name: 'verdict', classname: className, time: toSeconds(0) };
  const because = verdict?.because ?? 'The run was cancelled: there is no verdict.';
  const state = decideVerdictState(report);
  const attributes = { message: cleanCaseText(because), type: verdict?.reason ?? 'cancelled' };
  const child =
    state === 'passed'
      ? renderOutput(because)
      : renderElement(state, attributes, escapeXmlText(cleanCaseText(because)));
  return {
    name: 'verdict',
    cases: [{ state, xml: renderElement('testcase', head, child) }],
    startedAt: run.startedAt,
    ms: 0,
    properties: renderProperties(report),
  };
}

function decideVerdictState(report: Report): CaseState {
  if (report.verdict?.verdict === 'GO') return 'passed';
  return report.verdict?.verdict === 'NO-GO' ? 'failure' : 'error';
}

function renderProperties(report: Report): string {
  const { subject, plan, verdict, run } = report;
  const values: readonly (readonly [string, string])[] = [
    ['verdict', verdict?.verdict ?? 'none'],
    ['exit-code', String(verdict?.exitCode ?? '')],
    ['rollback', verdict?.rollback ?? 'unknown'],
    ['repository', subject.repository],
    ['commit', subject.commit],
    ['environment', subject.environment],
    ['plan', plan.path],
    ['mode', plan.mode],
    ['phases', run.phases.join(', ')],
    ...report.triggers.map((one) => [`trigger ${one.id}`, `${one.state}: ${one.because}`] as const),
  ];
  const lines = values.map(([name, value]) =>
    renderElement('property', { name: cleanCaseText(name), value: cleanCaseText(value) }),
  );
  return renderElement('properties', {}, lines.join(''));
}

function buildPhaseSuite(phase: string, items: readonly ItemResult[]): Suite {
  const words = Map.groupBy(items, (item) => `${item.environment} ${item.text}`);
  const starts = items.flatMap((item) => (item.startedAt === undefined ? [] : [item.startedAt]));
  return {
    name: phase,
    cases: items.map((item) =>
      buildCase(item, (words.get(`${item.environment} ${item.text}`)?.length ?? 0) > 1),
    ),
    startedAt: starts.reduce<string | undefined>(
      (first, next) => (first === undefined || next < first ? next : first),
      undefined,
    ),
    ms: items.reduce((sum, item) => sum + (measureSpan(item.startedAt, item.endedAt) ?? 0), 0),
  };
}

function renderSuite(suite: Suite): string {
  const attributes = {
    name: suite.name,
    ...countCases(suite.cases),
    skipped: suite.cases.filter((one) => one.state === 'skipped').length,
    time: toSeconds(suite.ms),
    // Ant's schema knows no zone and no fraction; the instant is UTC.
    timestamp: suite.startedAt?.slice(0, 19),
  };
  const children = [suite.properties ?? '', ...suite.cases.map((one) => one.xml)];
  return renderElement('testsuite', attributes, children.join('\n'));
}

function countCases(cases: readonly JunitCase[]): {
  tests: number;
  failures: number;
  errors: number;
} {
  return {
    tests: cases.length,
    failures: cases.filter((one) => one.state === 'failure').length,
    errors: cases.filter((one) => one.state === 'error').length,
  };
}
