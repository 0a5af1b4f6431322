// Lints every workflow that we run or that a reader may copy, README included, with GitHub's own
// language service, actionlint and zizmor. `--root` is another folder than this one; `--json` prints
// all that was found. Ends with 1 if anything was found.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { collectSources } from './workflow-lint/collect-sources.ts';
import { lintWithLanguageService } from './workflow-lint/language-service.ts';
import { lintPins } from './workflow-lint/pins.ts';
import { lintWithProgram } from './workflow-lint/programs.ts';
import type { LintResult, Source } from './workflow-lint/source.ts';

const OWN_ROOT = dirname(import.meta.dirname);

async function lint(sources: readonly Source[], metadata: string): Promise<readonly LintResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'holdpoint-lint-'));
  try {
    const bench = { folder, metadata, sources };
    return [
      await lintWithLanguageService(sources, metadata),
      lintPins(sources),
      lintWithProgram('actionlint', bench),
      lintWithProgram('zizmor', bench),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function describe(result: LintResult): string {
  if ('skipped' in result) return `${result.linter}: skipped, because ${result.skipped}`;
  const { linter, files, findings } = result;
  const lines = findings.map(({ file, line, message }) => `  ${file}:${line} ${message}`);
  return [`${linter}: ${files} files, ${findings.length} findings`, ...lines].join('\n');
}

const { values } = parseArgs({
  options: { root: { type: 'string', default: OWN_ROOT }, json: { type: 'boolean' } },
});
const sources = collectSources(resolve(values.root));
const metadata = readFileSync(join(OWN_ROOT, 'action.yml'), 'utf8');
const results = await lint(sources, metadata);
const output = values.json === true ? JSON.stringify(results) : results.map(describe).join('\n');
process.stdout.write(`${output}\n`);
const isClean = results.every((result) => 'skipped' in result || result.findings.length === 0);
process.exitCode = isClean ? 0 : 1;
