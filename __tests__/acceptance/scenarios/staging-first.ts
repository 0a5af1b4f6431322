import { expect } from '@jest/globals';
import { type Scenario, seedPlan, WORKFLOW, writeItem } from '../scenario.ts';

const plan = `version: 1
environments: { staging: {}, production: { after: staging } }
phases:
  pre-deployment:
${writeItem('echo 3 passed')}    - item: It ran on staging first
      environments: [production]
      deployment-history: { environment: staging, soak: 0s }
  deployment:
${writeItem('echo 3 passed', 'It is deployed')}  post-deployment:
${writeItem('cat state.txt', 'It answers')}`;

export const scenario: Scenario = {
  shows:
    'production waits until the same commit was verified on staging, and no other commit will do',
  seed: seedPlan(plan),
  play: async (world) => {
    const phase = 'pre-deployment,deployment,post-deployment';
    const run = async (environment: string, runId: number) => {
      const commit = await world.github.readMain();
      const about = { id: runId, attempt: 1, path: WORKFLOW, event: 'push', headSha: commit };
      world.github.addRun(about);
      return (await world.onPush({ inputs: { phase, environment }, runId })).verdict;
    };
    await world.pushToMain({ 'state.txt': '3 passed' });
    expect(await run('production', 4_242)).not.toBe('GO');
    expect(await run('staging', 4_243)).toBe('GO');
    expect(await run('production', 4_244)).toBe('GO');
    await world.pushToMain({ 'state.txt': '3 passed, but another commit' });
    expect(await run('production', 4_245)).not.toBe('GO');
    await world.pushToMain({ 'state.txt': '1 failed' });
    expect(await run('staging', 4_246)).toBe('NO-GO');
    expect(await run('production', 4_247)).not.toBe('GO');
  },
};
