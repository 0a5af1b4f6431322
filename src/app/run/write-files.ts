import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { RunView } from './settings.ts';

export interface WrittenFiles {
  readonly reportPath: string;
  readonly digest: string;
}

/** Whole or not at all: a reader never meets half a report. */
async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, text);
  await rename(draft, path);
}

async function renderTicked(view: RunView): Promise<string | undefined> {
  if (view.checklist === undefined) return undefined;
  const { decideFields, decideMarks } = await import('../../reporters/marks.ts');
  const { tickChecklist } = await import('../../checklist/tick.ts');
  const marks = decideMarks(view.report, view.checklist.boxes);
  return tickChecklist(view.checklist, marks, decideFields(view.report));
}

/** Writes every report format below the folder and returns where the source of them all is. */
export async function writeFiles(
  root: string,
  folder: string,
  view: RunView,
): Promise<WrittenFiles> {
  const directory = resolve(root, folder);
  const [{ renderJson }, { renderJunit }, { renderSummary }] = await Promise.all([
    import('../../reporters/json.ts'),
    import('../../reporters/junit.ts'),
    import('../../reporters/summary.ts'),
    mkdir(directory, { recursive: true }),
  ]);
  const json = renderJson(view.report);
  const ticked = await renderTicked(view);
  const reportPath = join(directory, 'report.json');
  await Promise.all([
    writeWhole(reportPath, json),
    writeWhole(join(directory, 'junit.xml'), renderJunit(view.report)),
    writeWhole(join(directory, 'summary.md'), renderSummary(view)),
    ...(ticked === undefined ? [] : [writeWhole(join(directory, 'checklist.md'), ticked)]),
  ]);
  return { reportPath, digest: createHash('sha256').update(json).digest('hex') };
}
