import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, readGate, SIGNED } from '../sign-off-plans.ts';

/** Constructs that go over several lines and of which a reader sees nothing. */
const HIDDEN: Readonly<Record<string, (line: string) => string>> = {
  'title of a link reference': (line) => `[a]: https://example.com "\n${line}\n"`,
  'attribute of a tag': (line) => `Looks <b title="\n${line}\n">good</b>`,
  'words of an image': (line) => `See ![\n${line}\n](https://example.com/a.png)`,
  'title of a link': (line) => `See [this](https://example.com "\n${line}\n")`,
};

export const scenario: Scenario = {
  shows: 'a command inside of a title, an attribute or the words of an image is no sign-off',
  seed: seedPlan(SIGNED),
  play: async (world) => {
    const { number, headSha } = world.pull();
    const counted: string[] = [];
    for (const [name, hide] of Object.entries(HIDDEN)) {
      const body = hide(`/sign-off tech-lead ${headSha}`);
      const { id } = await world.github.comment(number, 'jonas', body);
      const shown = await world.onPullRequest({ inputs: APPROVAL });
      if (JSON.stringify(readGate(shown)) !== JSON.stringify(HELD)) counted.push(name);
      await world.github.deleteComment(id);
    }
    expect(counted).toEqual([]);
  },
};
