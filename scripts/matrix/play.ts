import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Report } from '../../src/domain/report.ts';
import { parseReport } from '../../src/reporters/parse-report.ts';
import type { Cell, Defect } from './cell.ts';
import { openRelease, PRODUCTION_RUN, type Release, WORKFLOW } from './github.ts';
import { varyPlan } from './plan-variant.ts';
import { type NumberedItem, readChecklistItems } from './read-checklist.ts';
import { readCells } from './read-report.ts';
import { APPLICATION, bringUp, type Stack } from './stack.ts';

const PLAN = '.github/holdpoint.yml';
const RELEASE = 'pre-deployment,approval,deployment,post-deployment';

export interface Play {
  readonly cells: ReadonlyMap<number, Cell>;
  readonly reports: readonly Report[];
  readonly exitCode: number | null;
  readonly seconds: number;
  /** The log of the release run. */
  readonly log: string;
}

interface Setting {
  /** Of the worlds that run at the same time. */
  readonly place: number;
  readonly defect?: Defect;
  readonly mode: 'enforce' | 'observe';
  readonly isWithoutPeople: boolean;
}

/** The checklist of the application. */
export function listItems(): readonly NumberedItem[] {
  return readChecklistItems(join(APPLICATION, 'docs/qa_checklist.md'));
}

/** The whole plan, once: release and rollback, by the committed dist. */
export async function play(setting: Setting): Promise<Play> {
  const startedAt = Date.now();
  const stack = await bringUp(setting.place, setting.defect?.name);
  try {
    const played = await release(setting, stack);
    return { ...played, seconds: Math.round((Date.now() - startedAt) / 1_000) };
  } finally {
    await stack.down();
  }
}

async function release(setting: Setting, stack: Stack): Promise<Omit<Play, 'seconds'>> {
  const { variables } = stack;
  const tree = variables['CANDIDATE_TREE'] ?? '';
  const plan = varyPlan(readFileSync(join(APPLICATION, PLAN), 'utf8'), {
    ...setting,
    replace: setting.defect?.plan ?? [],
  });
  const files = { ...readTree(tree), [PLAN]: plan };
  const images = {
    candidate: variables['CANDIDATE_IMAGE'] ?? '',
    previous: variables['PREVIOUS_IMAGE'] ?? '',
  };
  const opened = await openRelease({ [PLAN]: plan }, images, setting.defect?.github ?? {});
  try {
    const first = await run(opened, RELEASE, files, stack, images.candidate);
    const second = await run(opened, 'rollback', files, stack, images.candidate);
    const reports = [first, second].flatMap(({ report }) =>
      report === undefined ? [] : [parseReport(report)],
    );
    if (reports.length < 2)
      throw new Error(`No report.\n${first.log.slice(-3_000)}${second.log.slice(-3_000)}`);
    const cells = readCells(reports, listItems());
    return { cells, reports, exitCode: first.exitCode, log: first.log };
  } finally {
    await opened.world.close();
  }
}

function run(
  { world }: Release,
  phase: string,
  files: Readonly<Record<string, string>>,
  { variables }: Stack,
  image: string,
) {
  const { HOLDPOINT_NODE = dirname(process.execPath) } = process.env;
  return world.onPush({
    files,
    runId: PRODUCTION_RUN,
    inputs: { phase, environment: 'production', image },
    env: {
      ...variables,
      PATH: `${variables['BIN'] ?? ''}:${HOLDPOINT_NODE}:${process.env['PATH'] ?? ''}`,
      NODE_EXTRA_CA_CERTS: variables['CA_FILE'] ?? '',
      GITHUB_WORKFLOW_REF: `acme/lt-crm/${WORKFLOW}@refs/heads/main`,
    },
  });
}

/** Texts of a folder, by path; what Python leaves behind is not part of it. */
function readTree(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter(
      (entry) => entry.isFile() && !/__pycache__|\.pyc$/.test(`${entry.parentPath}/${entry.name}`),
    )
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}
