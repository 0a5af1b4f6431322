import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readStarter } from '../app/init.ts';
import { UsageError } from '../domain/errors.ts';
import { EXIT } from '../domain/verdict.ts';

async function readChecklist(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path} can't be read: ${(error as Error).message}`);
  }
}

/** Never over a plan that somebody has already written. */
async function writePlan(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new UsageError(`${path} exists. Move it away, or write elsewhere with --output.`);
  }
}

/** `holdpoint init`: writes a starter plan, or prints what was read with --json. */
export async function initCommand(file: string, output: string, isJson: boolean): Promise<number> {
  const starter = await readStarter(file, await readChecklist(file));
  if (isJson) {
    process.stdout.write(`${JSON.stringify(starter.result, null, 2)}\n`);
    return EXIT.go;
  }
  await writePlan(output, starter.plan);
  const { items, ignored } = starter.result;
  for (const { line, why } of ignored) process.stderr.write(`${file}:${line}: left out: ${why}\n`);
  process.stdout.write(
    `${output} holds ${items.length} items, each waiting for a person. It only observes.\n` +
      'Next: `holdpoint check`, then put a probe where a comment proposes one.\n',
  );
  return EXIT.go;
}
