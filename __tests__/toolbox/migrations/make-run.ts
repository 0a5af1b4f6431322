import type { MigrationRun } from '../../../src/toolbox/migrations/contract.ts';

export function makeRun(rest: Partial<MigrationRun> = {}): MigrationRun {
  return {
    command: 'migrate',
    exitCode: 0,
    signal: null,
    durationMs: 12,
    stdout: '',
    stderr: '',
    isTruncated: false,
    ...rest,
  };
}
