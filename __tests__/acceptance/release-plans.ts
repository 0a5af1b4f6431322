import type { Scenario } from './scenario.ts';
import { WORKFLOW, writeItem, writePlan } from './scenario.ts';

type World = Parameters<Scenario['play']>[0];

export const RELEASE = { phase: 'pre-deployment,approval,deployment,post-deployment' };
export const ROLLBACK = { phase: 'rollback' };

const TRIGGER = `    triggers:
      - { item: It is down, when: { failed: [it-answers] } }
    steps:
`;

/** A gate that is open, a deployment, what looks at it, and a way back. */
export function writeRelease(after: string, back: string, head = ''): string {
  return writePlan(
    `  pre-deployment:
${writeItem('echo 3 passed')}  deployment:
${writeItem('echo 3 passed', 'It is deployed')}  post-deployment:
${writeItem(after, 'It answers')}  rollback:
${TRIGGER}      - item: The release before is back
        blast: read
        command: ${back}
`,
    head,
  );
}

/** Answers what the file of the commit says, so that a commit can break it. */
export const PLAN_OF_FILE = writeRelease(
  'cat state.txt',
  `{ run: 'echo "back to $HOLDPOINT_PREVIOUS_COMMIT"; echo 3 passed', expect: { stdout: { contains: 3 passed } } }`,
);

/** Pushes a commit to main and releases it in a run that GitHub knows. */
export async function release(world: World, state: string, runId: number) {
  const commit = await world.pushToMain({ 'state.txt': state });
  world.github.addRun({ id: runId, attempt: 1, path: WORKFLOW, event: 'push', headSha: commit });
  return { commit, shown: await world.onPush({ inputs: RELEASE, runId }) };
}

/** What the deployments of production say, oldest first. */
export function readDeployments(world: World) {
  return world.github.deployments('production').map(({ commit, statuses }) => ({
    commit,
    states: statuses.map(({ state }) => state),
  }));
}
