import { info } from '@actions/core';
import type { PlannedItem } from '../../domain/item.ts';
import type { ProgressEvent } from '../../engine/request.ts';
import { END_GROUP, guardLines, renderGroup } from '../../github/workflow-commands.ts';
import type { RunPorts } from '../run/settings.ts';

export interface Log extends Required<Pick<RunPorts, 'onStart' | 'onProgress'>> {
  /** Closes the last group. */
  end(): Promise<void>;
}

/** A line for each finished item, grouped by phase; the renderer is read once items run. */
export function openLog(onStart: (items: readonly PlannedItem[]) => void): Log {
  const renderer = () => import('../../reporters/console.ts');
  let phase: string | undefined;
  let lines: Promise<void> = Promise.resolve();
  const print = async ({ item, result }: Extract<ProgressEvent, { type: 'end' }>) => {
    const { renderProgressLine } = await renderer();
    if (item.phase !== phase) {
      if (phase !== undefined) info(END_GROUP);
      phase = item.phase;
      info(renderGroup(phase));
    }
    info(guardLines(renderProgressLine(result)));
  };
  return {
    onStart,
    onProgress: (event) => {
      if (event.type === 'end') lines = lines.then(() => print(event));
    },
    end: async () => {
      await lines;
      if (phase !== undefined) info(END_GROUP);
    },
  };
}
