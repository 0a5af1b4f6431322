import { compareSnapshots } from '../../toolbox/sql/statements/compare-snapshots.ts';
import type { StatementReader, StatementSnapshot } from '../../toolbox/sql/statements/contract.ts';
import type { ClockTool } from '../../toolbox/toolbox.ts';

/** A statement is counted when it ends, which may be after the answer has come. */
const SETTLE_MS = 100;
const SETTLE_TRIES = 10;

/** Calls by id of a statement, of the roles that are looked at, without our own. */
export interface CallCount {
  readonly calls: ReadonlyMap<string, number>;
  readonly reset: boolean;
  readonly evictions: number;
}

/** Counts what is called while `work` goes on, and until nothing more comes. */
export async function countCalls<T>(
  reader: StatementReader,
  clock: ClockTool,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<CallCount & { readonly result: T }> {
  const before = await reader.snapshot();
  const result = await work();
  let after = await reader.snapshot();
  for (let tries = 0; tries < SETTLE_TRIES; tries += 1) {
    await clock.sleep(SETTLE_MS, signal);
    const next = await reader.snapshot();
    const isStill = sumCalls(reader, next) === sumCalls(reader, after);
    after = next;
    if (isStill) break;
  }
  const { deltas, reset, evictions } = compareSnapshots(before, after, (one) =>
    isCounted(reader, one),
  );
  return { result, calls: new Map(deltas.map(({ id, calls }) => [id, calls])), reset, evictions };
}

function isCounted(reader: StatementReader, one: { id: string; role: string }): boolean {
  return reader.roles.includes(one.role) && !reader.isOwn(one);
}

function sumCalls(reader: StatementReader, { counts }: StatementSnapshot): number {
  return counts.filter((one) => isCounted(reader, one)).reduce((sum, { calls }) => sum + calls, 0);
}

/** Runs a statement of our own n times and says how often it was counted. */
export async function countControl(reader: StatementReader, n: number): Promise<number> {
  const before = await reader.snapshot();
  const control = await reader.runControl(n, 0);
  const after = await reader.snapshot();
  const { deltas } = compareSnapshots(
    before,
    after,
    (one) => one.id === control && reader.isOwn(one),
  );
  return deltas[0]?.calls ?? 0;
}
