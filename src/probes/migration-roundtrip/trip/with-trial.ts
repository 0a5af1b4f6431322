import { setTimeout as sleep } from 'node:timers/promises';
import { SqlError } from '../../../toolbox/sql/failure.ts';
import {
  type ScratchDatabase,
  withScratchDatabase,
} from '../../../toolbox/sql/scratch-database.ts';
import type { World } from './world.ts';

/** Sessions of a tool that has ended are gone within moments. */
const ATTEMPTS = 40;
const PAUSE_MS = 250;
const OBJECT_IN_USE = '55006';

/**
 * A copy of a database, file by file, dropped in the end. What the copy is made of stays as it is:
 * it is the state before, with all its rows.
 */
export async function withTrial<T>(
  { context, options, others, nowMs }: World,
  main: ScratchDatabase,
  work: (trial: ScratchDatabase) => Promise<T>,
): Promise<T> {
  const request = { options: options.scratch, others, nowMs, template: main.name };
  let hasBegun = false;
  const begin = (trial: ScratchDatabase): Promise<T> => {
    hasBegun = true;
    return work(trial);
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withScratchDatabase(context.sql, request, context.signal, begin);
    } catch (error) {
      const isInUse = error instanceof SqlError && error.sqlState === OBJECT_IN_USE;
      if (hasBegun || !isInUse || attempt === ATTEMPTS) throw error;
      await sleep(PAUSE_MS, undefined, { signal: context.signal }).catch(() => {});
    }
  }
}
