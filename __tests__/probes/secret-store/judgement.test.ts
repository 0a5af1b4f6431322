import { describe, expect, it } from '@jest/globals';
import type { SecretStoreEvidence } from '../../../src/probes/secret-store/evidence.ts';
import { judged, others, wanted } from './judged.ts';

describe('a warning', () => {
  const remedy =
    'Give each secret a value of its own, or name it in `allowShared`; unset what is not used.';
  const same = (where: string) => ({
    where,
    expected: 'a value of its own for each',
    seen: 'the same digest',
    limit: 'warn',
  });
  const extra = {
    where: 'others',
    expected: 'no secret that nobody asks for',
    seen: 'C',
    limit: 'warn',
  };
  const shared = [
    ['A', 'B'],
    ['C', 'D'],
  ];
  const set = '2 secrets are set and deployed in Fly, app lt-crm, but';

  it.each<[string, Partial<SecretStoreEvidence>, object, object[], string]>([
    [
      'of secrets that share a value',
      { shared, ...others(1, ['C']) },
      {},
      [same('A, B'), same('C, D')],
      `${set} A, B: the same digest.`,
    ],
    [
      'of those that nobody asks for',
      others(1, ['C']),
      { extra: 'warn' },
      [extra],
      `${set} others: C.`,
    ],
    [
      'of both',
      { shared, ...others(1, ['C']) },
      { extra: 'warn' },
      [same('A, B'), same('C, D'), extra],
      `${set} A, B: the same digest.`,
    ],
  ])('is told %s', async (_, rest, more, findings, summary) => {
    const expected = { outcome: 'warn', reason: 'assertion', summary, findings, remedy };
    expect(await judged(rest, more)).toEqual(expected);
  });

  it('has a summary of up to 400 characters', async () => {
    const names = Array.from({ length: 10 }, (_, at) => `${at}`.padEnd(60, 'X'));
    const { summary } = await judged({ shared: [names] });
    expect(summary).toBe(`${set} ${names.join(', ')}`.slice(0, 400));
  });
});

describe('a pass', () => {
  const one = { wanted: [wanted()] };
  const alone = { names: ['A'] };
  const bare = { wanted: [wanted({ status: undefined, isEmpty: false })], hasStatus: false };

  it.each<[string, Partial<SecretStoreEvidence>, object, string]>([
    ['of all', {}, {}, '2 secrets are set and deployed in Fly, app lt-crm.'],
    ['of one', one, alone, '1 secret is set and deployed in Fly, app lt-crm.'],
    ['without a status', bare, alone, '1 secret is set in Fly, app lt-crm.'],
    [
      'beside others',
      others(3, ['C', 'D']),
      {},
      '2 secrets are set and deployed in Fly, app lt-crm; nobody asks for 3 more.',
    ],
    [
      'without a line of the script',
      { unread: [3] },
      {},
      '2 secrets are set and deployed in Fly, app lt-crm; not looked into what line 3 reads.',
    ],
    [
      'without lines of the script',
      { unread: [3, 5] },
      {},
      '2 secrets are set and deployed in Fly, app lt-crm; not looked into what lines 3, 5 read.',
    ],
    [
      'without others, however strict',
      {},
      { extra: 'fail' },
      '2 secrets are set and deployed in Fly, app lt-crm.',
    ],
    [
      'without others to warn of',
      {},
      { extra: 'warn' },
      '2 secrets are set and deployed in Fly, app lt-crm.',
    ],
  ])('tells %s', async (_, rest, more, summary) => {
    expect(await judged(rest, more)).toEqual({ outcome: 'pass', summary, findings: [] });
  });
});
