import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProcessTool } from '../../src/toolbox/process.ts';
import type { OutputStream } from '../../src/toolbox/process-output.ts';
import type { ProcessCommand, ProcessResult } from '../../src/toolbox/toolbox.ts';

/** What the outputs of test commands are redacted of. */
export const SECRET = 'correct-horse-battery';

/** Holds back what could be the beginning of the secret. */
function createStream(): OutputStream {
  let held = '';
  return {
    push: (chunk) => {
      const text = (held + chunk).replaceAll(SECRET, '[redacted]');
      const cut = Math.max(0, text.length - SECRET.length + 1);
      held = text.slice(cut);
      return text.slice(0, cut);
    },
    end: () => held,
  };
}

const tool = createProcessTool(createStream);

export const PATH = process.env['PATH'] ?? '';

export type TestCommand = Partial<ProcessCommand> & Pick<ProcessCommand, 'run'>;

export interface TestFolder {
  readonly path: string;
  /** Runs a command in the folder, with nothing but PATH. */
  run(command: TestCommand, signal?: AbortSignal): Promise<ProcessResult>;
  remove(): void;
}

/** A folder for commands to run in. */
export function createTestFolder(): TestFolder {
  const path = mkdtempSync(join(tmpdir(), 'holdpoint-process-'));
  return {
    path,
    run: (command, signal = new AbortController().signal) =>
      tool.run({ cwd: path, env: { PATH }, maxOutputBytes: 10_000, ...command }, signal),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** A program that runs this JavaScript. */
export function runNode(code: string): readonly string[] {
  return [process.execPath, '-e', code];
}
