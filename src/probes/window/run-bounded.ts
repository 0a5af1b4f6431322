import { runInNewContext } from 'node:vm';
import { ProbeError } from '../../domain/errors.ts';

/**
 * Calls a function that does not wait, and ends it if it takes longer: a recurrence rule can ask
 * for a day that never comes, and a timer would not run before that. Throws what the function
 * throws, or ProbeError `output-limit`.
 */
export function runBounded<Result>(what: string, limitMs: number, work: () => Result): Result {
  try {
    return runInNewContext('work()', { work }, { timeout: limitMs }) as Result;
  } catch (error) {
    if ((error as { code?: unknown })?.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw new ProbeError('output-limit', `${what} takes more than ${limitMs} ms to work out.`, {
      remedy: 'Leave out recurrences that no calendar needs: by the second, or on 30 February.',
    });
  }
}
