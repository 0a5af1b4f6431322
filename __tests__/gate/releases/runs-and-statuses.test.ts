import { describe, expect, it } from '@jest/globals';
import { decideSuperseded } from '../../../src/gate/releases/decide-superseded.ts';
import {
  findRunFlaw,
  isReleaseEvent,
  type RunFacts,
} from '../../../src/gate/releases/find-run-flaw.ts';
import { mayTrack } from '../../../src/gate/releases/may-track.ts';
import { readStanding } from '../../../src/gate/releases/read-standing.ts';

const commit = 'a'.repeat(40);
const other = 'b'.repeat(40);
const path = '.github/workflows/deploy.yml';
const expected = { repository: 'acme/crm', workflowPaths: [path, '.github/workflows/hotfix.yml'] };

const run: RunFacts = {
  attempt: 2,
  workflowPath: path,
  headSha: commit,
  event: 'push',
  headRepository: 'acme/crm',
};

const dispatched = { headSha: other, event: 'workflow_dispatch' };

describe('findRunFlaw', () => {
  it.each<[string, Partial<RunFacts>, boolean | undefined]>([
    ['of the commit', {}, undefined],
    ['whose history nobody asked for', {}, false],
    ['of another workflow that may', { workflowPath: '.github/workflows/hotfix.yml' }, undefined],
    ['that a person started here', { event: 'workflow_dispatch' }, undefined],
    ['that a person started on a later commit', dispatched, true],
    ['that a call started', { ...dispatched, event: 'repository_dispatch' }, true],
  ])('finds none in a run %s', (_, change, isInHistory) => {
    const claim = { commit, attempt: 2 };
    expect(findRunFlaw(claim, { ...run, ...change }, expected, isInHistory)).toBeUndefined();
  });

  const { headRepository: _, ...homeless } = run;
  it.each<[string, RunFacts | undefined, boolean | undefined, string]>([
    ['is not there', undefined, undefined, 'that this repository does not have'],
    ['is of another workflow', { ...run, workflowPath: 'x.yml' }, undefined, 'workflow, x.yml'],
    ['is of a fork', { ...run, headRepository: 'm/crm' }, undefined, 'repository, m/crm'],
    ['is of a repository that is gone', homeless, undefined, 'repository, which is gone'],
    ['is of a pull request', { ...run, event: 'pull_request' }, undefined, '`pull_request`'],
    ['had fewer attempts', { ...run, attempt: 1 }, undefined, 'an attempt'],
    ['was pushed with another commit', { ...run, headSha: other }, true, 'a run of another commit'],
    ['was started elsewhere', { ...run, ...dispatched }, false, 'on the default branch'],
    ['was started who knows where', { ...run, ...dispatched }, undefined, 'on the default branch'],
  ])('finds that it %s', (__, given, isInHistory, flaw) => {
    expect(findRunFlaw({ commit, attempt: 2 }, given, expected, isInHistory)).toContain(flaw);
  });

  it.each(['pull_request', 'pull_request_target', 'issue_comment', 'workflow_run', 'merge_group'])(
    'knows %s as no event of a release',
    (event) => expect(isReleaseEvent(event)).toBe(false),
  );
  it.each([
    'push',
    'workflow_dispatch',
    'repository_dispatch',
    'release',
    'schedule',
    'deployment',
  ])('knows %s as one', (event) => expect(isReleaseEvent(event)).toBe(true));
});

describe('readStanding', () => {
  const author = 'bot';
  const say = (state: string, minute: number, creator = author) => ({
    state,
    creator,
    createdAt: `2026-01-05T10:0${minute}:00Z`,
  });
  const [success, inactive, failure] = [say('success', 1), say('inactive', 5), say('failure', 3)];

  it.each([
    ['nothing', [], { word: undefined }],
    ['a success', [success, say('in_progress', 0)], { word: success }],
    [
      'a success that was retired',
      [inactive, success],
      { word: success, retiredAt: inactive.createdAt },
    ],
    [
      'the first retirement of two',
      [say('inactive', 7, 'ana'), inactive, success],
      { word: success, retiredAt: inactive.createdAt },
    ],
    ['a failure since', [failure, success], { word: failure }],
    ['a failure, and a success since', [success, say('failure', 0)], { word: success }],
    ['the word of somebody else', [say('success', 2, 'ana')], { word: undefined }],
    [
      'an objection of somebody else',
      [say('failure', 2, 'ana'), success],
      { word: success, objection: say('failure', 2, 'ana') },
    ],
    ['an objection that was answered', [success, say('error', 0, 'ana')], { word: success }],
    ['retired without a word', [inactive], { word: undefined, retiredAt: inactive.createdAt }],
  ])('%s', (_, statuses, standing) => {
    expect(readStanding(statuses, author)).toEqual(standing);
  });
});

describe('decideSuperseded', () => {
  it.each([
    [undefined, undefined],
    ['behind', undefined],
    ['identical', undefined],
    ['ahead', 'is older than bbbbbbbbbbbb, which is deployed'],
    ['diverged', 'does not contain bbbbbbbbbbbb, which is deployed'],
  ] as const)('%s', (relation, why) => {
    const deployed = relation === undefined ? undefined : { commit: other, relation };
    const decided = decideSuperseded(commit, deployed);
    if (why === undefined) expect(decided).toBeUndefined();
    else expect(decided).toContain(`aaaaaaaaaaaa ${why}`);
  });
});

describe('mayTrack', () => {
  const tracked = {
    phases: ['deployment'],
    isDryRun: false,
    mode: 'enforce',
    event: 'push',
    commit,
  } as const;
  it.each([
    [{}, true],
    [{ phases: ['post-deployment'] }, true],
    [{ phases: ['rollback'] }, true],
    [{ phases: ['approval', 'deployment'], event: 'schedule' }, true],
    [{ phases: ['post-deployment'], event: 'schedule' }, false],
    [{ phases: ['pre-deployment', 'approval'] }, false],
    [{ phases: [] }, false],
    [{ isDryRun: true }, false],
    [{ mode: 'observe' }, false],
    [{ event: 'pull_request' }, false],
    [{ event: 'something_new' }, false],
    [{ commit: '' }, false],
  ] as const)('%j: %s', (change, expectation) => {
    expect(mayTrack({ ...tracked, ...change })).toBe(expectation);
  });
});
