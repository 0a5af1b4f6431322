import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isWorse, OUTCOMES } from '../../../src/domain/outcome.ts';
import { PHASES } from '../../../src/domain/phase.ts';
import type { ReasonCode } from '../../../src/domain/reason.ts';
import type { ItemResult } from '../../../src/domain/report.ts';
import type { Waiver, WaiverProof } from '../../../src/domain/waiver.ts';
import { decideVerdict } from '../../../src/gate/verdict.ts';
import { readMeasured } from '../../../src/gate/waivers/apply-waiver.ts';
import { waiveItem } from '../../../src/gate/waivers/waive-item.ts';
import { buildItem } from '../../support/sample-report.ts';
import { makeInput } from '../examples.ts';
import { makeWaiver } from './waiver-examples.ts';

const IDS = ['a', 'b', 'c'] as const;
const reasons = fc.constantFrom<ReasonCode>('status', 'assertion', 'connect', 'no-data');

const items: fc.Arbitrary<ItemResult[]> = fc
  .tuple(
    ...IDS.map((id) =>
      fc
        .record({
          outcome: fc.constantFrom(...OUTCOMES),
          reason: reasons,
          blocking: fc.boolean(),
          kind: fc.constantFrom('http', 'manual', 'sign-off'),
          phase: fc.constantFrom(...PHASES.filter((phase) => phase !== 'rollback')),
        })
        .map(({ outcome, ...change }) => buildItem(id, outcome, change)),
    ),
  )
  .map((list) => [...list]);

const waivers: fc.Arbitrary<(readonly [Waiver, WaiverProof])[]> = fc.array(
  fc
    .record({
      item: fc.constantFrom(...IDS),
      reason: reasons,
      expires: fc.constantFrom(
        '2025-12-01T00:00:00Z',
        '2026-02-01T00:00:00Z',
        '2027-01-01T00:00:00Z',
      ),
      isProved: fc.boolean(),
    })
    .map(({ isProved, ...change }) => [
      makeWaiver(change),
      isProved ? { isProved, pullRequest: 1 } : { isProved, why: 'no' },
    ]),
  { maxLength: 6 },
);

function waiveAll(
  list: readonly ItemResult[],
  granted: readonly (readonly [Waiver, WaiverProof])[],
) {
  const proofs = new Map(granted);
  return list.map((item) => waiveItem(item, [...proofs.keys()], 'production', proofs));
}

function rankVerdict(list: readonly ItemResult[]): number {
  const { verdict } = decideVerdict(makeInput(list));
  return ['GO', 'HOLD', 'NO-GO'].indexOf(verdict);
}

describe('waivers', () => {
  it('touch nothing but items that failed or warned, and make these waived', () => {
    fc.assert(
      fc.property(items, waivers, (before, granted) => {
        for (const [index, after] of waiveAll(before, granted).entries()) {
          const item = before[index];
          if (after === item) continue;
          expect(['fail', 'warn']).toContain(item?.outcome);
          expect(after.outcome).toBe('waived');
          expect(readMeasured(after)).toBe(item?.outcome);
        }
      }),
    );
  });

  it('touch no item that has none, and none of another reason', () => {
    fc.assert(
      fc.property(items, waivers, (before, granted) => {
        for (const [index, after] of waiveAll(before, granted).entries()) {
          const item = before[index];
          const isGranted = granted.some(
            ([waiver, proof]) =>
              proof.isProved && waiver.item === item?.id && waiver.reason === item.reason,
          );
          if (!isGranted) expect(after).toBe(item);
        }
      }),
    );
  });

  it('never make a verdict better by being taken away', () => {
    fc.assert(
      fc.property(items, waivers, fc.nat(5), (before, granted, taken) => {
        const fewer = granted.filter((_, index) => index !== taken);
        expect(rankVerdict(waiveAll(before, fewer))).toBeGreaterThanOrEqual(
          rankVerdict(waiveAll(before, granted)),
        );
      }),
    );
  });

  it('never prove anything: where nothing passed there is no GO', () => {
    fc.assert(
      fc.property(items, waivers, (before, granted) => {
        const after = waiveAll(before, granted);
        const isProved = after.some(({ blocking, outcome }) => blocking && outcome === 'pass');
        if (!isProved) expect(rankVerdict(after)).toBeGreaterThan(0);
      }),
    );
  });

  it('make no outcome worse', () => {
    fc.assert(
      fc.property(items, waivers, (before, granted) => {
        for (const [index, { outcome }] of waiveAll(before, granted).entries()) {
          expect(isWorse(outcome, before[index]?.outcome ?? 'pass')).toBe(false);
        }
      }),
    );
  });
});
