import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findTool, type ToolName } from '../workflow-tools.ts';
import { type LintResult, type RawFinding, type Source, toFinding } from './source.ts';

/** A repository made of the sources, so that a program meets each as a file of its own. */
export interface Bench {
  readonly folder: string;
  readonly metadata: string;
  readonly sources: readonly Source[];
}

type Complaint = RawFinding & { readonly path: string };

interface Outcome {
  readonly complaints: readonly Complaint[];
  /** How many files the program says it looked at. */
  readonly files: number;
}

/** Our action by its local path: the programs know inputs and outputs of nothing else. */
function nameLocally(text: string): string {
  return text.replaceAll(/(?<=uses: )holdpoint\/holdpoint@\S+/g, './');
}

function place(bench: Bench, edit: (text: string) => string): ReadonlyMap<string, Source> {
  const { folder, sources, metadata } = bench;
  for (const path of ['.git', '.github/workflows', 'dist']) {
    mkdirSync(join(folder, path), { recursive: true });
  }
  writeFileSync(join(folder, 'action.yml'), metadata);
  writeFileSync(join(folder, 'dist/index.js'), '');
  const workflows = sources.filter(({ kind }) => kind === 'workflow');
  return new Map(
    workflows.map((source, index) => {
      const path = `.github/workflows/${index}.yml`;
      writeFileSync(join(folder, path), edit(source.text));
      return [path, source];
    }),
  );
}

function run(path: string, cwd: string, args: readonly string[]) {
  const { stdout, stderr, error } = spawnSync(path, args, { cwd, encoding: 'utf8' });
  if (error !== undefined) throw error;
  return { stdout, stderr };
}

interface ActionlintError {
  readonly message: string;
  readonly filepath: string;
  readonly line: number;
}

function runActionlint(path: string, bench: Bench, files: readonly string[]): Outcome {
  const args = ['-shellcheck=', '-pyflakes=', '-format', '{{json .}}', ...files];
  const { stdout, stderr } = run(path, bench.folder, args);
  if (stdout.trim() === '') throw new Error(`actionlint said nothing: ${stderr}`);
  const errors = JSON.parse(stdout) as readonly ActionlintError[];
  const complaints = errors.map(({ filepath, ...rest }) => ({ ...rest, path: filepath }));
  return { complaints, files: files.length };
}

interface ZizmorFinding {
  readonly ident: string;
  readonly desc: string;
  readonly locations: readonly {
    readonly symbolic: {
      readonly kind: string;
      readonly key: { readonly Local: { readonly verbatim_path: string } };
    };
    readonly concrete: { readonly location: { readonly start_point: { readonly row: number } } };
  }[];
}

function readZizmor({ ident, desc, locations }: ZizmorFinding): Complaint {
  const where = locations.find(({ symbolic }) => symbolic.kind === 'Primary') ?? locations[0];
  return {
    path: where?.symbolic.key.Local.verbatim_path ?? '',
    line: (where?.concrete.location.start_point.row ?? 0) + 1,
    message: `${ident}: ${desc}`,
  };
}

function runZizmor(path: string, bench: Bench, files: readonly string[]): Outcome {
  const config = join(import.meta.dirname, 'zizmor.yml');
  const options = ['--offline', '--no-progress', '--color', 'never', '--strict-collection'];
  const args = [...options, '--config', config, '--format', 'json', ...files];
  const { stdout, stderr } = run(path, bench.folder, args);
  if (stdout.trim() === '') throw new Error(`zizmor said nothing: ${stderr}`);
  return {
    complaints: (JSON.parse(stdout) as readonly ZizmorFinding[]).map(readZizmor),
    files: stderr.split('\n').filter((line) => line.includes(' completed ')).length,
  };
}

function report(linter: string, outcome: Outcome, placed: ReadonlyMap<string, Source>): LintResult {
  if (outcome.files !== placed.size) {
    throw new Error(`${linter} looked at ${outcome.files} of ${placed.size} files.`);
  }
  const findings = outcome.complaints.map(({ path, ...complaint }) => {
    const source = placed.get(path);
    if (source === undefined) throw new Error(`${linter} speaks of ${path}, which is no source.`);
    return toFinding(source, complaint);
  });
  return { linter, files: outcome.files, findings };
}

const PROGRAMS = {
  actionlint: { edit: nameLocally, run: runActionlint },
  zizmor: { edit: (text: string) => text, run: runZizmor },
} satisfies Partial<Record<ToolName, object>>;

/** Lints the workflows with a program of `workflow-tools`, or says why it can't. */
export function lintWithProgram(name: keyof typeof PROGRAMS, bench: Bench): LintResult {
  const tool = findTool(name);
  if ('missing' in tool) return { linter: name, skipped: tool.missing };
  const placed = place(bench, PROGRAMS[name].edit);
  return report(name, PROGRAMS[name].run(tool.path, bench, [...placed.keys()]), placed);
}
