/**
 * Mutates what decides: gate, matchers, judges. `npm run mutation -- --mutate "src/gate/*.ts"` for
 * a part.
 */
export default {
  mutate: ['src/gate/**/*.ts', 'src/expect/**/*.ts', 'src/probes/*/judge.ts'],
  testRunner: 'jest',
  jest: { configFile: 'jest.mutation.config.js' },
  testRunnerNodeArgs: ['--experimental-vm-modules'],
  // Constants of a module cost all tests for each mutant: an eighth of the mutants, more than half
  // of the time.
  ignoreStatic: true,
  // Only what changed since the last run is run again; `--force` runs everything.
  incremental: true,
  incrementalFile: '.cache/stryker-incremental.json',
  // Tests run on ESM in a VM, which Stryker's jest environment measures test by test.
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
