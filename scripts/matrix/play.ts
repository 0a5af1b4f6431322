import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Report } from '../../src/domain/report.ts';
import { parseReport } from '../../src/reporters/parse-report.ts';
import type { Cell, Defect } from './cell.ts';
import {
  addHistory,
  openRelease,
  PRODUCTION_RUN,
  REPOSITORY,
  type Release,
  WORKFLOW,
} from './github.ts';
import { varyPlan } from './plan-variant.ts';
import { type NumberedItem, readChecklistItems } from './read-checklist.ts';
import { readCells } from './read-report.ts';
import { APPLICATION, bringUp, PROGRAMS, type Stack } from './stack.ts';

const PLAN = '.github/holdpoint.yml';
/** What takes longest, by far. */
const REHEARSALS = ['migration', 'migration-roundtrip'];
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
  const { defect, place } = setting;
  const plan = varyPlan(readFileSync(join(APPLICATION, PLAN), 'utf8'), {
    ...setting,
    replace: defect?.plan ?? [],
    omit: defect?.keepsMigrations === true ? REHEARSALS : [],
  });
  const release = await openRelease({ [PLAN]: plan }, defect?.github ?? {});
  try {
    const { commit: candidate, previous } = release;
    const stack = await bringUp({ place, defect: defect?.name, candidate, previous });
    try {
      const played = await playOn(stack, release, plan, setting);
      return { ...played, seconds: Math.round((Date.now() - startedAt) / 1_000) };
    } finally {
      await stack.down();
    }
  } finally {
    await release.world.close();
  }
}

async function playOn(
  { variables }: Stack,
  release: Release,
  plan: string,
  { defect, mode }: Setting,
): Promise<Omit<Play, 'seconds'>> {
  const read = (name: string) => variables[name] ?? '';
  const images = { candidate: read('CANDIDATE_IMAGE'), previous: read('PREVIOUS_IMAGE') };
  addHistory(release, images, defect?.github ?? {});
  const files = {
    ...readTree(read('CANDIDATE_TREE')),
    ...readTree(read('PREVIOUS_TREE'), 'previous-release/'),
    [PLAN]: plan,
    'production.env': readFileSync(read('PRODUCTION_ENV_FILE'), 'utf8'),
  };
  const run = (phase: string, env: Readonly<Record<string, string>> = {}) =>
    release.world.onPush({
      files,
      runId: PRODUCTION_RUN,
      inputs: { phase, environment: 'production', image: images.candidate },
      env: { ...describeRunner(variables), ...env },
    });
  const first = await run(RELEASE);
  // A run that only observes records no release; where one is recorded, that has to be found.
  const known = mode === 'observe' ? { HOLDPOINT_PREVIOUS_IMAGE: images.previous } : {};
  const second = await run('rollback', known);
  const reports = [first, second].map(readReport);
  const cells = readCells(reports, listItems());
  return { cells, reports, exitCode: first.exitCode, log: first.log + second.log };
}

function readReport({
  report,
  log,
}: {
  readonly report: string | undefined;
  readonly log: string;
}) {
  if (report === undefined) throw new Error(`The run wrote no report:\n${log.slice(-3_000)}`);
  return parseReport(report);
}

function describeRunner(variables: Readonly<Record<string, string>>): Record<string, string> {
  const path = [join(variables['CRM_STATE'] ?? '', 'bin'), PROGRAMS, dirname(process.execPath)];
  return {
    ...variables,
    ...readApplication('PRODUCTION', variables),
    ...readApplication('STAGING', variables),
    PATH: [...path, process.env['PATH'] ?? ''].join(':'),
    NODE_EXTRA_CA_CERTS: variables['CA_FILE'] ?? '',
    GITHUB_WORKFLOW_REF: `${REPOSITORY}/${WORKFLOW}@refs/heads/main`,
  };
}

/** What an application is given, as the secrets of its environment on GitHub would have it. */
function readApplication(
  environment: string,
  variables: Readonly<Record<string, string>>,
): Record<string, string> {
  const text = readFileSync(variables[`${environment}_ENV_FILE`] ?? '', 'utf8');
  const pairs = [...text.matchAll(/^([A-Z][A-Z0-9_]*)=(.*)$/gm)];
  return Object.fromEntries(
    pairs.map(([, name = '', value = '']) => [`${environment}_APP_${name}`, value]),
  );
}

/** Texts of a folder, by path; what Python leaves behind is not part of it. */
function readTree(folder: string, prefix = ''): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter(
      (entry) => entry.isFile() && !/__pycache__|\.pyc$/.test(`${entry.parentPath}/${entry.name}`),
    )
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return Object.fromEntries(
    files.map((path) => [`${prefix}${path}`, readFileSync(join(folder, path), 'utf8')]),
  );
}
