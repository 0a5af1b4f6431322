import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { renderEventTable } from '../src/catalogue/event-table.ts';
import {
  type ActionFile,
  renderInputsTable,
  renderOutputsTable,
} from '../src/catalogue/inputs-table.ts';
import { type Kind, loadKinds } from '../src/catalogue/load-kinds.ts';
import { renderExitCodeTable, renderOutcomeTable } from '../src/catalogue/outcome-table.ts';
import { renderPlanSchema } from '../src/catalogue/plan-json-schema.ts';
import { renderProbePage } from '../src/catalogue/probe-page.ts';
import { renderProbeTable } from '../src/catalogue/probe-table.ts';
import { renderReasonTable } from '../src/catalogue/reason-table.ts';
import { renderReportSchema } from '../src/catalogue/report-json-schema.ts';
import type { Json } from '../src/domain/json.ts';
import { fillBlocks } from './readme-blocks.ts';
import { renderSampleComment } from './sample-comment.ts';

/**
 * Every file that is made from the code, with what it has to hold: path from the root to text.
 * Throws if README.md lacks one of its blocks; a README.md that is not there is left out.
 */
export async function renderGeneratedFiles(root: string): Promise<ReadonlyMap<string, string>> {
  const kinds = await loadKinds();
  const pages = kinds.map((kind): [string, string] => [
    `src/probes/${kind.declaration.kind}/README.md`,
    renderProbePage(kind),
  ]);
  const declarations = kinds.map((kind) => kind.declaration);
  return new Map([
    ...pages,
    ['dist/plan.schema.json', renderFile(renderPlanSchema(declarations))],
    ['dist/report.schema.json', renderFile(renderReportSchema())],
    ...(await renderReadme(root, kinds)),
  ]);
}

async function renderReadme(root: string, kinds: readonly Kind[]): Promise<[string, string][]> {
  const path = join(root, 'README.md');
  if (!existsSync(path)) return [];
  const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as ActionFile;
  const blocks = {
    comment: await renderSampleComment(),
    probes: renderProbeTable(kinds),
    outcomes: renderOutcomeTable(),
    'exit-codes': renderExitCodeTable(),
    reasons: renderReasonTable(),
    inputs: renderInputsTable(action),
    outputs: renderOutputsTable(action),
    events: renderEventTable(),
    matrix: readMatrixSummary(root),
    release: readRelease(root),
  };
  return [['README.md', fillBlocks(readFileSync(path, 'utf8'), blocks, 'README.md')]];
}

const KEPT = 'examples/lt-crm/report';

/** What `npm run matrix -- --keep-report` found in the end. */
function readMatrixSummary(root: string): string {
  const lines = readFileSync(join(root, KEPT, 'matrix.md'), 'utf8')
    .trimEnd()
    .split('\n');
  return `**${lines.at(-1)}** Every one of them: [report/matrix.md](${KEPT}/matrix.md).`;
}

/** What the healthy release reported, with headings that stand below those of the README. */
function readRelease(root: string): string {
  return readFileSync(join(root, KEPT, 'release.md'), 'utf8').replaceAll(/^(?=#)/gm, '##');
}

function renderFile(schema: Json): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
