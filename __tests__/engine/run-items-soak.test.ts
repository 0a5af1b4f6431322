import { describe, expect, it } from '@jest/globals';
import { ProbeError } from '../../src/domain/errors.ts';
import type { PlannedItem, SoakPolicy } from '../../src/domain/item.ts';
import { runItems } from '../../src/engine/run-items.ts';
import {
  FAIL,
  listOutcomes,
  makeRequest,
  PASS,
  type ProbeSpec,
  planItem,
  runOne,
  sleep,
} from './engine-fixtures.ts';

function soak(overrides: Partial<SoakPolicy> = {}): Partial<PlannedItem> {
  return {
    soak: { forMs: 200, everyMs: 20, consecutive: 2, failureLimit: 0, errorLimit: 0, ...overrides },
  };
}

/** Answers as the list says, one a call: `.` passes, `x` fails, `!` throws, `?` has no data. */
function answering(answers: string): ProbeSpec & { calls(): number } {
  let call = 0;
  return {
    calls: () => call,
    collect: () => {
      const answer = answers[Math.min(call, answers.length - 1)] ?? '.';
      call += 1;
      if (answer === '!') throw new ProbeError('connect', 'No.');
      if (answer === '?') throw new ProbeError('no-data', 'Nothing.');
      return { answer };
    },
    judge: (evidence) => ((evidence as { answer: string }).answer === 'x' ? FAIL : PASS),
  };
}

describe('a soak', () => {
  it('samples from its start to its end', async () => {
    const result = await runOne(answering('.'), soak());
    expect(result.outcome).toBe('pass');
    expect(result.attempts.length).toBeGreaterThanOrEqual(3);
    const times = result.attempts.map((one) => Date.parse(one.startedAt));
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(195);
  });

  it.each<[string, Partial<SoakPolicy>, string, number | undefined]>([
    ['.x', {}, 'fail/unstable', 2],
    ['.!', {}, 'error/connect', 2],
    ['.?', {}, 'error/no-data', 2],
    ['x.', { failureLimit: 1 }, 'pass', undefined],
    ['!.', { errorLimit: 1 }, 'pass', undefined],
    ['!x.', { errorLimit: 1, failureLimit: 1 }, 'pass', undefined],
    ['!x.', { errorLimit: 2 }, 'fail/unstable', 2],
    ['x!.', { failureLimit: 2 }, 'error/connect', 2],
    ['.', { consecutive: 50 }, 'inconclusive/insufficient-samples', undefined],
  ])('of %j with %j is %s', async (answers, policy, expected, calls) => {
    const spec = answering(answers);
    const result = await runOne(spec, soak(policy));
    expect([result.outcome, result.reason].filter(Boolean).join('/')).toBe(expected);
    if (calls !== undefined) expect(spec.calls()).toBe(calls);
  });

  it('keeps fifty samples and says how many it took', async () => {
    const result = await runOne(
      answering('x.'),
      soak({ forMs: 1_000, everyMs: 2, failureLimit: 1 }),
    );
    expect(result.outcome).toBe('pass');
    expect(result.flaky).toBe(true);
    expect(result.attempts).toHaveLength(50);
    expect(result.attempts[0]?.judgement?.outcome).toBe('fail');
    expect(result.summary).toMatch(/attempts were made, 50 are kept/);
  });

  it('holds no place between its samples', async () => {
    const items = [planItem('a', soak({ forMs: 150 })), planItem('b')];
    const ends: string[] = [];
    await runItems(
      makeRequest(
        items,
        {},
        {
          concurrency: 1,
          onProgress: (event) => event.type === 'end' && ends.push(event.item.id),
        },
      ),
    );
    expect(ends).toEqual(['b', 'a']);
  });

  it('ends at once if a person has to answer', async () => {
    const pending = { outcome: 'pending', reason: 'awaiting-person', summary: 'x', findings: [] };
    const result = await runOne({ judge: () => pending }, soak({ forMs: 5_000 }));
    expect([result.outcome, result.attempts.length]).toEqual(['pending', 1]);
  });

  it('beside another item lasts as long as that one', async () => {
    const items = [
      planItem('deploy', { kind: 'slow' }),
      planItem('logs', { during: 'deploy', ...soak({ forMs: 1, everyMs: 10 }) }),
    ];
    const slow = { collect: () => sleep(80).then(() => ({})) };
    const [, logs] = await runItems(makeRequest(items, { slow }));
    expect(logs?.outcome).toBe('pass');
    expect(logs?.attempts.length).toBeGreaterThanOrEqual(3);
  });
});

describe('soaks of one phase', () => {
  const startsOf = (result: { attempts: readonly { startedAt: string }[] } | undefined) =>
    (result?.attempts ?? []).map((one) => Date.parse(one.startedAt));

  it('are sampled until the last of them has had its time', async () => {
    const items = [
      planItem('short', soak({ forMs: 40 })),
      planItem('long', soak({ forMs: 200 })),
      planItem('first', { kind: 'slow' }),
      planItem('late', { needs: ['first'], ...soak({ forMs: 150 }) }),
    ];
    const slow = { collect: () => sleep(120).then(() => ({})) };
    const results = await runItems(makeRequest(items, { slow }));
    expect(listOutcomes(results).every((one) => one.endsWith(': pass'))).toBe(true);
    const lateStart = startsOf(results[3])[0] ?? 0;
    for (const index of [0, 1, 3]) {
      expect(startsOf(results[index]).at(-1)).toBeGreaterThanOrEqual(lateStart + 145);
    }
  });

  it('that turn red while others still soak are caught', async () => {
    const startedAt = Date.now();
    const spec: ProbeSpec = {
      collect: (options) => ({ isRed: options === 'turns' && Date.now() - startedAt > 120 }),
      judge: (evidence) => ((evidence as { isRed: boolean }).isRed ? FAIL : PASS),
    };
    const items = [
      planItem('turns', { options: 'turns', ...soak({ forMs: 40 }) }),
      planItem('long', soak({ forMs: 250 })),
    ];
    expect(listOutcomes(await runItems(makeRequest(items, { plain: spec })))).toEqual([
      'turns: fail/unstable',
      'long: pass',
    ]);
  });

  it('do not wait for one that ended early or was never run', async () => {
    const items = [
      planItem('short', soak({ forMs: 40 })),
      planItem('red', { kind: 'red', ...soak({ forMs: 60_000 }) }),
      planItem('skipped', { skip: 'No.', ...soak({ forMs: 60_000 }) }),
      planItem('broken', { kind: 'none', ...soak({ forMs: 60_000 }) }),
      planItem('stuck', { needs: ['stuck'], ...soak({ forMs: 60_000 }) }),
    ];
    const results = await runItems(makeRequest(items, { red: answering('x') }));
    expect(listOutcomes(results)).toEqual([
      'short: pass',
      'red: fail/unstable',
      'skipped: skip/skipped',
      'broken: error/internal',
      'stuck: inconclusive/needs-unmet',
    ]);
  });

  it('that need each other run one after the other', async () => {
    const items = [
      planItem('first', soak({ forMs: 60 })),
      planItem('second', { needs: ['first'], ...soak({ forMs: 60 }) }),
      planItem('alone', soak({ forMs: 60 })),
    ];
    const results = await runItems(makeRequest(items));
    expect(listOutcomes(results).every((one) => one.endsWith(': pass'))).toBe(true);
    const firstEnd = startsOf(results[0]).at(-1) ?? 0;
    expect(startsOf(results[1])[0]).toBeGreaterThanOrEqual(firstEnd - 5);
  });

  it('that use a resource alone do not lock each other out', async () => {
    const alone = { declaration: { uses: { target: 'exclusive' as const } } };
    const items = ['a', 'b'].map((id) => planItem(id, { kind: 'alone', ...soak() }));
    const watched = planItem('w', { kind: 'alone', ...soak({ forMs: 200 }) });
    const watcher = planItem('v', { during: 'w' });
    const results = await runItems(makeRequest([...items, watched, watcher], { alone }));
    expect(listOutcomes(results)).toEqual(['a: pass', 'b: pass', 'w: pass', 'v: pass']);
    const watchedEnd = startsOf(results[2]).at(-1) ?? 0;
    expect(startsOf(results[0]).at(-1)).toBeGreaterThanOrEqual(watchedEnd);
  });
});
