import type { SqlRow } from '../contract.ts';
import { readText } from './read-cell.ts';

/** Rows of one text each, one after the other; asynchronous only where a batch ends. */
export class RowReader {
  #batch: readonly SqlRow[] = [];
  #at = 0;
  readonly #batches: AsyncIterator<readonly SqlRow[]>;
  readonly #column: string;

  constructor(batches: AsyncIterable<readonly SqlRow[]>, column: string) {
    this.#batches = batches[Symbol.asyncIterator]();
    this.#column = column;
  }

  /** The row that is next; undefined at the end of what was fetched. */
  peek(): string | undefined {
    const row = this.#batch[this.#at];
    return row === undefined ? undefined : readText(row, this.#column);
  }

  advance(): void {
    this.#at += 1;
  }

  /** After this, `peek` gives undefined only at the end. */
  async fill(): Promise<void> {
    while (this.#at >= this.#batch.length) {
      const { value, done } = await this.#batches.next();
      if (done === true) return;
      this.#batch = value;
      this.#at = 0;
    }
  }

  async close(): Promise<void> {
    await this.#batches.return?.();
  }
}
