// Runs the plan of examples/lt-crm against the healthy application and against each defect.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cells, Defect } from './cell.ts';
import { findHealthyProblems, judgeDefect, MANUAL } from './compare.ts';
import { keepReports, keepTable } from './keep-report.ts';
import { listItems, play } from './play.ts';
import { chooseDefects, readArguments } from './read-arguments.ts';
import { readDefects } from './read-defects.ts';
import {
  type DefectRow,
  makeItemRows,
  renderJson,
  renderSummaryLine,
  renderTable,
} from './render.ts';
import { APPLICATION } from './stack.ts';

const OUTPUT = join(import.meta.dirname, '../../.cache/matrix');

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

async function playHealthy(
  isKept: boolean,
): Promise<{ cells: Cells; problems: readonly string[] }> {
  const { cells, exitCode, seconds, reports } = await play({
    place: 0,
    mode: 'enforce',
    isWithoutPeople: true,
  });
  const problems = [
    ...findHealthyProblems(
      cells,
      listItems().map((_, index) => index + 1),
    ),
  ];
  if (exitCode !== 0) problems.push(`the healthy release ended with ${exitCode}, not with GO`);
  say(`healthy: ${problems.length === 0 ? 'GO' : problems.join('\n  ')} (${seconds} s)`);
  if (isKept) keepReports(reports);
  mkdirSync(OUTPUT, { recursive: true });
  writeFileSync(join(OUTPUT, 'healthy.json'), JSON.stringify(reports, null, 2));
  return { cells, problems };
}

async function playDefect(defect: Defect, healthy: Cells, place: number): Promise<DefectRow> {
  const { name } = defect;
  try {
    const { cells, seconds } = await play({
      place,
      defect,
      mode: 'observe',
      isWithoutPeople: true,
    });
    const { cell, isDiscriminating, others, problems } = judgeDefect(defect, cells, healthy);
    say(`${name}: ${isDiscriminating ? 'found' : problems.join('\n  ')} (${seconds} s)`);
    const { outcome = 'missing', reason = '' } = cell ?? {};
    return { name, outcome, reason, others, isDiscriminating, problems };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    say(`${name}: ${problem}`);
    const broken = { outcome: 'broken', reason: '', others: [], isDiscriminating: false };
    return { name, ...broken, problems: [problem] };
  }
}

/** Each worker takes the next defect until none is left. */
async function playAll(defects: readonly Defect[], healthy: Cells, jobs: number) {
  const rows = new Map<number, DefectRow[]>();
  const queue = defects.entries();
  const work = async (place: number): Promise<void> => {
    for (const [, defect] of queue) {
      const row = await playDefect(defect, healthy, place);
      rows.set(defect.item, [...(rows.get(defect.item) ?? []), row]);
    }
  };
  await Promise.all(Array.from({ length: jobs }, (_, place) => work(place)));
  return rows;
}

async function main(): Promise<number> {
  const wishes = readArguments(process.argv.slice(2));
  const all = readDefects(join(APPLICATION, 'defects'));
  const defects = chooseDefects(all, wishes);
  const healthy = await playHealthy(wishes.isKept);
  const testable = defects.filter(({ item }) => healthy.cells.get(item)?.kind !== MANUAL);
  const rows = await playAll(testable, healthy.cells, wishes.jobs);
  const texts = listItems().map(({ text }) => text);
  const items = makeItemRows(texts, healthy.cells, rows);
  writeFileSync(join(OUTPUT, 'matrix.md'), renderTable(items));
  writeFileSync(join(OUTPUT, 'matrix.json'), renderJson(items));
  if (wishes.isKept && defects.length === all.length) keepTable(items);
  process.stdout.write(
    wishes.isJson ? renderJson(items) : `${renderTable(items)}\n${renderSummaryLine(items)}\n`,
  );
  const failed = [...rows.values()].flat().filter((one) => !one.isDiscriminating).length;
  const broken = failed + healthy.problems.length;
  if (!wishes.isJson) say(`${testable.length + 1 - broken} passed, ${broken} failed`);
  return broken === 0 ? 0 : 1;
}

/** What is not there can’t be tried: that is neither a pass nor a failure, and is said. */
function explain(error: unknown): number {
  const message = error instanceof Error ? error.message : String(error);
  const [, missing] = /crm: (missing: .*)/.exec(message) ?? [];
  if (missing === undefined) {
    say(message);
    return 2;
  }
  say(`matrix: skipped, because ${missing}\n0 passed, 0 failed, 1 skipped`);
  return 0;
}

process.exitCode = await main().catch(explain);
