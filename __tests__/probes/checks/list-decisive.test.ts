import { describe, expect, it } from '@jest/globals';
import type { SeenRun } from '../../../src/probes/checks/evidence.ts';
import { listDecisive } from '../../../src/probes/checks/list-decisive.ts';

const at = (minute: number) => `2026-01-05T10:${String(minute).padStart(2, '0')}:00Z`;

const run = (id: number, from: number, to: number | undefined, rest: Partial<SeenRun> = {}) => ({
  id,
  status: to === undefined ? 'in_progress' : 'completed',
  startedAt: at(from),
  ...(to === undefined ? {} : { completedAt: at(to), conclusion: 'success' }),
  ...rest,
});

const one = { runId: '7' };

describe('listDecisive', () => {
  it.each<[string, readonly SeenRun[], readonly number[]]>([
    ['none', [], []],
    ['the only one', [run(1, 0, 5, one)], [1]],
    ['a later attempt of the same run', [run(1, 0, 5, one), run(2, 6, 9, one)], [2]],
    ['an attempt that starts as the first ends', [run(1, 0, 5, one), run(2, 5, 9, one)], [2]],
    ['two jobs of one name, at the same time', [run(1, 0, 5, one), run(2, 4, 9, one)], [2, 1]],
    [
      'one that still runs beside a newer one',
      [run(1, 0, undefined, one), run(2, 1, 2, one)],
      [2, 1],
    ],
    [
      'one whose beginning nobody knows',
      [run(1, 0, 5, one), { id: 2, status: 'queued', ...one }],
      [2, 1],
    ],
    [
      'a later run',
      [run(1, 0, 5, { ...one, workflow: 'a' }), run(2, 1, 2, { runId: '8', workflow: 'a' })],
      [2],
    ],
    [
      'a namesake in another workflow',
      [run(1, 0, 5, { ...one, workflow: 'a' }), run(2, 6, 9, { runId: '8', workflow: 'b' })],
      [2, 1],
    ],
    [
      'runs of which GitHub knows no workflow',
      [run(1, 0, 5, one), run(2, 6, 9, { runId: '8' })],
      [2, 1],
    ],
    ['those of an app that has no runs', [run(1, 0, 5), run(2, 3, 9)], [2]],
  ])('%s', (_, runs, ids) => {
    expect(listDecisive(runs).map(({ id }) => id)).toEqual(ids);
    expect(listDecisive(runs.toReversed()).map(({ id }) => id)).toEqual(ids);
  });
});
