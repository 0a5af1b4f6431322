import { describe, expect, it } from '@jest/globals';
import type { ListEvidence, Point } from '../../../src/probes/n-plus-one/evidence.ts';
import { held, judgeRun, listAt, listOf, point, SIZES, wellKept } from './healthy.ts';

const where = 'GET /api/orders';

function refused(reason: 'status' | 'exit-code', finding: Record<'expected' | 'seen', string>) {
  return {
    outcome: 'error',
    reason,
    summary: `${where}: expected ${finding.expected}, seen ${finding.seen}.`,
    findings: [{ where, ...finding }],
    remedy: 'The list has to be served before its statements can be counted.',
  };
}

describe('the answer to a request', () => {
  it.each<[string, number[], number | undefined, string, string]>([
    ['is a redirect', [302], undefined, 'status 2xx', '302 with 10 rows'],
    ['is just below 2xx', [199], undefined, 'status 2xx', '199 with 10 rows'],
    ['is good some of the times', [200, 503], undefined, 'status 2xx', '503 with 10 rows'],
    ['never came', [], undefined, 'status 2xx', 'no answer with 10 rows'],
    ['is good, but not the one of the plan', [201], 200, 'status 200', '201 with 10 rows'],
  ])('is refused where it %s', async (_, statuses, status, expected, seen) => {
    const endpoints = [{ path: '/api/orders', rows: '$[*]', parents: '$[*].id', status }];
    const judged = await judgeRun({ lists: [listAt(10, { statuses })] }, { endpoints });
    expect(judged).toStrictEqual(refused('status', { expected, seen }));
  });

  it('is taken with the status that the plan names, whatever it is', async () => {
    const endpoints = [{ path: '/api/orders', rows: '$[*]', parents: '$[*].id', status: 404 }];
    const lists = [listOf(SIZES.map((n) => point(n, { statuses: [404] })))];
    expect((await judgeRun({ lists }, { endpoints })).outcome).toBe('pass');
  });
});

describe('the end of a command', () => {
  const commands = [{ run: './list-orders', rows: '$[*]', parents: '$[*].id' }];
  const ended = (size: number, statuses: number[], more: Partial<Point> = {}): ListEvidence => {
    const points = SIZES.map((n) => point(n, { statuses: [0], ...(n === size ? more : {}) }));
    const changed = points.map((one) => (one.n === size ? { ...one, statuses } : one));
    return listOf(changed, { kind: 'command' });
  };

  it('is good with 0, and only that', async () => {
    const options = { endpoints: [], commands };
    expect(await judgeRun({ lists: [ended(1, [0])] }, options)).toStrictEqual({
      outcome: 'pass',
      summary: 'GET /api/orders: 2 statements for 1 rows, 2 for 50 (role crm_app).',
      findings: [],
    });
    expect(await judgeRun({ lists: [ended(50, [0, 1])] }, options)).toStrictEqual(
      refused('exit-code', { expected: 'exit code 0', seen: '1 with 50 rows' }),
    );
    expect(await judgeRun({ lists: [ended(50, [200])] }, options)).toStrictEqual(
      refused('exit-code', { expected: 'exit code 0', seen: '200 with 50 rows' }),
    );
  });

  it('is told in words where a signal ended it', async () => {
    const judged = await judgeRun({ lists: [ended(1, [-1])] }, { endpoints: [], commands });
    const seen = 'a signal with 1 rows';
    expect(judged).toStrictEqual(refused('exit-code', { expected: 'exit code 0', seen }));
  });

  it('has parents of its own beside those of requests', async () => {
    const lists = [wellKept, ended(50, [0], { parents: [49] })];
    expect((await judgeRun({ lists }, { commands })).findings).toStrictEqual([
      {
        where: 'GET /api/orders, parents $[*].id',
        expected: '1 → 10 → 50 different parents',
        seen: '1 → 10 → 49',
      },
    ]);
  });
});

describe('the text of the answers', () => {
  it('holds where one of them lacks what it must contain', async () => {
    const expected = 'the text of `contains` in every answer';
    const seen = '1 of 3 answers without it, with 10 rows';
    expect(await judgeRun({ lists: [listAt(10, { lacking: 1 })] })).toStrictEqual(
      held(
        { where, expected, seen },
        'Is it the list that answers, and not a page for logging in or for an error?',
      ),
    );
  });

  it('holds where rows could not be counted in one of them', async () => {
    const expected = 'answers in which `rows` can be counted';
    const seen = 'no JSON, or too large a one';
    expect(await judgeRun({ lists: [listAt(10, { unreadable: 1 })] })).toStrictEqual(
      held(
        { where, expected, seen },
        'Give `rows` a JSONPath only where the answer is JSON, or ask for smaller pages.',
      ),
    );
  });
});
