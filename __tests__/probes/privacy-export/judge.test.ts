import { describe, expect, it } from '@jest/globals';
import { cases } from '../../../src/probes/privacy-export/cases.ts';
import { judge } from '../../../src/probes/privacy-export/judge.ts';
import { declaration } from '../../../src/probes/privacy-export/options.ts';
import { base, first, judged } from './export-judged.ts';

describe('privacy-export', () => {
  it.each(cases)('$title', async (one) => {
    const result = await judge(one.evidence, declaration.options.parse(one.options));
    expect([result.outcome, result.reason]).toEqual([one.outcome, one.reason]);
  });

  it('counts what is covered', async () => {
    expect(await judged({})).toEqual({
      outcome: 'pass',
      summary:
        '23 of 24 marked columns of 9 tables are in the export, 1 is excluded, and nothing of a second person.',
      findings: [],
    });
  });

  it('names what is missing by table', async () => {
    const missing = ['crm.people.name', 'orders.notes', 'crm.people.note'];
    const result = await judged(first({ missing, missingCount: 3 }));
    expect(result.findings.map(({ where, seen }) => `${where}: ${seen}`)).toEqual([
      'crm.people: 2 missing: name, note',
      'orders: 1 missing: notes',
    ]);
  });

  it('takes an exclusion with the schema or without', async () => {
    const one = first({ missing: ['crm.people.note', 'users.x'], missingCount: 2 });
    const because = { 'people.note': 'a reason', 'public.users.x': 'a reason' };
    expect((await judged(one, { exclude: because })).outcome).toBe('pass');
    expect((await judged(one, { exclude: { 'ople.note': 'a reason' } })).outcome).toBe('fail');
  });

  it('lets what fails weigh more than a control, and says both', async () => {
    const broken = { ...base.first, exitCode: 1 };
    const result = await judged({ first: broken, second: broken });
    expect([result.outcome, result.reason]).toEqual(['fail', 'exit-code']);
    expect(result.findings.map(({ where }) => where)).toEqual([
      'export',
      'export of the second person',
    ]);
  });
});
