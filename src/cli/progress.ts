import type { RunPorts } from '../app/run/settings.ts';
import type { PlannedItem } from '../domain/item.ts';
import type { ItemResult } from '../domain/report.ts';
import { renderProgressLine } from '../reporters/console.ts';

export interface Progress {
  readonly hooks: Required<Pick<RunPorts, 'onStart' | 'onProgress'>>;
  /** Leaves the terminal as it was; resolves when the last line is drawn. */
  end(): Promise<void>;
}

/** Plain lines, one for each finished item, under a heading for each phase. */
function printLines(): Progress {
  let phase: string | undefined;
  let lines = '';
  const print = () => {
    process.stderr.write(lines);
    lines = '';
  };
  return {
    hooks: {
      onStart: () => {
        phase = undefined;
      },
      onProgress: (event) => {
        if (event.type !== 'end') return;
        // One write for all that ends in the same turn of the event loop.
        if (lines === '') setImmediate(print);
        if (event.item.phase !== phase) lines += `${event.item.phase}\n`;
        phase = event.item.phase;
        lines += `  ${renderProgressLine(event.result)}\n`;
      },
    },
    end: async () => print(),
  };
}

/** Each item's end, as a promise that a drawn task can wait for. */
class Endings {
  readonly #waiting = new Map<string, (result: ItemResult | undefined) => void>();

  wait(item: PlannedItem): Promise<ItemResult | undefined> {
    return new Promise((resolve) => this.#waiting.set(item.id, resolve));
  }

  settle(id: string, result: ItemResult | undefined): void {
    this.#waiting.get(id)?.(result);
    this.#waiting.delete(id);
  }

  settleAll(): void {
    for (const id of this.#waiting.keys()) this.settle(id, undefined);
  }
}

/** A redrawn table; its library is read only on a terminal. */
async function drawTable(): Promise<Progress> {
  const { Listr } = await import('listr2');
  const endings = new Endings();
  const tables: Promise<unknown>[] = [];
  const draw = (items: readonly PlannedItem[]) => {
    const tasks = items.map((item) => {
      const ended = endings.wait(item);
      return {
        title: item.text,
        task: async (_: unknown, task: { title?: string; skip(message: string): void }) => {
          const result = await ended;
          if (result === undefined) return task.skip(`${item.text} (not run)`);
          task.title = renderProgressLine(result);
          if (result.outcome === 'fail' || result.outcome === 'error') throw new Error(task.title);
          return undefined;
        },
      };
    });
    const options = { concurrent: true, exitOnError: false } as const;
    tables.push(new Listr(tasks, options).run().catch(() => undefined));
  };
  return {
    hooks: {
      onStart: (items) => {
        endings.settleAll();
        draw(items);
      },
      onProgress: (event) => {
        if (event.type === 'end') endings.settle(event.item.id, event.result);
      },
    },
    end: async () => {
      endings.settleAll();
      await Promise.all(tables);
    },
  };
}

/** Every end redraws the table: 200 rows would take longer to draw than their items to run. */
const MAX_ROWS = 20;

function chooseByNumber(table: Progress, lines: Progress): Progress {
  let chosen = lines;
  return {
    hooks: {
      onStart: (items) => {
        chosen = items.length > MAX_ROWS ? lines : table;
        chosen.hooks.onStart(items);
      },
      onProgress: (event) => chosen.hooks.onProgress(event),
    },
    end: async () => {
      await table.end();
      await lines.end();
    },
  };
}

/** A redrawn table of few items on a terminal, plain lines elsewhere; both on standard error. */
export async function createProgress(): Promise<Progress> {
  const isDrawn = process.stderr.isTTY && process.stdout.isTTY && process.env['CI'] === undefined;
  return isDrawn ? chooseByNumber(await drawTable(), printLines()) : printLines();
}
