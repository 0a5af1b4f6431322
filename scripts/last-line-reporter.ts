interface Counts {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  /** Files that could not even be loaded. */
  readonly numRuntimeErrorTestSuites: number;
}

/** Makes `N passed, N failed, N skipped` the very last line of a jest run. */
export default class LastLineReporter {
  onRunComplete(_contexts: unknown, counts: Counts): void {
    const failed = counts.numFailedTests + counts.numRuntimeErrorTestSuites;
    const line = `${counts.numPassedTests} passed, ${failed} failed, ${counts.numPendingTests} skipped`;
    // Jest itself has something to say after its reporters.
    process.once('exit', () => process.stdout.write(`${line}\n`));
  }
}
