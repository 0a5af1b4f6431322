import type { StatementReader } from '../../toolbox/sql/statements/contract.ts';
import type { ClockTool } from '../../toolbox/toolbox.ts';
import type { List, ListAnswer } from './ask-list.ts';
import { type CallCount, countCalls } from './count-calls.ts';

/** Every worker of the application connects and compiles at its first request. */
const WARM_UPS = 3;

/** What one list did at one size. */
export interface Measured {
  readonly n: number;
  readonly answers: readonly ListAnswer[];
  /** One for each answer. */
  readonly counts: readonly CallCount[];
}

export async function warmUp(lists: readonly List[], n: number): Promise<void> {
  for (const list of lists) {
    for (let time = 0; time < WARM_UPS; time += 1) await list.ask(n);
  }
}

/**
 * Asks several times: what other work of the role adds is not there each time, and what a cache
 * saves is there the first time.
 */
export async function measureList(
  list: List,
  n: number,
  repeats: number,
  reader: StatementReader,
  clock: ClockTool,
  signal: AbortSignal,
): Promise<Measured> {
  const answers: ListAnswer[] = [];
  const counts: CallCount[] = [];
  for (let time = 0; time < repeats; time += 1) {
    const { result, ...count } = await countCalls(reader, clock, signal, () => list.ask(n));
    answers.push(result);
    counts.push(count);
  }
  return { n, answers, counts };
}
