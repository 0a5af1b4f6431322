// Tests mutants in a process that has loaded everything once: milliseconds for each, where a test
// framework that starts anew takes seconds.
import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { InstrumenterContext, MutantCoverage } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  type DryRunOptions,
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { TEST_FILES } from './test-files.ts';
import { cleanUp, type DeclaredTest, takeDeclaredTests } from './test-world.ts';

interface Test extends DeclaredTest {
  readonly id: string;
  readonly fileName: string;
}

/** What Stryker's instrumented code reads and writes. */
const world = globalThis as { __stryker__?: InstrumenterContext };
world.__stryker__ ??= {};
const instrumented = world.__stryker__;

function standInForJest(): void {
  const url = pathToFileURL(join(import.meta.dirname, 'test-world.ts')).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === '@jest/globals' ? { url, shortCircuit: true } : next(specifier, context),
  });
}

async function loadTests(root: string): Promise<readonly Test[]> {
  const tests: Test[] = [];
  for (const fileName of globSync(TEST_FILES, { cwd: root }).toSorted()) {
    await import(pathToFileURL(join(root, fileName)).href);
    for (const test of takeDeclaredTests()) {
      tests.push({ ...test, fileName, id: `${relative('__tests__', fileName)} ${test.title}` });
    }
  }
  return tests;
}

async function runTest(test: Test): Promise<TestResult> {
  const startedAtMs = performance.now();
  const describe = () => ({
    id: test.id,
    name: test.title,
    fileName: test.fileName,
    timeSpentMs: performance.now() - startedAtMs,
  });
  instrumented.currentTestId = test.id;
  try {
    await test.run();
    return { ...describe(), status: TestStatus.Success };
  } catch (error) {
    const failureMessage = error instanceof Error ? error.message : String(error);
    return { ...describe(), status: TestStatus.Failed, failureMessage };
  } finally {
    delete instrumented.currentTestId;
    await cleanUp();
  }
}

function hasFailed({ status }: TestResult): boolean {
  return status === TestStatus.Failed;
}

async function runTests(tests: readonly Test[], bail: boolean): Promise<TestResult[]> {
  const results: TestResult[] = [];
  for (const test of tests) {
    const result = await runTest(test);
    results.push(result);
    if (bail && hasFailed(result)) break;
  }
  return results;
}

class Runner implements TestRunner {
  #tests: readonly Test[] = [];

  /** Mutants of code that runs while modules load would need a new process each. */
  capabilities() {
    return { reloadEnvironment: false };
  }

  async init(): Promise<void> {
    // A mutant may leave a promise behind that nobody waits for.
    process.on('unhandledRejection', () => {});
    standInForJest();
    this.#tests = await loadTests(process.cwd());
  }

  async dryRun({ disableBail }: DryRunOptions): Promise<DryRunResult> {
    const tests = await runTests(this.#tests, !disableBail);
    const mutantCoverage = instrumented.mutantCoverage as MutantCoverage;
    return { status: DryRunStatus.Complete, tests, mutantCoverage };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { testFilter, activeMutant, hitLimit, disableBail } = options;
    const asked = testFilter ?? this.#tests.map(({ id }) => id);
    Object.assign(instrumented, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    const tests = await this.#runAsked(asked, !disableBail);
    const { hitCount } = instrumented;
    Object.assign(instrumented, { activeMutant: undefined, hitCount: undefined });
    await this.#requireHealthy(tests);
    const complete: DryRunResult = { status: DryRunStatus.Complete, tests };
    return toMutantRunResult(determineHitLimitReached(hitCount, hitLimit) ?? complete);
  }

  #runAsked(ids: readonly string[], bail: boolean): Promise<TestResult[]> {
    const asked = new Set(ids);
    const tests = this.#tests.filter(({ id }) => asked.has(id));
    return runTests(tests, bail);
  }

  /**
   * What failed with the mutant has to pass without it. Otherwise the mutant has left something
   * behind that would kill others, and Stryker goes on in a new process.
   */
  async #requireHealthy(results: readonly TestResult[]): Promise<void> {
    const failed = results.filter(hasFailed).map(({ id }) => id);
    const again = await this.#runAsked(failed, true);
    if (again.some(hasFailed)) process.exit(1);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', Runner)];
