import { describe, expect, it } from '@jest/globals';
import { REASON_CODES } from '../../src/domain/reason.ts';
import {
  explainUnwaivable,
  isSameGrant,
  isSameWaiver,
  WAIVABLE_REASONS,
  type Waiver,
} from '../../src/domain/waiver.ts';
import { REGISTRY } from '../../src/probes/registry.ts';

const waiver: Waiver = {
  item: 'health',
  reason: 'status',
  justification: 'So.',
  requestedBy: 'ana',
  approvedBy: 'jonas',
  expires: '2026-02-01T00:00:00Z',
  environments: ['staging', 'production'],
  until: 'later',
};

const kinds = Object.entries(REGISTRY);

describe('reasons that can be waived', () => {
  it('are those with which something fails', () => {
    expect(WAIVABLE_REASONS).toContain('threshold');
    expect(WAIVABLE_REASONS.length).toBeLessThan(REASON_CODES.length);
    for (const word of ['connect', 'no-data', 'awaiting-person', 'waived', 'skipped'] as const) {
      expect(WAIVABLE_REASONS).not.toContain(word);
    }
  });

  it.each(kinds)('cover every failure and warning in the cases of %s', async (_, modules) => {
    const { cases } = await modules.cases();
    const ended = cases.filter(({ outcome }) => outcome === 'fail' || outcome === 'warn');
    for (const { reason } of ended) expect(WAIVABLE_REASONS).toContain(reason);
  });

  it.each(kinds)('are of no use to %s if it waits for a person', async (kind, modules) => {
    const { declaration } = await modules.declaration();
    const why = explainUnwaivable({ kind, phase: 'approval', blast: 'read' });
    expect(why !== undefined).toBe(declaration.isManual === true);
  });
});

describe('two waivers', () => {
  it('are the same to the letter, or they are not', () => {
    expect(isSameWaiver(waiver, { ...waiver })).toBe(true);
  });

  it.each<[Partial<Waiver>, boolean]>([
    [{ item: 'other' }, true],
    [{ justification: 'Other.' }, true],
    [{ until: undefined }, true],
    [{ reason: 'assertion' }, false],
    [{ requestedBy: 'Ana' }, false],
    [{ approvedBy: 'mette' }, false],
    [{ expires: '2026-02-02T00:00:00Z' }, false],
    [{ environments: ['staging'] }, false],
    [{ environments: undefined }, false],
  ])('that differ in %j', (change, isSame) => {
    const other = { ...waiver, ...change };
    expect(isSameWaiver(waiver, other)).toBe(false);
    expect(isSameGrant(waiver, other)).toBe(isSame);
  });
});
