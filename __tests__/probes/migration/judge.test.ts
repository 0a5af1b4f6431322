import { describe, expect, it } from '@jest/globals';
import { cases } from '../../../src/probes/migration/cases.ts';
import type { MigrationEvidence } from '../../../src/probes/migration/evidence.ts';
import { evidence, judge } from '../../../src/probes/migration/judge.ts';
import { declaration } from '../../../src/probes/migration/options.ts';
import { differs, first, healthy, held, judged, parts, table, type } from './healthy.ts';

const { locks, fresh, second, upgrade } = parts;

describe('what is a failure', () => {
  it.each<[string, Partial<MigrationEvidence>, string, RegExp]>([
    ['no head', { heads: [], headCount: 0 }, 'no-data', /no head at all/],
    [
      'another revision',
      { position: { missing: ['0007'], beyond: ['0006'] } },
      'assertion',
      /at 0007, seen 0006/,
    ],
    [
      'no revision',
      { position: { missing: ['0007'], beyond: [] } },
      'assertion',
      /at 0007, seen it is not/,
    ],
    [
      'more than the heads',
      { position: { missing: [], beyond: ['x'] } },
      'assertion',
      /at the heads, seen x/,
    ],
    [
      'a second upgrade elsewhere',
      { second: { ...second, position: { missing: ['0007'], beyond: [] } } },
      'assertion',
      /second upgrade/,
    ],
    [
      'not from empty',
      { fresh: { ...fresh, run: { ...fresh.run, exitCode: 1 } } },
      'exit-code',
      /empty database/,
    ],
    [
      'killed',
      { upgrade: { ...upgrade, exitCode: null, signal: 'SIGKILL' } },
      'exit-code',
      /ended by SIGKILL/,
    ],
    ['nothing arrived', { fresh: { ...fresh, tables: 0 } }, 'no-data', /not one table/],
    [
      'another schema',
      { fresh: { ...fresh, differences: differs } },
      'assertion',
      /default was 0, is not there/,
    ],
    ['not what the code expects', { expected: differs }, 'assertion', /what the code expects/],
    [
      'more than is kept',
      { expected: { kept: [], leftOut: 3 } },
      'assertion',
      /3 more differences/,
    ],
    [
      'a second upgrade that fails',
      { second: { ...second, run: { ...second.run, exitCode: 1 } } },
      'exit-code',
      /second upgrade/,
    ],
    [
      'a second one that changes',
      { second: { ...second, differences: differs } },
      'assertion',
      /second upgrade/,
    ],
    [
      'a second one that writes',
      { second: { ...second, changedTables: ['public.customers'] } },
      'assertion',
      /rows of public.customers/,
    ],
    [
      'drift',
      { drift: { state: 'found', lines: ["Detected added column 'orders.paid'"] } },
      'assertion',
      /orders.paid/,
    ],
    [
      'drift that can’t be asked',
      { drift: { state: 'unknown', lines: ['KeyError'] } },
      'config',
      /KeyError/,
    ],
    [
      'an index that is not valid',
      { invalidIndexes: ['public.i on orders'] },
      'assertion',
      /public.i on orders is not/,
    ],
    [
      'a large table rewritten',
      { tables: [table({ isRewritten: true })] },
      'threshold',
      /2000000 rows are written anew/,
    ],
    [
      'a large table locked',
      held(2_100),
      'threshold',
      /ShareLock for 2100 ms on 2000000 rows.*CREATE INDEX/,
    ],
    [
      'traffic that waits',
      {
        locks: {
          ...locks,
          traffic: { ...locks.traffic, blocked: [{ table: 'public.t', kind: 'read', ms: 2_500 }] },
        },
      },
      'threshold',
      /one waited 2500 ms/,
    ],
    [
      'a scan on a copy without rows',
      { tables: [table({ copyRows: 0, scans: 1 })] },
      'insufficient-samples',
      /measured on 0 rows of 2000000/,
    ],
    ['no samples', { locks: { ...locks, samples: 1 } }, 'insufficient-samples', /samples/],
    [
      'a gap',
      { locks: { ...locks, longestGapMs: 2_001 } },
      'insufficient-samples',
      /none for 2001 ms/,
    ],
    [
      'no traffic',
      { locks: { ...locks, traffic: { ...locks.traffic, statements: 0 } } },
      'insufficient-samples',
      /0 statements/,
    ],
    [
      'refused traffic',
      { locks: { ...locks, traffic: { ...locks.traffic, refused: 840 } } },
      'insufficient-samples',
      /840 refused/,
    ],
    [
      'tables left out',
      { tables: [table({ updated: 1 })], tablesLeftOut: 1 },
      'insufficient-samples',
      /1 tables were left out/,
    ],
  ])('%s', async (_, rest, reason, says) => {
    const { outcome, summary, ...more } = await judged(rest);
    expect({ reason: more.reason, summary }).toEqual({
      reason,
      summary: expect.stringMatching(says),
    });
    expect(outcome).not.toMatch(/pass|warn/);
  });

  it.each(['upgrade', 'locks', 'tables', 'second', 'drift', 'fresh', 'position'] as const)(
    'is that nothing is known of: %s',
    async (key) => {
      const { [key]: _, ...rest } = healthy;
      const options = declaration.options.parse(first?.options);
      expect((await judge(rest, options)).outcome).not.toMatch(/pass|warn/);
    },
  );

  it('is what a broken upgrade leaves behind', async () => {
    const broken = { upgrade: { ...upgrade, exitCode: 1 }, changes: differs };
    const { findings } = await judged(broken);
    expect(findings.map(({ where }) => where)).toEqual(['upgrade', 'left behind']);
  });
});

describe('what is none', () => {
  it.each<[string, Partial<MigrationEvidence>]>([
    [
      'a small table rewritten',
      { tables: [table({ isRewritten: true, deployedRows: 10, copyRows: 9_999 })] },
    ],
    ['a short lock', held(1_999)],
    ['a long lock on a small table', held(5_000, 10_000)],
    ['a scan on a copy to scale', { tables: [table({ scans: 3 })] }],
    [
      'a scan without a lock',
      { tables: [table({ table: 'public.other', copyRows: 0, scans: 1 })] },
    ],
    ['a tool without a drift check', { drift: { state: 'absent', lines: [] } }],
    ['a wider type', type('integer', 'bigint')],
  ])('%s', async (_, rest) => {
    expect(await judged(rest)).toMatchObject({ outcome: 'pass', findings: [] });
  });

  it('what the plan says may differ', async () => {
    const rest = { expected: differs };
    for (const name of ['public.orders', 'public.orders.total', 'public.*']) {
      expect(await judged(rest, { ignore: [name] })).toMatchObject({ outcome: 'pass' });
    }
    expect(await judged(rest, { ignore: ['public.order', 'orders'] })).toMatchObject({
      outcome: 'fail',
    });
    const cut = { expected: { ...differs, leftOut: 1 } };
    expect(await judged(cut, { ignore: ['public.*'] })).toMatchObject({ outcome: 'fail' });
  });
});

it('needs the heads that the plan says', async () => {
  expect(await judged({}, { heads: 1 })).toMatchObject({ outcome: 'pass' });
  expect(await judged({}, { heads: 2 })).toMatchObject({ outcome: 'fail', reason: 'assertion' });
  const two = {
    heads: ['a', 'b'],
    headCount: 2,
    forks: [{ of: 'the project', heads: ['a', 'b'] }],
  };
  expect(await judged(two)).toMatchObject({
    outcome: 'fail',
    summary: expect.stringMatching(/2: a, b/),
  });
});

it.each(cases)('$title', async ({ evidence: seen, options, outcome, reason }) => {
  const given = declaration.options.parse(options);
  expect(await judge(evidence.schema.parse(seen), given)).toMatchObject({
    outcome,
    ...(reason === undefined ? {} : { reason }),
  });
});
