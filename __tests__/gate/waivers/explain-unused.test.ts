import { describe, expect, it } from '@jest/globals';
import { applyWaiver } from '../../../src/gate/waivers/apply-waiver.ts';
import { explainUnused } from '../../../src/gate/waivers/explain-unused.ts';
import { buildItem } from '../../support/sample-report.ts';
import { makeFailing, makeWaiver } from './waiver-examples.ts';

const waived = applyWaiver(makeFailing(), makeWaiver(), 'production', 12);
const { reason: _reason, ...bare } = buildItem('health', 'skip');
const START = 'The waiver of "health" until 2026-02-01 00:00 UTC was not used: ';

describe('a waiver that was of no use', () => {
  it.each([
    ['it passed', buildItem('health', 'pass'), 'the item passed. Remove the waiver.'],
    [
      'it failed otherwise',
      makeFailing({ reason: 'assertion' }),
      'the item ended as fail (assertion), and the waiver covers `status` alone.',
    ],
    [
      'it only warned',
      buildItem('health', 'warn'),
      'the item ended as warn (threshold), and the waiver covers `status` alone.',
    ],
    [
      'it was skipped without a reason',
      { ...bare, outcome: 'skip' as const },
      'the item ended as skip, and only fail and warn can be waived.',
    ],
    [
      'it failed without a reason',
      { ...bare, outcome: 'fail' as const },
      'the item ended as fail, and the waiver covers `status` alone.',
    ],
    [
      'another one is all that is known',
      buildItem('health', 'waived'),
      'another waiver covers the item.',
    ],
    [
      'it passes again',
      { ...buildItem('health', 'pass'), waiver: waived.waiver },
      'the item passed. Remove the waiver.',
    ],
    [
      'it was not measured',
      buildItem('health', 'error'),
      'the item ended as error (connect), and only fail and warn can be waived.',
    ],
    [
      'another one was',
      applyWaiver(makeFailing(), makeWaiver({ approvedBy: 'mette' }), 'production', 12),
      'another waiver covers the item.',
    ],
  ])('says so: %s', (_, item, why) => {
    expect(explainUnused(makeWaiver(), item, 'production')).toBe(`${START}${why}`);
  });

  it.each([
    ['that was used', waived, {}],
    ['of another environment', buildItem('health', 'pass'), { environments: ['staging'] }],
    ['of an item that did not run', buildItem('health', 'skip', { attempts: [] }), {}],
    ['that is known not to count', makeFailing(), {}],
  ])('says nothing of one %s', (_, item, change) => {
    expect(explainUnused(makeWaiver(change), item, 'production')).toBeUndefined();
  });
});
