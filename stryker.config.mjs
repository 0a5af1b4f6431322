/**
 * Mutates what decides: gate, matchers, judges. `npm run mutation -- --mutate "src/gate/*.ts"` for
 * a part.
 */
export default {
  mutate: [
    'src/gate/**/*.ts',
    'src/expect/**/*.ts',
    'src/probes/*/judge*.ts',
    'src/probes/*/judgement/*.ts',
  ],
  plugins: ['./scripts/mutation/runner.ts'],
  testRunner: 'in-process',
  // Constants of a module would need a process each.
  ignoreStatic: true,
  coverageAnalysis: 'perTest',
  // TypeScript 7 has no API for reading its configuration; a name that does not exist skips that
  // step.
  tsconfigFile: 'no-tsconfig.json',
  // The sandbox is a copy of the tree: leave out what no test of the selection reads.
  ignorePatterns: ['dist', 'bench', 'examples', 'reports', 'coverage', '.cache', '.github'],
  tempDirName: '.stryker-tmp',
  concurrency: 2,
  // Generous: a loaded machine must not turn a survivor into a timeout, which counts as killed.
  timeoutMS: 15_000,
  reporters: ['clear-text', 'progress-append-only', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 85 },
};
