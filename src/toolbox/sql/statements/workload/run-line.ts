import { stripVTControlCharacters } from 'node:util';
import { listJobVariables, listSubjectVariables, toArguments } from '../../../shell-line.ts';
import type { ProcessResult, Toolbox } from '../../../toolbox.ts';
import type { Line } from './request-options.ts';

const OUTPUT_BYTES = 4 * 1024 * 1024;

export type LineTools = Pick<
  Toolbox,
  'process' | 'files' | 'environment' | 'secret' | 'subject' | 'target'
>;

/**
 * Runs a line as GitHub runs a step, with the variables of the job (tokens of the runner are not
 * passed on) and what is judged; rejects like `ProcessTool.run`.
 */
export async function runLine(
  line: Line,
  variables: Readonly<Record<string, string>>,
  tools: LineTools,
  signal: AbortSignal,
): Promise<ProcessResult> {
  const about = listSubjectVariables(tools);
  const env = { ...listJobVariables(tools.environment), ...about, ...variables };
  const command = {
    run: toArguments(line),
    cwd: tools.files.root,
    env,
    maxOutputBytes: OUTPUT_BYTES,
  };
  return await tools.process.run(command, signal);
}

/** The last line that a command wrote, on standard error if there is one: it often says why. */
export function lastLineOf({ stderr, stdout }: ProcessResult, tools: LineTools): string {
  for (const { parts } of [stderr, stdout]) {
    const text = stripVTControlCharacters(parts.at(-1) ?? '').trimEnd();
    const line = text.slice(text.lastIndexOf('\n') + 1);
    if (line.trim() !== '') {
      const shown = tools.secret.excerpt(line.replaceAll(/\p{Cc}/gu, ' ').toWellFormed(), 200);
      return shown.text;
    }
  }
  return '';
}
