import { describe, expect, it } from '@jest/globals';
import { runItems } from '../../src/engine/run-items.ts';
import type { ApprovalsTool, Toolbox } from '../../src/toolbox/toolbox.ts';
import { makeRequest, planItem } from './engine-fixtures.ts';

const needs = ['item', 'approvals'] as const;

async function collectWith(owner: string | undefined, approvals?: ApprovalsTool) {
  let seen: Toolbox | undefined;
  const probe = {
    declaration: { needs },
    collect: (_: unknown, tools: Toolbox) => {
      seen = tools;
      return {};
    },
  };
  const item = planItem('notes', { kind: 'asks', ...(owner === undefined ? {} : { owner }) });
  const request = makeRequest(
    [item],
    { asks: probe },
    approvals === undefined ? {} : { approvals },
  );
  const [result] = await runItems(request);
  expect(result?.outcome).toBe('pass');
  if (seen === undefined) throw new Error('nothing was collected');
  return seen;
}

describe('the tools of an item', () => {
  it('say which item it is, and who owns it', async () => {
    expect((await collectWith('lead')).item).toEqual({ id: 'notes', owner: 'lead' });
    expect((await collectWith(undefined)).item).toEqual({ id: 'notes' });
  });

  it('say that there is nobody to ask, and refuse to read what nobody can have said', async () => {
    const { approvals } = await collectWith(undefined);
    expect(approvals.isAbsent).toBe(true);
    await expect(approvals.read()).rejects.toMatchObject({ reason: 'auth' });
  });

  it('are those of the run where there are any', async () => {
    const rules = { roles: {}, asked: [], owners: [], smallTeam: true, carry: 'none' } as const;
    const given: ApprovalsTool = { rules, read: async () => Promise.reject(new Error('no')) };
    expect((await collectWith(undefined, given)).approvals).toBe(given);
  });
});
