import { ProbeError } from '../../../domain/errors.ts';
import type { MigrationRun, MigrationStep, MigrationTool } from '../contract.ts';
import { type ProgramContext, readLines, requireAnswer, runProgram } from '../run-program.ts';

/** Any tool, by the lines of the plan. */
export function openCommand(context: ProgramContext): MigrationTool {
  const { commands } = context.options;
  if (commands === undefined) throw new ProbeError('config', 'There are no `commands`.');
  const call = (dsn: string, line: string, revision = ''): Promise<MigrationRun> =>
    runProgram(context, dsn, { run: line, env: { HOLDPOINT_REVISION: revision } });
  return {
    adapter: 'command',
    ownTables: context.options.revisionTables ?? [],
    canDowngrade: commands.downgrade !== undefined,
    listHeads: async (dsn) => {
      const run = requireAnswer(await call(dsn, commands.heads));
      const heads = readWords(run.stdout);
      return { heads, forks: heads.length > 1 ? [{ of: 'the project', heads }] : [], run };
    },
    readCurrent: async (dsn) => {
      const run = requireAnswer(await call(dsn, commands.current));
      return { revisions: readWords(run.stdout), run };
    },
    listSteps: async (dsn) => {
      if (commands.steps === undefined) return undefined;
      const run = requireAnswer(await call(dsn, commands.steps));
      return { steps: parseSteps(run.stdout), run };
    },
    upgrade: (dsn, target) => call(dsn, commands.upgrade, target),
    downgrade: async (dsn, revisions) => {
      if (commands.downgrade === undefined) {
        throw new ProbeError('config', 'There is no command that leads back.', {
          remedy: 'Give `commands.downgrade`.',
        });
      }
      return await call(dsn, commands.downgrade, revisions.join(' '));
    },
    checkDrift: async (dsn) => {
      if (commands.check === undefined) return undefined;
      const run = await call(dsn, commands.check);
      const lines = readLines(`${run.stdout}\n${run.stderr}`).slice(-20);
      if (run.exitCode === 0) return { state: 'none', lines, run };
      const isMissing = run.exitCode === null || run.exitCode === 126 || run.exitCode === 127;
      return { state: isMissing ? 'unknown' : 'found', lines, run };
    },
    writeSql: async () => undefined,
  };
}

/** The first word of each line. */
function readWords(text: string): readonly string[] {
  return readLines(text).map((line) => line.split(/\s/, 1)[0] ?? line);
}

function parseSteps(text: string): readonly MigrationStep[] {
  const lines = readLines(text).map((line) => /^(\S+)\s*(.*)$/.exec(line));
  return lines.map((match, index) => {
    const before = lines[index - 1]?.[1];
    return {
      revision: match?.[1] ?? '',
      title: match?.[2] ?? '',
      parents: before === undefined ? [] : [before],
    };
  });
}
