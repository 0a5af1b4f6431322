import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { RunView } from './settings.ts';

export interface WrittenFiles {
  readonly reportPath: string;
  readonly digest: string;
}

/** Whole or not at all: a reader never meets half a report. */
async function writeWhole(path: string, text: string | Uint8Array): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, text);
  await rename(draft, path);
}

async function writeTicked(path: string, view: RunView): Promise<void> {
  if (view.checklist === undefined) return;
  const { decideFields, decideMarks } = await import('../../reporters/marks.ts');
  const { tickChecklist } = await import('../../checklist/tick.ts');
  const marks = decideMarks(view.report, view.checklist.boxes);
  await writeWhole(path, tickChecklist(view.checklist, marks, decideFields(view.report)));
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
  const json = Buffer.from(renderJson(view.report));
  const reportPath = join(directory, 'report.json');
  // The large one is written while the others are rendered.
  await Promise.all([
    writeWhole(reportPath, json),
    writeWhole(join(directory, 'junit.xml'), renderJunit(view.report)),
    writeWhole(join(directory, 'summary.md'), renderSummary(view)),
    writeTicked(join(directory, 'checklist.md'), view),
  ]);
  return { reportPath, digest: createHash('sha256').update(json).digest('hex') };
}
