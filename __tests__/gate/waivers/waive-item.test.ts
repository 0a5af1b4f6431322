import { describe, expect, it } from '@jest/globals';
import { OUTCOMES } from '../../../src/domain/outcome.ts';
import { PHASES } from '../../../src/domain/phase.ts';
import type { ItemResult } from '../../../src/domain/report.ts';
import type { Waiver, WaiverProof } from '../../../src/domain/waiver.ts';
import { findCovering, waiveItem } from '../../../src/gate/waivers/waive-item.ts';
import { buildItem } from '../../support/sample-report.ts';
import { makeFailing, makeWaiver } from './waiver-examples.ts';

const PROVED: WaiverProof = { isProved: true, pullRequest: 12 };

function waive(item: ItemResult, waiver: Waiver, proof: WaiverProof | undefined = PROVED) {
  const proofs = new Map(proof === undefined ? [] : [[waiver, proof]]);
  return waiveItem(item, [waiver], 'production', proofs);
}

describe('an item that fails exactly as its waiver says', () => {
  it('is waived, and keeps what it truly is', () => {
    const item = makeFailing();
    expect(waive(item, makeWaiver({ until: 'the new balancer is there' }))).toEqual({
      ...item,
      outcome: 'waived',
      reason: 'waived',
      summary:
        'Waived until 2026-02-01 00:00 UTC: approved by jonas in #12, requested by ana: The old balancer answers 503 once a night. Until: the new balancer is there. — without it fail (status): GET /health answered 503.',
      waiver: {
        outcome: 'fail',
        reason: 'status',
        summary: 'GET /health answered 503.',
        justification: 'The old balancer answers 503 once a night.',
        requestedBy: 'ana',
        approvedBy: 'jonas',
        expires: '2026-02-01T00:00:00Z',
        until: 'the new balancer is there',
        pullRequest: 12,
      },
    });
  });

  it('keeps its findings and what to do about them', () => {
    const item = makeFailing();
    const { findings, remedy, attempts } = waive(item, makeWaiver());
    expect({ findings, remedy, attempts }).toEqual({
      findings: item.findings,
      remedy: item.remedy,
      attempts: item.attempts,
    });
  });
});

describe('outcome × reason', () => {
  const cells = OUTCOMES.flatMap((outcome) =>
    (['same', 'other', 'none'] as const).map((reason) => ({ outcome, reason })),
  );

  it.each(cells)('$outcome with $reason reason', ({ outcome, reason }) => {
    const word = reason === 'other' ? 'assertion' : 'status';
    const { reason: _, ...bare } = buildItem('health', outcome);
    const item: ItemResult = reason === 'none' ? bare : { ...bare, reason: word };
    const result = waive(item, makeWaiver());
    const isCovered = (outcome === 'fail' || outcome === 'warn') && reason === 'same';
    if (isCovered) expect(result).toMatchObject({ outcome: 'waived', waiver: { outcome } });
    else expect(result).toBe(item);
  });
});

describe('time', () => {
  it.each([
    ['ends a moment after the item', '2026-01-05T10:00:01.201Z', 'waived'],
    ['ends as the item ends', '2026-01-05T10:00:01.200Z', 'fail'],
    ['ended the year before', '2025-01-01T00:00:00Z', 'fail'],
    ['ends 90 days ahead', '2026-04-05T10:00:01.200Z', 'waived'],
    ['ends more than 90 days ahead', '2026-04-05T10:00:01.201Z', 'fail'],
    ['ends when nobody can tell', 'tomorrow', 'fail'],
  ])('a waiver that %s', (_, expires, outcome) => {
    expect(waive(makeFailing(), makeWaiver({ expires })).outcome).toBe(outcome);
  });

  it('is the end of the item; without one there is nothing to compare', () => {
    const { endedAt: _, ...item } = makeFailing();
    expect(waive(item, makeWaiver()).outcome).toBe('fail');
  });
});

describe('what can’t be waived', () => {
  it.each([
    ['manual', 'fail'],
    ['sign-off', 'fail'],
    ['http', 'waived'],
    ['command', 'waived'],
    ['window', 'waived'],
  ])('a failing %s is %s', (kind, outcome) => {
    expect(waive(makeFailing({ kind }), makeWaiver()).outcome).toBe(outcome);
  });

  it.each(PHASES)('in %s', (phase) => {
    const outcome = phase === 'rollback' ? 'fail' : 'waived';
    expect(waive(makeFailing({ phase }), makeWaiver()).outcome).toBe(outcome);
  });

  it.each([
    ['read', 'waived'],
    ['canary-write', 'waived'],
    ['load', 'waived'],
    ['mutate-scratch', 'waived'],
    ['mutate-target', 'fail'],
  ] as const)('what does %s is %s', (blast, outcome) => {
    expect(waive(makeFailing({ blast }), makeWaiver()).outcome).toBe(outcome);
  });

  it('what was never measured', () => {
    expect(waive(makeFailing({ attempts: [] }), makeWaiver()).outcome).toBe('fail');
  });
});

describe('scope', () => {
  it.each([
    ['all', {}, 'waived'],
    ['this', { environments: ['staging', 'production'] }, 'waived'],
    ['another', { environments: ['staging'] }, 'fail'],
    ['no', { environments: [] }, 'fail'],
  ])('a waiver for %s environment', (_, change, outcome) => {
    expect(waive(makeFailing(), makeWaiver(change)).outcome).toBe(outcome);
  });

  it('is the environment of the run, whatever the item looks at', () => {
    const item = makeFailing({ environment: 'staging' });
    expect(waive(item, makeWaiver({ environments: ['production'] })).outcome).toBe('waived');
    expect(waive(item, makeWaiver({ environments: ['staging'] })).outcome).toBe('fail');
  });

  it.each([
    ['of another item', { item: 'Health' }],
    ['approved by who asked', { approvedBy: 'ANA' }],
  ])('a waiver %s', (_, change) => {
    const item = makeFailing();
    expect(waive(item, makeWaiver(change))).toBe(item);
  });

  it('covers advisory items too', () => {
    expect(waive(makeFailing({ blocking: false }), makeWaiver()).outcome).toBe('waived');
  });
});

describe('proof', () => {
  const refused: WaiverProof = { isProved: false, why: 'nobody approved it' };

  it.each([
    ['refused', refused],
    ['missing', undefined],
  ])('%s: the true outcome counts', (_, proof) => {
    const item = makeFailing();
    const waiver = makeWaiver();
    const proofs = new Map(proof === undefined ? [] : [[waiver, proof]]);
    expect(waiveItem(item, [waiver], 'production', proofs)).toBe(item);
  });

  it('of a second waiver serves where the first has none', () => {
    const first = makeWaiver();
    const second = makeWaiver({ approvedBy: 'mette' });
    const proofs = new Map<Waiver, WaiverProof>([
      [first, refused],
      [second, { isProved: true, pullRequest: 13 }],
    ]);
    const result = waiveItem(makeFailing(), [first, second], 'production', proofs);
    expect(result.waiver).toMatchObject({ approvedBy: 'mette', pullRequest: 13 });
  });
});

describe('the waivers that have to be proved', () => {
  it('are those that cover the item, in their order', () => {
    const [first, second] = [makeWaiver(), makeWaiver({ approvedBy: 'mette' })];
    const others = [makeWaiver({ item: 'other' }), makeWaiver({ environments: ['staging'] })];
    const all = [second, ...others, first];
    expect(findCovering(makeFailing(), all, 'production')).toEqual([second, first]);
    for (const outcome of ['pass', 'error', 'inconclusive', 'pending', 'skip'] as const) {
      const item = buildItem('health', outcome, { reason: 'status' });
      expect(findCovering(item, all, 'production')).toEqual([]);
    }
  });
});
