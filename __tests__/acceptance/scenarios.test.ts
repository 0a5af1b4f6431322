import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { openWorld } from './open-world.ts';
import type { Scenario } from './scenario.ts';

const FOLDER = join(import.meta.dirname, 'scenarios');
const TIMEOUT_MS = 120_000;

async function load(file: string) {
  const { scenario } = (await import(pathToFileURL(join(FOLDER, file)).href)) as {
    readonly scenario: Scenario;
  };
  return { name: file.replace(/\.ts$/, ''), scenario };
}

/** Every scenario has a GitHub of its own, and may ask of it only what the real one understands. */
async function play({ seed, violates, play: act }: Scenario): Promise<void> {
  const world = await openWorld(seed);
  try {
    await act(world);
    const seen = world.github.violations();
    const unexpected = seen.filter(({ request }) => violates?.test(request) !== true);
    expect(unexpected).toEqual([]);
    if (violates !== undefined) expect(seen).not.toEqual([]);
  } finally {
    await world.close();
  }
}

const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.ts'))
  .sort();
const scenarios = await Promise.all(files.map(load));

describe('the committed dist on a local GitHub', () => {
  it.concurrent.each(
    scenarios.map(({ name, scenario }) => [`${name}: ${scenario.shows}`, scenario] as const),
  )(
    '%s',
    async (_, scenario) => {
      await play(scenario);
    },
    TIMEOUT_MS,
  );
});
