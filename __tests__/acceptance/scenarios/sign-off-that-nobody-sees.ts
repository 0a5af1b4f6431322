import { expect } from '@jest/globals';
import { type Scenario, seedPlan } from '../scenario.ts';
import { APPROVAL, HELD, readGate, SIGNED } from '../sign-off-plans.ts';

/** Ways in which GitHub shows a line as something else than words of the author, or not at all. */
const WRAPPED = [
  (line: string) => `> ${line}\n\nI would not sign this.`,
  (line: string) => `> quoted\n${line}`,
  (line: string) => `\`\`\`text\n${line}\n\`\`\``,
  (line: string) => `~~~\n\`\`\`\n${line}\n~~~`,
  (line: string) => `    ${line}`,
  (line: string) => `Hello\n\n<!--\n${line}\n-->`,
  (line: string) => `Hello <!-- there\n\n${line}\n-->`,
  (line: string) => `<details>\n${line}\n</details>`,
  (line: string) => `<pre>\n\n${line}\n</pre>`,
  (line: string) => `\`${line}\``,
  (line: string) => `Please write ${line}`,
];

export const scenario: Scenario = {
  shows: 'a command that is quoted, fenced, indented or hidden in HTML is no sign-off',
  seed: seedPlan(SIGNED),
  play: async (world) => {
    const { headSha, number } = world.pull();
    for (const wrap of WRAPPED) {
      await world.github.comment(number, 'jonas', wrap(`/sign-off tech-lead ${headSha}`));
    }
    expect(readGate(await world.onPullRequest({ inputs: APPROVAL }))).toEqual(HELD);
  },
};
