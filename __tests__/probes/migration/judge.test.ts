import { expect, it } from '@jest/globals';
import { cases } from '../../../src/probes/migration/cases.ts';
import { evidence, judge } from '../../../src/probes/migration/judge.ts';
import { declaration } from '../../../src/probes/migration/options.ts';
import { first, healthy } from './healthy.ts';

const parts = [
  'fresh',
  'start',
  'upgrade',
  'position',
  'locks',
  'tables',
  'invalidIndexes',
  'changes',
  'second',
  'drift',
] as const;

it.each(parts)('lets nothing pass of which it does not know: %s', async (key) => {
  const { [key]: _, ...rest } = healthy;
  const options = declaration.options.parse(first?.options);
  const { outcome, reason } = await judge(evidence.schema.parse(rest), options);
  expect([outcome, reason]).toEqual(['inconclusive', 'no-data']);
});

it.each(cases)('$title', async ({ evidence: seen, options, outcome, reason }) => {
  const given = declaration.options.parse(options);
  const judged = await judge(evidence.schema.parse(seen), given);
  expect([judged.outcome, judged.reason]).toEqual([outcome, reason]);
});
