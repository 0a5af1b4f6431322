import { describe, expect, it } from '@jest/globals';
import { cases } from '../../../src/probes/privacy-export/cases.ts';
import type {
  PrivacyExportEvidence,
  ProducedExport,
} from '../../../src/probes/privacy-export/evidence.ts';
import { judge } from '../../../src/probes/privacy-export/judge.ts';
import { declaration } from '../../../src/probes/privacy-export/options.ts';

const [good] = cases;
if (good === undefined) throw new Error('no case');
const base = good.evidence;

async function judged(rest: Partial<PrivacyExportEvidence>, options: object = {}) {
  const given = declaration.options.parse({ ...(good?.options as object), ...options });
  return await judge({ ...base, ...rest }, given);
}
const first = (rest: Partial<ProducedExport>) => ({ first: { ...base.first, ...rest } });

describe('privacy-export', () => {
  it.each(cases)('$title', async (one) => {
    const result = await judge(one.evidence, declaration.options.parse(one.options));
    expect([result.outcome, result.reason]).toEqual([one.outcome, one.reason]);
  });

  it('counts what is covered', async () => {
    expect((await judged({})).summary).toBe(
      '23 of 24 marked columns of 9 tables are in the export, 1 are excluded, and nothing of a second person.',
    );
  });

  it('names what is missing by table, and how to go on', async () => {
    const missing = Array.from({ length: 14 }, (_, at) => `crm.people.c${at}`);
    const result = await judged(first({ missing: [...missing, 'orders.notes'], missingCount: 15 }));
    expect(result.findings.map(({ where, seen }) => `${where}: ${seen}`)).toEqual([
      `crm.people: 14 missing: ${missing
        .slice(0, 12)
        .map((one) => one.slice(11))
        .join(', ')} and 2 more`,
      'orders: 1 missing: notes',
    ]);
    expect(result.remedy).toMatch(/`exclude`/);
  });

  it('takes an exclusion with the schema or without', async () => {
    const one = first({ missing: ['crm.people.note', 'users.x'], missingCount: 2 });
    const because = { 'people.note': 'a reason', 'public.users.x': 'a reason' };
    expect((await judged(one, { exclude: because })).outcome).toBe('pass');
    expect((await judged(one, { exclude: { 'ople.note': 'a reason' } })).outcome).toBe('fail');
  });

  it('does not pass what was cut from the list of what is missing', async () => {
    const result = await judged(first({ missing: ['users.password_hash'], missingCount: 2 }));
    expect(result).toMatchObject({ outcome: 'fail', reason: 'assertion' });
  });

  it('fails on a stranger in the export of a second person, or of nobody', async () => {
    const leak = { foreign: ['users.email'], foreignCount: 1 };
    expect((await judged({ second: { ...base.second, ...leak } })).outcome).toBe('fail');
    const nobody = { ...(base.nobody as ProducedExport), ...leak };
    expect((await judged({ nobody })).outcome).toBe('fail');
  });

  it.each<[string, Partial<PrivacyExportEvidence>]>([
    ['no key that nobody has', { nobody: undefined }],
    [
      'output for nobody',
      { nobody: { ...(base.nobody as ProducedExport), format: 'json', bytes: 9 } },
    ],
    ['a second export that breaks', { second: { ...base.second, exitCode: 1 } }],
  ])('holds on %s', async (_, rest) => {
    const result = await judged(rest);
    expect(result).toMatchObject({ outcome: 'inconclusive', reason: 'control-failed' });
  });

  it('lets a refusal by HTTP have words', async () => {
    const http = { exitCode: undefined, status: 200 };
    const nobody = {
      ...base.first,
      exitCode: undefined,
      status: 404,
      own: 0,
      missing: [],
      missingCount: 0,
    };
    const rest = { first: { ...base.first, ...http }, second: { ...base.second, ...http }, nobody };
    expect((await judged(rest)).outcome).toBe('pass');
    const broken = { ...rest, first: { ...base.first, exitCode: undefined, status: 500 } };
    expect(await judged(broken)).toMatchObject({ outcome: 'fail', reason: 'status' });
  });
});
