import type { ItemResult, Report } from '../domain/report.ts';
import { listLimits, renderCoverage } from './headline.ts';
import { OUTCOME_ICONS } from './icon.ts';
import { listAttention } from './list-attention.ts';
import { CALM } from './outcome-sets.ts';
import { measureSpan, renderDuration } from './render-duration.ts';
import { countOutcomes } from './render-phase-table.ts';
import { cleanForLog, wrapText } from './terminal-text.ts';

/** What a text means; whoever prints it knows the colours. */
export type StyleKind = 'good' | 'warn' | 'bad' | 'dim' | 'strong';
export type Style = (kind: StyleKind, text: string) => string;

export interface PlainOptions {
  /** Cells of a line; 100 if absent. */
  readonly columns?: number;
  /** Colours; plain text if absent. */
  readonly style?: Style;
}

interface Page {
  readonly columns: number;
  readonly style: Style;
}

const MAX_ITEMS = 100;
const MAX_FINDINGS = 5;
const MAX_WARNINGS = 20;
const TEXT_CHARS = 400;

/**
 * The result for a terminal or a CI log: the verdict, what stands in the way with what to do,
 * counts and coverage. No line can be read as a workflow command. Ends without a newline.
 */
export function renderPlain(report: Report, options: PlainOptions = {}): string {
  const columns = Math.max(40, options.columns ?? 100);
  const page: Page = { columns, style: options.style ?? ((_, text) => text) };
  const { failed, unmeasured, waiting, advisory, waived } = listAttention(report);
  const groups = [
    renderGroup(page, 'bad', 'Failed', failed, (item) => listFindings(item)),
    renderGroup(page, 'bad', 'Could not be measured', unmeasured, (item) => listFindings(item)),
    renderGroup(page, 'warn', 'A person must confirm', waiting, listRequest),
    renderGroup(page, 'warn', 'Advisory: stops nothing', advisory, (item) => [
      ['seen', item.summary],
    ]),
    renderGroup(page, 'warn', 'Waived: passes by permission', waived, (item) => [
      ['seen', item.summary],
    ]),
  ];
  return [renderTop(report, page), ...groups, renderBottom(report, page)]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** One line for a finished item: `✔ pass  1.2s  Item words — evidence`. */
export function renderProgressLine(result: ItemResult): string {
  const ms = measureSpan(result.startedAt, result.endedAt);
  const took = (ms === undefined ? '' : renderDuration(ms)).padStart(7);
  const sign = OUTCOME_ICONS[result.outcome].sign;
  const words = `${cleanForLog(result.text, 150)}${renderRemarks(result)}`;
  const summary = cleanForLog(result.summary, 250);
  return `${sign} ${result.outcome.padEnd(12)} ${took}  ${words}${summary === '' ? '' : ` — ${summary}`}`;
}

function renderTop(report: Report, { columns, style }: Page): string {
  const { verdict, subject, run } = report;
  const kinds = { GO: 'good', HOLD: 'warn', 'NO-GO': 'bad', none: 'warn' } as const;
  const name = style(kinds[verdict?.verdict ?? 'none'], verdict?.verdict ?? 'NO VERDICT');
  const commit = cleanForLog(subject.commit.slice(0, 7), 8);
  const scope = [cleanForLog(subject.environment, 60), run.phases.join(', '), commit];
  const because = verdict?.because ?? 'The run was cancelled before it could decide.';
  const lines = [because, ...listLimits(report)].flatMap((line) => wrap(line, columns, '', '  '));
  return [`${name}  ${scope.filter((part) => part !== '').join(' · ')}`, ...lines].join('\n');
}

type Detail = readonly (readonly [label: string, text: string])[];

function renderGroup(
  { columns, style }: Page,
  kind: StyleKind,
  title: string,
  items: readonly ItemResult[],
  tell: (item: ItemResult) => Detail,
): string {
  if (items.length === 0) return '';
  const lines = items.slice(0, MAX_ITEMS).flatMap((item) => {
    const sign = OUTCOME_ICONS[item.outcome].sign;
    const details = tell(item).flatMap(([label, text]) =>
      wrap(text, columns, `      ${label.padEnd(9)}`, ' '.repeat(17)).map((line) =>
        style('dim', line),
      ),
    );
    return [
      ...wrap(`${item.text}${renderRemarks(item)}`, columns, `  ${sign} `, '    '),
      ...details,
    ];
  });
  const more = items.length - MAX_ITEMS;
  const rest = more > 0 ? [`  and ${more} more; report.json has them all`] : [];
  return [style(kind, `${title} (${items.length})`), ...lines, ...rest].join('\n');
}

function listFindings(item: ItemResult): Detail {
  const shown = item.findings.slice(0, MAX_FINDINGS);
  const more = item.findings.length - shown.length;
  return [
    ...(item.reason === undefined ? [] : [['reason', item.reason] as const]),
    ...(shown.length === 0 ? [['seen', item.summary] as const] : []),
    ...shown.flatMap(
      ({ expected, seen, where }): Detail => [
        ['expected', expected],
        ['seen', where === undefined ? seen : `${seen} (${where})`],
      ],
    ),
    ...(more > 0 ? [['and', `${more} more findings`] as const] : []),
    ...(item.remedy === undefined ? [] : [['do', item.remedy] as const]),
  ];
}

function listRequest(item: ItemResult): Detail {
  return [
    ...(item.owner === undefined ? [] : [['who', item.owner] as const]),
    ['what', item.summary],
  ];
}

function renderBottom(report: Report, { columns, style }: Page): string {
  const calm = report.items.filter((item) => CALM.includes(item.outcome)).length;
  const counts = report.items.length === 0 ? 'no items' : countOutcomes(report.items);
  const ms = measureSpan(report.run.startedAt, report.run.finishedAt);
  const took = ms === undefined ? '' : ` in ${renderDuration(ms)}`;
  const rollback = report.verdict?.rollback ?? 'none';
  const fired = report.triggers.filter((trigger) => trigger.state === 'fired');
  const coverage = renderCoverage(report);
  return [
    ...(rollback === 'none' ? [] : [style('bad', `Rollback: ${rollback}`)]),
    ...fired.slice(0, MAX_WARNINGS).flatMap((one) => wrap(one.text, columns, '  fired: ', '    ')),
    style(calm === report.items.length ? 'good' : 'strong', `${counts}${took}`),
    ...(coverage === undefined ? [] : wrap(coverage, columns, '', '  ')),
    ...report.warnings
      .slice(0, MAX_WARNINGS)
      .flatMap((one) => wrap(one, columns, 'warning: ', '  ')),
  ].join('\n');
}

function renderRemarks(item: ItemResult): string {
  return `${item.blocking ? '' : ' (advisory)'}${item.flaky ? ' (flaky)' : ''}`;
}

/** The prefix is ours; the text is cleaned, wrapped, and can be no workflow command. */
function wrap(text: string, columns: number, prefix: string, indent: string): readonly string[] {
  return wrapText(cleanForLog(text, TEXT_CHARS), columns, { first: prefix, rest: indent });
}
