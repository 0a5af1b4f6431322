import { readFile } from 'node:fs/promises';
import { judgeReport } from '../app/judge.ts';
import { UsageError } from '../domain/errors.ts';
import { renderPlain } from '../reporters/console.ts';
import { renderJson } from '../reporters/json.ts';
import { parseReport } from '../reporters/parse-report.ts';
import { colour } from './style.ts';

async function readReport(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path} can't be read: ${(error as Error).message}`);
  }
}

/** `holdpoint judge`: the exit code of the verdict that the stored evidence gives today. */
export async function judgeCommand(path: string, isJson: boolean): Promise<number> {
  const stored = parseReport(await readReport(path));
  const { report, differences } = await judgeReport(stored);
  if (isJson) {
    process.stdout.write(renderJson(report));
  } else {
    const columns = process.stdout.columns ?? 100;
    process.stdout.write(`${renderPlain(report, { columns, style: colour })}\n`);
    for (const line of differences) process.stdout.write(`${line}\n`);
    if (differences.length === 0)
      process.stdout.write('Every outcome is the same as when it ran.\n');
  }
  return report.verdict?.exitCode ?? 4;
}
