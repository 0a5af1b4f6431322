import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../src/domain/report.ts';
import { renderSummary } from '../../src/reporters/summary.ts';
import { type ItemRow, renderSummaryLine, renderTable } from './render.ts';
import { APPLICATION } from './stack.ts';

/** Folders of the machine that ran it are nobody’s business. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/\/tmp\/holdpoint-runner-\w+\/work space/g, '<workspace>'],
  [/(?:\/[\w.@-]+)+\/\.cache\/lt-crm/g, '<cache>'],
];

/** Keeps what the healthy run reported beside the application, for people to read. */
export function keepReports(reports: readonly Report[]): void {
  for (const report of reports) {
    const name = report.run.phases.includes('rollback') ? 'rollback' : 'release';
    keep(`${name}.json`, `${JSON.stringify(report, undefined, 2)}\n`);
    keep(`${name}.md`, renderSummary({ report }));
  }
}

/** Keeps the table of all defects, whose last line the README shows. */
export function keepTable(items: readonly ItemRow[]): void {
  keep('matrix.md', `${renderTable(items)}\n${renderSummaryLine(items)}\n`);
}

function keep(name: string, text: string): void {
  const folder = join(APPLICATION, 'report');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), hidePlaces(text));
}

function hidePlaces(text: string): string {
  return PLACES.reduce((rest, [place, name]) => rest.replaceAll(place, name), text);
}
