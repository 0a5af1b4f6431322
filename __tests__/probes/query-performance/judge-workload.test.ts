import { describe, expect, it } from '@jest/globals';
import type { WorkloadEvidence } from '../../../src/probes/query-performance/evidence.ts';
import { judgeWorkload } from '../../../src/probes/query-performance/judge-workload.ts';
import { healthy, options } from './healthy.ts';

type Command = Extract<WorkloadEvidence, { kind: 'command' }>;
type Sent = Extract<WorkloadEvidence, { kind: 'requests' }>['requests'][number];

const held = (reason: string, where: string, expected: string, seen: string, remedy: string) => ({
  outcome: 'inconclusive',
  reason,
  finding: { where, expected, seen },
  remedy,
});

describe('a command as the workload', () => {
  const marksOf = (rest: Partial<Command>) => {
    const ended = { exitCode: 0, signal: null, lastLine: '', ...rest };
    const seen = healthy({ workload: { kind: 'command', ms: 1, ...ended } });
    return judgeWorkload(seen, options({ requests: undefined, workload: './load' }));
  };

  it.each<[string, Partial<Command>, string]>([
    ['says why', { exitCode: 99, lastLine: 'too slow' }, 'exit code 99: too slow'],
    ['says nothing', { exitCode: 1 }, 'exit code 1'],
    ['was killed', { exitCode: null, signal: 'SIGKILL' }, 'SIGKILL'],
  ])('is an error where it %s', (_, rest, seen) => {
    const finding = { where: 'workload', expected: 'exit code 0', seen };
    const remedy = 'The command has to end with 0 before its statements can be judged.';
    expect(marksOf(rest)).toEqual([{ outcome: 'error', reason: 'exit-code', finding, remedy }]);
  });

  it('is fine where it ends with 0, whatever it says', () => {
    expect(marksOf({ lastLine: 'done' })).toEqual([]);
  });
});

describe('the kind of workload', () => {
  const workload: WorkloadEvidence = { kind: 'window', ms: 30_000 };

  it('may be a window, with or without its length', () => {
    for (const window of [undefined, '1m']) {
      const asked = options({ requests: undefined, window });
      expect(judgeWorkload(healthy({ workload }), asked)).toEqual([]);
    }
  });

  it.each<[string, object]>([
    ['requests', {}],
    ['command', { requests: undefined, workload: './load' }],
  ])('holds where others were watched instead of the %s', (kind, more) => {
    expect(judgeWorkload(healthy({ workload }), options(more))).toEqual([
      held('no-data', 'workload', kind, 'window', 'Run it again.'),
    ]);
  });
});

describe('requests as the workload', () => {
  const one = (rest: Partial<Sent> = {}): Sent => ({
    name: 'GET /orders',
    sent: 30,
    statuses: [200],
    lacking: 0,
    ...rest,
  });
  const marksOf = (requests: Sent[], asked: object[], rest: object = {}) =>
    judgeWorkload(
      healthy({ workload: { kind: 'requests', ms: 1, requests }, ...rest }),
      options({ requests: asked }),
    );
  const orders = { path: '/orders' };

  it.each<[string, number[], number | undefined, string, string]>([
    ['one answer is no success', [200, 500, 404], undefined, 'status 2xx', '500'],
    ['one is another success', [204, 200], 204, 'status 204', '200'],
    ['there was no answer', [], undefined, 'status 2xx', 'none'],
  ])('are an error where %s', (_, statuses, status, expected, seen) => {
    const finding = { where: 'GET /orders', expected, seen };
    const remedy = 'The requests have to be served before their statements can be judged.';
    expect(marksOf([one({ statuses, lacking: 30 })], [{ ...orders, status }])).toEqual([
      { outcome: 'error', reason: 'status', finding, remedy },
    ]);
  });

  it.each([
    [1, '1 answer without it'],
    [30, '30 answers without it'],
  ])('hold where %i did not contain the text', (lacking, seen) => {
    const remedy = 'Look at what is answered: a page to log in, or that of an error?';
    expect(marksOf([one({ lacking })], [orders])).toEqual([
      held('no-data', 'GET /orders', 'the text of `contains`', seen, remedy),
    ]);
  });

  it.each<[string, Sent[], object[], string]>([
    ['one was not sent', [one()], [orders, orders], '30 of them'],
    ['one was not asked for', [one({ sent: 10 }), one({ sent: 20 })], [orders], '30 of them'],
    ['none was sent', [one({ sent: 0 })], [orders], '0 of them'],
  ])('hold where %s', (_, requests, asked, seen) => {
    expect(marksOf(requests, asked)).toEqual([
      held('no-data', 'workload', 'all requests', seen, 'Run it again.'),
    ]);
  });

  it.each<[string, number, number, number, string]>([
    ['most did not reach the database', 30, 20, 9, '29 for 30 requests'],
    ['a single statement is counted', 30, 1, 0, '1 for 30 requests'],
  ])('hold where %s', (_, sent, calls, ignored, seen) => {
    const remedy =
      'A cache that answers instead has to be off, and `role` has to be that of the application.';
    const counts = {
      sums: { statements: 1, calls, totalMs: 36 },
      ignored: { statements: 1, calls: ignored },
    };
    const marks = marksOf([one({ sent, statuses: [500] })], [orders], counts);
    expect(marks.slice(1)).toEqual([
      held('insufficient-samples', 'workload', 'a statement a request', seen, remedy),
    ]);
    expect(marks.map(({ outcome }) => outcome)).toEqual(['error', 'inconclusive']);
  });

  it('are fine with one statement for each, ignored or not', () => {
    const counts = {
      sums: { statements: 1, calls: 20, totalMs: 36 },
      ignored: { statements: 1, calls: 10 },
    };
    expect(marksOf([one()], [orders], counts)).toEqual([]);
    expect(marksOf([one()], [{ ...orders, status: 200 }])).toEqual([]);
  });
});
