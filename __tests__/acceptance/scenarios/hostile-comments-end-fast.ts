import { expect } from '@jest/globals';
import { STRANGER } from '../../support/github/seed.ts';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, OPEN, readGate, SIGNED } from '../sign-off-plans.ts';

const LIMIT = 65_536;

function fill(pattern: string, head = ''): string {
  return `${head}${pattern.repeat(Math.ceil(LIMIT / pattern.length))}`.slice(0, LIMIT);
}

/** What a pattern that goes back and forth would choke on; all as long as GitHub allows. */
const BODIES = [
  fill(' \t', '/sign-off '),
  fill('a,', '/confirm '),
  fill('\u00A0', '/withdraw x'),
  fill('<!--'),
  fill('<!-- --> '),
  fill('> ', '/override '),
  fill('`'),
  fill('~\n'),
  fill('x\r'),
  fill('[](', '/sign-off '),
  fill('/sign-off ', '/sign-off tech-lead '),
  fill('\uD800'.toWellFormed(), '/sign-off '),
  fill('/confirm a 000000000000\n'),
];

export const scenario: Scenario = {
  shows: 'comments full of hostile text end within seconds and stop nobody else from signing',
  seed: seedPlan(SIGNED),
  play: async (world) => {
    const { number, headSha } = world.pull();
    for (const body of BODIES) await world.github.comment(number, STRANGER, body);
    const hostile = await world.onComment(STRANGER, fill('/sign-off a b\n'), { inputs: APPROVAL });
    expect(readGate(hostile)).toEqual(HELD);
    expect(hostile.durationMs).toBeLessThan(20_000);
    expect(hostile.comment.length).toBeLessThan(20_000);
    const line = `/sign-off tech-lead ${headSha}`;
    const signed = await world.onComment('jonas', line, { inputs: APPROVAL, runId: 4_243 });
    expect(readGate(signed)).toEqual(OPEN);
    expect(signed.durationMs).toBeLessThan(20_000);
  },
};
