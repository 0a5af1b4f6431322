import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { PlanError, UsageError } from '../domain/errors.ts';
import { PHASES } from '../domain/phase.ts';
import { EXIT } from '../domain/verdict.ts';
import { VERSION } from '../domain/version.ts';

const EXIT_HELP = `
Exit codes: 0 GO · 1 NO-GO · 2 plan or usage error · 3 HOLD · 4 internal error
            5 rolled back and verified · 6 rollback failed or unverified`;

function collectWord(word: string, words: readonly string[] = []): readonly string[] {
  return [...words, ...word.split(/[\s,]+/).filter((part) => part !== '')];
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) {
    throw new InvalidArgumentError('Write a whole number from 1.');
  }
  return count;
}

function describeRun(program: Command): void {
  program
    .command('run')
    .description('run the items of one or more phases and say GO, HOLD or NO-GO')
    .argument('<phase...>', `one or more of ${PHASES.join(', ')}`)
    .option('-p, --plan <file>', 'the plan', '.github/holdpoint.yml')
    .option('-e, --environment <name>', 'the environment of the plan that is deployed to')
    .option('--only <id>', 'only these items (ids or tag:name; at best HOLD)', collectWord)
    .option('--dry-run', 'run nothing but reads (at best HOLD)')
    .option('--image <digest>', 'digest of the image that is deployed')
    .option('--report <path=digest>', 'report of an earlier phase that counts', collectWord)
    .option('--report-dir <folder>', 'where the report files go', '.holdpoint')
    .option('--concurrency <n>', 'items that run at the same time', parseCount, 16)
    .option('--deadline <duration>', 'time for the whole run, for instance 20m')
    .option('--json', 'print the report as JSON and nothing else on standard output')
    .action(async (phases: string[], options: Record<string, unknown>) => {
      const { runCommand } = await import('./run-command.ts');
      process.exitCode = await runCommand(phases, options);
    });
}

function describeReading(program: Command): void {
  program
    .command('check')
    .description('validate the plan and show its coverage of the checklist; no probe runs')
    .option('-p, --plan <file>', 'the plan', '.github/holdpoint.yml')
    .option('--json', 'print the result as JSON')
    .action(async (options: { plan: string; json?: true }) => {
      const { checkCommand } = await import('./check-command.ts');
      process.exitCode = await checkCommand(options.plan, options.json === true);
    });
  program
    .command('explain')
    .description('explain a kind of probe: what it asks, its options, what it says when')
    .argument('[kind]', 'the kind; without it, all kinds are listed')
    .action(async (kind: string | undefined) => {
      const { explainCommand } = await import('./explain-command.ts');
      process.exitCode = await explainCommand(kind);
    });
  program
    .command('judge')
    .description('judge the evidence of a stored report again')
    .argument('<report>', 'path of a report.json')
    .option('--json', 'print the result as JSON')
    .action(async (path: string, options: { json?: true }) => {
      const { judgeCommand } = await import('./judge-command.ts');
      process.exitCode = await judgeCommand(path, options.json === true);
    });
}

function describeStarting(program: Command): void {
  program
    .command('init')
    .description('make a starter plan from a Markdown checklist; nothing of it is run')
    .argument('<file>', 'the checklist')
    .option('-o, --output <file>', 'where the plan goes', '.github/holdpoint.yml')
    .option('--json', 'write nothing; print what was read as JSON')
    .action(async (file: string, options: { output: string; json?: true }) => {
      const { initCommand } = await import('./init-command.ts');
      process.exitCode = await initCommand(file, options.output, options.json === true);
    });
  program
    .command('demo')
    .description('run a plan through all phases against a small shop on this machine')
    .option('--break <defect>', 'break one thing in the shop; `list` names what can be broken')
    .action(async (options: { break?: string }) => {
      const { demoCommand } = await import('./demo-command.ts');
      process.exitCode = await demoCommand(options.break);
    });
}

function buildProgram(): Command {
  const program = new Command('holdpoint')
    .description('The deployment checklist as an executed gate.')
    .version(VERSION)
    .addHelpText('after', EXIT_HELP)
    .exitOverride();
  describeRun(program);
  describeReading(program);
  describeStarting(program);
  return program;
}

/** The exit code for what was thrown; says what, where and what to do on standard error. */
function explainFailure(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.go : EXIT.plan;
  if (error instanceof PlanError || error instanceof UsageError) {
    process.stderr.write(`${error.message}\n`);
    return EXIT.plan;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`Holdpoint itself broke. This is a bug; please report it.\n${text}\n`);
  return EXIT.internal;
}

/** Parses the arguments and sets the exit code; never rejects. */
export async function main(argv: readonly string[]): Promise<void> {
  // A reader that went away (`| head`) is no failure of the run; the exit code still says the
  // verdict.
  process.stdout.on('error', () => undefined);
  try {
    await buildProgram().parseAsync([...argv], { from: 'user' });
  } catch (error) {
    process.exitCode = explainFailure(error);
  }
}
