import { describe, expect, it } from '@jest/globals';
import { cases } from '../../../src/probes/privacy-erasure/cases.ts';
import type { PrivacyErasureEvidence } from '../../../src/probes/privacy-erasure/evidence.ts';
import { judge } from '../../../src/probes/privacy-erasure/judge.ts';
import { declaration } from '../../../src/probes/privacy-erasure/options.ts';
import { base, hit, judged, saying } from './erasure-judged.ts';

const summary =
  'A person in 11 rows of 9 tables is in none of 16 tables and views any more, 1 kept by law; 18 rows of two others are as before.';

describe('privacy-erasure', () => {
  it.each(cases)('$title', async (one) => {
    const result = await judge(one.evidence, declaration.options.parse(one.options));
    expect([result.outcome, result.reason]).toEqual([one.outcome, one.reason]);
  });

  it('counts what it saw', async () => {
    expect(await judged({})).toEqual({ outcome: 'pass', summary, findings: [] });
  });

  it('counts nothing that is kept where no law keeps anything', async () => {
    expect(await judged({ kept: [], hits: [], hitCount: 0 }, { keep: [] })).toEqual({
      outcome: 'pass',
      summary:
        'A person in 11 rows of 9 tables is in none of 16 tables and views any more; 18 rows of two others are as before.',
      findings: [],
    });
  });

  it('warns of rows that the clean-up left', async () => {
    const expected = 'no row of the canary after the clean-up';
    expect(await judged({ left: [{ table: 'audit_log', rows: 2 }] })).toEqual({
      outcome: 'warn',
      reason: 'assertion',
      summary: `${summary} Rows of the canary are left.`,
      findings: [{ where: 'audit_log', expected, seen: '2' }],
      remedy: 'Remove them, and let the role of `database.dsn` delete in these tables.',
    });
  });

  it('lets a residue weigh more than a control, and says both', async () => {
    const control = { ...base.control, unseen: ['users.x'], unseenCount: 1 };
    const result = await judged({ control, hits: [hit({})], hitCount: 1 });
    expect(result.outcome).toBe('fail');
    expect(result.findings.map(({ where }) => where)).toEqual(['orders', 'before the erasure']);
  });
});

describe('how an erasure ends', () => {
  const long = 'x'.repeat(300);

  it.each<[string, PrivacyErasureEvidence['run'], string]>([
    ['an exit code', { exitCode: 2, complaint: '' }, 'exit code 2'],
    ['an exit code and words', { exitCode: 1, complaint: 'no\n' }, 'exit code 1, "no\\n"'],
    ['a signal', { exitCode: null, complaint: '' }, 'a signal'],
    [
      'words that are too long',
      { exitCode: 1, complaint: long },
      `exit code 1, "${'x'.repeat(197)}…"`,
    ],
  ])('fails where it is %s, the first time or the second', async (_, run, seen) => {
    expect(await judged({ run })).toEqual(
      saying(
        'fail',
        'exit-code',
        ['erasure', 'exit code 0', seen],
        'Run it by hand, and mend what it complains of.',
      ),
    );
    expect(await judged({ again: run })).toEqual(
      saying(
        'fail',
        'exit-code',
        ['second run', 'exit code 0', seen],
        'Let it do nothing for a person who is gone, and end with 0.',
      ),
    );
  });

  it('passes where it complains and ends with 0', async () => {
    const run = { exitCode: 0, complaint: 'deprecated' };
    expect((await judged({ run, again: run })).outcome).toBe('pass');
  });
});
