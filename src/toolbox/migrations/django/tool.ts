import { ProbeError } from '../../../domain/errors.ts';
import type { DriftCheck, MigrationRun, MigrationTool } from '../contract.ts';
import { type ProgramContext, runProgram } from '../run-program.ts';
import { stepsBetween } from '../steps.ts';
import {
  appOf,
  type DjangoGraph,
  findForks,
  lastOfApps,
  nameOf,
  parseDrift,
  parseGraph,
} from './parse.ts';
import { PROGRAM } from './program.ts';

type Call = (dsn: string, words: readonly string[]) => Promise<MigrationRun>;

export function openDjango(context: ProgramContext): MigrationTool {
  const { options } = context;
  const prefix = options.run ?? ['python', 'manage.py'];
  const call: Call = (dsn, words) =>
    runProgram(context, dsn, { run: [...prefix, ...words, ...options.arguments] });
  const readGraph = async (dsn: string) => {
    const run = await runProgram(context, dsn, {
      run: [...prefix, 'shell', '-c', PROGRAM, ...options.arguments],
      shown: `${prefix.join(' ')} shell`,
    });
    return { graph: parseGraph(run), run };
  };
  return {
    adapter: 'django',
    ownTables: options.revisionTables ?? ['django_migrations'],
    canDowngrade: true,
    listHeads: async (dsn) => {
      const { graph, run } = await readGraph(dsn);
      return { heads: graph.leaves, forks: findForks(graph.leaves), run };
    },
    readCurrent: async (dsn) => {
      const { graph, run } = await readGraph(dsn);
      return { revisions: lastOfApps(graph), run };
    },
    listSteps: async (dsn) => {
      const { graph, run } = await readGraph(dsn);
      return { steps: graph.steps, run };
    },
    upgrade: (dsn, target) => migrate(call, dsn, listTargets(target)),
    downgrade: async (dsn, revisions) => {
      const { graph } = await readGraph(dsn);
      return await migrate(call, dsn, planBack(graph, revisions));
    },
    checkDrift: async (dsn): Promise<DriftCheck> => {
      const run = await call(dsn, ['makemigrations', '--check', '--dry-run', '--noinput']);
      return { ...parseDrift(run), run };
    },
    writeSql: async (dsn, from, to) => {
      const { graph } = await readGraph(dsn);
      const runs: MigrationRun[] = [];
      for (const { revision } of stepsBetween(graph.steps, from, to)) {
        runs.push(await call(dsn, ['sqlmigrate', appOf(revision), nameOf(revision)]));
      }
      return runs.length === 0 ? undefined : joinRuns(runs);
    },
  };
}

/** `crm.0002_notes billing.0001_initial`: apps and names, one after the other; all if absent. */
function listTargets(target: string | undefined): readonly (readonly string[])[] {
  if (target === undefined) return [[]];
  return target.split(/[\s,]+/).map((revision) => {
    if (revision.includes('.')) return [appOf(revision), nameOf(revision)];
    throw new ProbeError('config', `\`${revision}\` is no migration of Django.`, {
      remedy: 'Write app and name: crm.0002_notes.',
    });
  });
}

/** Apps that have to go back, the ones that stand on others first. */
function planBack(
  graph: DjangoGraph,
  revisions: readonly string[],
): readonly (readonly string[])[] {
  const wanted = new Map(revisions.map((one) => [appOf(one), nameOf(one)]));
  const now = lastOfApps(graph);
  const order = graph.steps.map(({ revision }) => revision);
  return [...now]
    .sort((a, b) => order.indexOf(b) - order.indexOf(a))
    .filter((one) => wanted.get(appOf(one)) !== nameOf(one))
    .map((one) => [appOf(one), wanted.get(appOf(one)) ?? 'zero']);
}

async function migrate(
  call: Call,
  dsn: string,
  targets: readonly (readonly string[])[],
): Promise<MigrationRun> {
  const runs: MigrationRun[] = [];
  for (const target of targets.length === 0 ? [['--check']] : targets) {
    const run = await call(dsn, ['migrate', '--noinput', ...target]);
    runs.push(run);
    if (run.exitCode !== 0) break;
  }
  return joinRuns(runs);
}

/** As one run: how the last one ended, and what all of them wrote. */
function joinRuns(runs: readonly MigrationRun[]): MigrationRun {
  const last = runs.at(-1);
  if (last === undefined) throw new ProbeError('internal', 'Nothing was run.');
  return {
    ...last,
    durationMs: runs.reduce((sum, { durationMs }) => sum + durationMs, 0),
    stdout: runs.map(({ stdout }) => stdout).join(''),
    stderr: runs.map(({ stderr }) => stderr).join(''),
    isTruncated: runs.some(({ isTruncated }) => isTruncated),
  };
}
