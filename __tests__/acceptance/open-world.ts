import {
  deliverDispatch,
  deliverMergeGroup,
  deliverPush,
  deliverSchedule,
  deliverWorkflowRun,
} from '../support/events/branch-events.ts';
import type { Delivery, EventPlace } from '../support/events/delivery.ts';
import { deliverDeployment, deliverDeploymentStatus } from '../support/events/deployment.ts';
import { deliverComment } from '../support/events/issue-comment.ts';
import {
  deliverPullRequest,
  deliverReview,
  type PullRequestVariant,
} from '../support/events/pull-request.ts';
import { type LocalGitHub, startLocalGitHub } from '../support/github/local-github.ts';
import type { SeededPullRequest } from '../support/github/pull-requests.ts';
import { type GitHubSeed, PERSON } from '../support/github/seed.ts';
import { startServer, type TestServer } from '../support/http-server.ts';
import { type ActionRun, runAction, startAction } from './judged-action.ts';
import { lookAround } from './shown.ts';
import { openWorkTrees, type WorkTrees } from './work-trees.ts';
import type { RunOptions, World } from './world.ts';

interface Ground {
  readonly github: LocalGitHub;
  readonly trees: WorkTrees;
}

function findPull({ github }: Ground, place = 0): SeededPullRequest {
  const pull = github.pullRequests[place];
  if (pull === undefined) throw new Error(`The seed has no pull request at place ${place}.`);
  return pull;
}

function describeCheckout({ trees }: Ground, name: string, place: number) {
  return name === 'pull_request' ? trees.merged(place) : trees.main();
}

function toActionRun(ground: Ground, delivery: Delivery, options: RunOptions): ActionRun {
  const { github } = ground;
  const { runId = 4242, attempt = 1, triggeredBy, place = 0 } = options;
  return {
    files: { ...describeCheckout(ground, delivery.name, place), ...options.files },
    event: { name: delivery.name, payload: delivery.payload },
    token: options.token ?? github.token,
    apiUrl: github.url,
    repository: github.repository,
    ...(options.inputs === undefined ? {} : { inputs: options.inputs }),
    env: {
      ...delivery.env,
      GITHUB_RUN_ID: String(runId),
      GITHUB_RUN_ATTEMPT: String(attempt),
      ...(triggeredBy === undefined ? {} : { GITHUB_TRIGGERING_ACTOR: triggeredBy }),
      ...options.env,
    },
  };
}

function openRunner(ground: Ground): Pick<World, 'run' | 'start'> {
  const { github } = ground;
  return {
    run: async (delivery, options = {}) => {
      const before = github.requests().length;
      const result = await runAction(toActionRun(ground, delivery, options));
      return lookAround(github, delivery, result, github.requests().slice(before));
    },
    start: (delivery, options = {}) => {
      const before = github.requests().length;
      const { result, ...running } = startAction(toActionRun(ground, delivery, options));
      const look = async () =>
        lookAround(github, delivery, await result, github.requests().slice(before));
      return { ...running, shown: look() };
    },
  };
}

/** The commit that a merge queue makes: the pull request on top of `main`, on no branch of ours. */
async function createGroup(github: LocalGitHub, pull: SeededPullRequest, main: string) {
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${github.url}/repos/${github.repository}/git/${path}`, {
      method,
      headers: { authorization: `token ${github.tokenOf(PERSON)}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return (await answer.json()) as { sha: string; tree: { sha: string } };
  };
  const { tree } = await ask('GET', `commits/${pull.headSha}`);
  const message = `Merge pull request #${pull.number}`;
  const parents = [main, pull.headSha];
  return (await ask('POST', 'commits', { message, tree: tree.sha, parents })).sha;
}

type PlaceFinder = (options: RunOptions, pull?: SeededPullRequest) => Promise<EventPlace>;

function openPullEvents(ground: Ground, run: World['run'], start: World['start'], at: PlaceFinder) {
  const { github } = ground;
  const make = async (
    options: RunOptions & PullRequestVariant,
    name: 'pull_request' | 'pull_request_target',
  ) => {
    const pull = findPull(ground, options.place);
    return deliverPullRequest(await at(options, pull), pull, options, name);
  };
  const onCommentEvent: World['onCommentEvent'] = async (comment, action, options = {}) => {
    const pull = findPull(ground, options.place);
    const place = await at({ actor: comment.author, ...options });
    return run(deliverComment(place, comment, { pull }, action), options);
  };
  return {
    onPullRequest: async (options = {}) => run(await make(options, 'pull_request'), options),
    startOnPullRequest: async (options = {}) => start(await make(options, 'pull_request'), options),
    onPullRequestTarget: async (options = {}) =>
      run(await make(options, 'pull_request_target'), options),
    onCommentEvent,
    onComment: async (author, body, options = {}) => {
      const comment = await github.comment(findPull(ground, options.place).number, author, body);
      return onCommentEvent(comment, 'created', options);
    },
    onReview: async (author, options = {}) => {
      const pull = findPull(ground, options.place);
      const id = await github.review(pull.number, { ...options, author });
      const place = await at({ actor: author, ...options });
      return run(deliverReview(place, pull, { id, ...options }), options);
    },
  } satisfies Partial<World>;
}

function openBranchEvents(ground: Ground, run: World['run'], at: PlaceFinder) {
  const { github } = ground;
  return {
    onPush: async (options = {}) => run(deliverPush(await at(options), options), options),
    onDispatch: async (inputs = {}, options = {}) => {
      const { commit } = inputs;
      const handed = commit === undefined ? {} : { commit };
      const delivery = deliverDispatch(await at(options), inputs);
      return run(delivery, { ...options, inputs: { ...handed, ...options.inputs } });
    },
    onMergeGroup: async (options = {}) => {
      const pull = findPull(ground, options.place);
      const place = await at(options);
      const head = await createGroup(github, pull, place.main);
      return run(deliverMergeGroup(place, { head, pullRequest: pull.number }), options);
    },
    onSchedule: async (options = {}) => run(deliverSchedule(await at(options)), options),
    onWorkflowRun: async (options = {}) => {
      const { headSha, headRef: headBranch } = findPull(ground, options.place);
      const about = { id: 4_000, headSha, headBranch, ...options };
      return run(deliverWorkflowRun(await at(options), about), options);
    },
    onDeployment: async (deployment, options = {}) =>
      run(deliverDeployment(await at(options), deployment), options),
    onDeploymentStatus: async (deployment, state = 'success', options = {}) =>
      run(deliverDeploymentStatus(await at(options), deployment, state), options),
  } satisfies Partial<World>;
}

function openHands({ github, trees }: Ground): Pick<World, 'push' | 'pushToMain' | 'merge'> {
  const numberOf = (place: number) => github.pullRequests[place]?.number ?? 0;
  return {
    push: (files, place = 0) => {
      trees.change(place, files);
      return github.push(numberOf(place), files);
    },
    pushToMain: (files) => {
      trees.changeMain(files);
      return github.pushToMain(files);
    },
    merge: (place = 0, options = {}) => {
      trees.merge(place);
      return github.mergePullRequest(numberOf(place), options);
    },
  };
}

export async function openWorld(seed: GitHubSeed = {}): Promise<World> {
  const github = await startLocalGitHub(seed);
  const ground = { github, trees: openWorkTrees(seed) };
  const at: PlaceFinder = async ({ actor }, pull) => ({
    repository: github.repository,
    main: await github.readMain(),
    actor: actor ?? pull?.author ?? PERSON,
  });
  const { run, start } = openRunner(ground);
  const servers: TestServer[] = [];
  return {
    github,
    pull: (place = 0) => findPull(ground, place),
    run,
    start,
    where: (actor) => at(actor === undefined ? {} : { actor }),
    ...openPullEvents(ground, run, start, at),
    ...openBranchEvents(ground, run, at),
    ...openHands(ground),
    serve: async (listener) => {
      const server = await startServer(listener);
      servers.push(server);
      return server;
    },
    close: async () => {
      await Promise.all([github.close(), ...servers.map((server) => server.close())]);
    },
  };
}
