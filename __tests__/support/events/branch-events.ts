import { type Delivery, describeRun, type EventPlace, MAIN, settlePlace } from './delivery.ts';
import { patch, takeExample } from './example.ts';
import { describeUser } from './people.ts';
import { requireValid } from './webhook-schema.ts';

const EMAIL = (login: string) => `${login}@users.noreply.github.com`;

/** `push` of one commit to a branch; default: the head of `main`. */
export function deliverPush(
  place: EventPlace,
  { ref = MAIN, commit = place.main }: { readonly ref?: string; readonly commit?: string } = {},
): Delivery {
  const example = takeExample(
    'push',
    place.repository,
    (one) => one['deleted'] === false && one['head_commit'] !== null,
  );
  const { actor } = place;
  const person = { name: actor, email: EMAIL(actor), username: actor };
  const pushed = {
    ...(example['head_commit'] as object),
    id: commit,
    author: person,
    committer: person,
  };
  const payload = patch(settlePlace(example, place), {
    ref,
    after: commit,
    commits: [pushed],
    head_commit: pushed,
    pusher: { name: actor, email: EMAIL(actor) },
    repository: { master_branch: 'main' },
  });
  return {
    name: 'push',
    payload: requireValid('push', payload),
    env: describeRun(place, ref, commit),
    about: { commit },
  };
}

/** `workflow_dispatch` on a branch; default: `main`. */
export function deliverDispatch(
  place: EventPlace,
  inputs: Readonly<Record<string, string>> = {},
  { ref = MAIN, commit = place.main }: { readonly ref?: string; readonly commit?: string } = {},
): Delivery {
  const example = takeExample('workflow_dispatch', place.repository, () => true);
  const payload = patch(settlePlace(example, place), {
    inputs,
    ref,
    workflow: '.github/workflows/gate.yml',
  });
  return {
    name: 'workflow_dispatch',
    payload: requireValid('workflow-dispatch', payload),
    env: describeRun(place, ref, commit),
    about: { commit: inputs['commit'] ?? commit },
  };
}

/** `merge_group`, checks requested: the queue's own commit, which is on no pull request. */
export function deliverMergeGroup(
  place: EventPlace,
  group: { readonly head: string; readonly pullRequest: number; readonly base?: string },
): Delivery {
  const base = group.base ?? place.main;
  const ref = `refs/heads/gh-readonly-queue/main/pr-${group.pullRequest}-${base}`;
  const example = takeExample('merge_group', place.repository, () => true);
  const payload = patch(settlePlace(example, place), {
    merge_group: {
      head_sha: group.head,
      head_ref: ref,
      base_sha: base,
      base_ref: MAIN,
      head_commit: { id: group.head },
    },
  });
  return {
    name: 'merge_group',
    payload: requireValid('merge-group-checks-requested', payload),
    env: describeRun(place, ref, group.head),
    about: { commit: group.head },
  };
}

/** `schedule` has neither example nor webhook: the runner writes only what is here. */
export function deliverSchedule(place: EventPlace): Delivery {
  const { repository } = settlePlace(
    takeExample('workflow_dispatch', place.repository, () => true),
    place,
  );
  return {
    name: 'schedule',
    payload: { schedule: '30 5 * * 1-5', repository, workflow: '.github/workflows/gate.yml' },
    env: describeRun(place, MAIN, place.main),
    about: { commit: place.main },
  };
}

/** `workflow_run`, completed: of the run of a pull request, which it does not name for a fork. */
export function deliverWorkflowRun(
  place: EventPlace,
  run: {
    readonly id: number;
    readonly headSha: string;
    readonly headBranch: string;
    /** Default: this repository. */
    readonly headRepository?: string;
    readonly conclusion?: 'success' | 'failure' | 'cancelled';
  },
): Delivery {
  const example = takeExample(
    'workflow_run',
    place.repository,
    (one) => one['action'] === 'completed' && 'path' in (one['workflow_run'] as object),
  );
  const head = run.headRepository ?? place.repository;
  const [owner = '', name = ''] = head.split('/');
  const payload = patch(settlePlace(example, place), {
    workflow_run: {
      id: run.id,
      event: 'pull_request',
      head_branch: run.headBranch,
      head_sha: run.headSha,
      head_commit: { id: run.headSha },
      conclusion: run.conclusion ?? 'success',
      pull_requests: [],
      actor: describeUser(place.actor),
      triggering_actor: describeUser(place.actor),
      head_repository: {
        full_name: head,
        name,
        owner: describeUser(owner),
        fork: head !== place.repository,
      },
    },
  });
  return {
    name: 'workflow_run',
    payload: requireValid('workflow-run-completed', payload),
    env: describeRun(place, MAIN, place.main),
    about: { commit: run.headSha },
  };
}
