import { expect } from '@jest/globals';
import { planOf, type Scenario, seedPlan } from '../scenario.ts';

const SECRET = 'S3cr3t/value+of=the run & "more"';
const plan = planOf(`    - item: It prints too much
      blast: read
      command:
        run: |
          echo "$DEPLOY_KEY"
          printf %s "$DEPLOY_KEY" | base64
          echo "ghp_$(printf 'a1B2%.0s' 1 2 3 4 5 6 7 8 9)"
          exit 1
`);

export const scenario: Scenario = {
  shows: 'a secret that a check prints is redacted in comment, status, summary, report and log',
  seed: seedPlan(plan),
  play: async (world) => {
    const shown = await world.onPullRequest({ env: { DEPLOY_KEY: SECRET } });
    expect([shown.verdict, shown.ours.length]).toEqual(['NO-GO', 1]);
    const { log, summary, report, comment, outputs, status } = shown;
    const all = JSON.stringify([log, summary, report, comment, outputs, status]);
    for (const form of [SECRET, encodeURIComponent(SECRET), JSON.stringify(SECRET).slice(1, -1)]) {
      expect(all).not.toContain(JSON.stringify(form).slice(1, -1));
    }
    expect(all).not.toContain(Buffer.from(SECRET).toString('base64'));
    expect(all).not.toContain('a1B2a1B2a1B2');
    expect(all).not.toContain(world.github.token);
    expect(report).toContain('[redacted:DEPLOY_KEY]');
  },
};
