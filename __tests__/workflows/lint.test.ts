import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LintResult } from '../../scripts/workflow-lint/source.ts';
import { findTool } from '../../scripts/workflow-tools.ts';
import { ROOT } from '../support/runner/runner-environment.ts';

/** One defect a line, each for a linter that must see it. */
const PLANTED = `on: pull_request_target
jobs:
  gate:
    runs-on: ubuntu-latest
    outputs: { verdict: '\${{ steps.holdpoint.outputs.verdikt }}' }
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v4.2.2
        with: { presist-credentials: false }
      - id: holdpoint
        uses: holdpoint/holdpoint@v0
        with: { phaze: approval }
      - run: echo "\${{ github.event.pull_request.title }}"
  deploy:
    runs-on: ubuntu-latest
    needs: gate
    if: needs.gate.outputs.verdickt == 'GO'
    steps: [{ run: ./deploy }]
`;

const FILES: Readonly<Record<string, string>> = {
  'action.yml': 'name: x\ndescription: y\nruns: { using: node18, main: x.js }\n',
  '.github/workflows/planted.yml': PLANTED,
  'README.md': `# Fenced\n\n\`\`\`yaml\n${PLANTED}\`\`\`\n\n\`\`\`yaml\nversion: 1\n\`\`\`\n`,
};

function lint(root: string): Promise<readonly LintResult[]> {
  const args = [join(ROOT, 'scripts/lint-workflows.ts'), '--root', root, '--json'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { timeout: 60_000 }, (_error, stdout, stderr) => {
      if (stdout === '') reject(new Error(stderr));
      else resolve(JSON.parse(stdout) as readonly LintResult[]);
    });
  });
}

function find(results: readonly LintResult[], linter: string) {
  const result = results.find((one) => one.linter === linter);
  if (result === undefined || 'skipped' in result) throw new Error(`${linter} did not run.`);
  return result;
}

let own: readonly LintResult[];
let planted: readonly LintResult[];
const folder = mkdtempSync(join(tmpdir(), 'holdpoint-planted-'));

beforeAll(async () => {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  own = await lint(ROOT);
  planted = await lint(folder);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Planted = readonly [line: number, message: string];

/** What each linter must see, by the line of the planted workflow. */
const MUST_SEE: Readonly<Record<string, readonly Planted[]>> = {
  'language service': [
    [8, "Invalid action input 'presist-credentials'"],
    [11, "Invalid action input 'phaze'"],
    [16, 'verdickt'],
  ],
  pins: [[7, 'is v7.0.1; the comment says v4.2.2']],
  actionlint: [
    [5, '"verdikt" is not defined'],
    [11, '"phaze" is not defined'],
    [12, 'potentially untrusted'],
    [16, '"verdickt" is not defined'],
  ],
  zizmor: [
    [1, 'dangerous-triggers'],
    [3, 'excessive-permissions'],
    [7, 'artipacked'],
    [12, 'template-injection'],
  ],
};

const LINES_BEFORE_FENCE = 3;

function explainAbsence(linter: string): string | undefined {
  if (linter !== 'actionlint' && linter !== 'zizmor') return undefined;
  const tool = findTool(linter);
  return 'missing' in tool ? `skipped, because ${tool.missing}` : undefined;
}

for (const [linter, mustSee] of Object.entries(MUST_SEE)) {
  const absence = explainAbsence(linter);
  const run = absence === undefined ? describe : describe.skip;
  run(absence === undefined ? linter : `${linter}: ${absence}`, () => {
    it('finds nothing in our workflows, the examples and the README', () => {
      const { files, findings } = find(own, linter);
      expect(findings).toEqual([]);
      expect(files).toBeGreaterThanOrEqual(8);
    });

    it.each(mustSee)('sees what is wrong at line %i: %s', (line, message) => {
      const expected = [
        { file: '.github/workflows/planted.yml', line },
        { file: 'README.md', line: LINES_BEFORE_FENCE + line },
      ].map((at) => expect.objectContaining({ ...at, message: expect.stringContaining(message) }));
      expect(find(planted, linter).findings).toEqual(expect.arrayContaining(expected));
    });
  });
}

describe('action.yml', () => {
  it('is looked at too', () => {
    const { findings } = find(planted, 'language service');
    const expected = { file: 'action.yml', line: 3, message: "Unexpected value 'node18'" };
    expect(findings).toContainEqual(expected);
  });
});
