import { REASONS } from '../domain/reason.ts';
import { describeBlast, describeUses, listReasons, renderExample, SHOWS } from './kind-facts.ts';
import type { Kind } from './load-kinds.ts';
import { readOptionsSchema } from './options-schema.ts';
import { listOptionRows, type OptionRow } from './options-table.ts';

/** Colours a text; kinds are `strong` and `dim`. */
export type Style = (kind: string, text: string) => string;

/** The page of a kind for a terminal, for `holdpoint explain <kind>`. Ends with a newline. */
export function renderExplanation(kind: Kind, style: Style = (_, text) => text): string {
  const { about, kind: name, options } = kind.declaration;
  const head = (text: string) => style('strong', text);
  const example = renderExample(kind);
  const rows = listOptionRows(readOptionsSchema(kind.declaration));
  const parts = [
    `${head(name)}  ${about.question}`,
    [about.harm, ...(options.description === undefined ? [] : [options.description])].join('\n'),
    ...(example === undefined ? [] : [`${head('Example')}\n${indent(example)}`]),
    `${head('Options')}\n${rows.map((row) => renderOption(row, style)).join('\n') || '  none'}`,
    `${head('What it says when')}\n${renderCases(kind, style)}`,
    `${head('How it shows that it can fail')}\n  ${about.control}`,
    `${head('What to do when it fails')}\n  ${about.remedy}`,
    `${head('Facts')}\n${renderFacts(kind)}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function renderOption(row: OptionRow, style: Style): string {
  const preset = row.isRequired
    ? ', required'
    : row.preset === undefined
      ? ''
      : `, default ${row.preset}`;
  const type = style('dim', `(${stripCode(row.type)}${stripCode(preset)})`);
  return `  ${row.name} ${type}${row.description === '' ? '' : `\n      ${row.description}`}`;
}

function renderCases({ cases }: Kind, style: Style): string {
  const lines = cases.map((one) => {
    const reason = one.reason === undefined ? '' : ` (${one.reason})`;
    return `  ${one.outcome}${reason}: ${one.title} ${style('dim', `[${SHOWS[one.shows]}]`)}`;
  });
  return lines.join('\n');
}

function renderFacts(kind: Kind): string {
  const { about, needs } = kind.declaration;
  const reasons = listReasons(kind).map((code) => `    ${code}: ${REASONS[code]}`);
  return [
    `  changes: ${stripCode(describeBlast(kind))}`,
    `  uses: ${describeUses(kind)}`,
    `  tools: ${needs.join(', ') || 'none'}`,
    `  version of its evidence: ${kind.evidenceVersion}`,
    ...(about.standard === undefined ? [] : [`  after: ${about.standard}`]),
    ...(reasons.length === 0 ? [] : ['  reasons:', ...reasons]),
  ].join('\n');
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}

function stripCode(text: string): string {
  return text.replaceAll('`', '');
}
