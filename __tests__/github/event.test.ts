import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Json } from '../../src/domain/json.ts';
import { readEvent } from '../../src/github/event.ts';
import { AFTER, BASE, describePull, HEAD, PAYLOADS, REPOSITORY, RUNNER } from './event-payloads.ts';

const ENV = {
  GITHUB_EVENT_NAME: 'push',
  GITHUB_REPOSITORY: 'acme/crm',
  GITHUB_RUN_ID: '4242',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_WORKFLOW: 'Gate',
  GITHUB_WORKFLOW_REF: 'acme/crm/.github/workflows/gate.yml@refs/heads/main',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_SHA: RUNNER,
  GITHUB_REF: 'refs/heads/main',
  GITHUB_ACTOR: 'bob',
  GITHUB_TRIGGERING_ACTOR: 'ana',
};

function read(
  event: string,
  payload: Json,
  env: Readonly<Record<string, string | undefined>> = {},
) {
  return readEvent({ ...ENV, GITHUB_EVENT_NAME: event, ...env }, payload);
}

const MAIN = 'refs/heads/main';
const MERGE = { GITHUB_REF: 'refs/pull/7/merge' };
const SIDE = { GITHUB_REF: 'refs/heads/side' };
const TAG = { GITHUB_REF: 'refs/tags/v1' };

interface Expected {
  readonly commit: string | undefined;
  readonly policyRef: string | undefined;
  readonly untrusted: boolean;
}

const trusted = (commit: string | undefined, policyRef?: string): Expected => ({
  commit,
  policyRef,
  untrusted: false,
});
const untrusted = (commit: string | undefined, policyRef?: string): Expected => ({
  commit,
  policyRef,
  untrusted: true,
});

describe('what an event judges, whose plan counts, and what is trusted', () => {
  it.each<[string, string, Json, Readonly<Record<string, string>>, Expected]>([
    ['a pull request', 'pull_request', PAYLOADS.pull_request, MERGE, trusted(HEAD, MAIN)],
    ['one of a fork', 'pull_request', PAYLOADS.fork, MERGE, trusted(HEAD, MAIN)],
    ['its target', 'pull_request_target', PAYLOADS.pull_request, {}, untrusted(HEAD, MAIN)],
    ['a review', 'pull_request_review', PAYLOADS.pull_request_review, MERGE, untrusted(HEAD, MAIN)],
    ['a comment', 'issue_comment', PAYLOADS.issue_comment, {}, untrusted(undefined, MAIN)],
    ['a push to main', 'push', PAYLOADS.push, {}, trusted(AFTER)],
    ['a push to a branch', 'push', PAYLOADS.push, SIDE, trusted(AFTER, MAIN)],
    ['an annotated tag', 'push', PAYLOADS.tag, TAG, trusted(AFTER, MAIN)],
    ['a deletion', 'push', PAYLOADS.deletion, SIDE, trusted(undefined, MAIN)],
    ['a merge group', 'merge_group', PAYLOADS.merge_group, SIDE, trusted(HEAD, MAIN)],
    ['a dispatch', 'workflow_dispatch', PAYLOADS.workflow_dispatch, {}, trusted(RUNNER)],
    ['one elsewhere', 'workflow_dispatch', PAYLOADS.workflow_dispatch, SIDE, trusted(RUNNER, MAIN)],
    ['a schedule', 'schedule', PAYLOADS.schedule, {}, trusted(RUNNER)],
    ['a schedule without repository', 'schedule', { schedule: '5 4 * * *' }, {}, trusted(RUNNER)],
    ['a workflow run', 'workflow_run', PAYLOADS.workflow_run, {}, untrusted(HEAD, MAIN)],
    ['a deployment', 'deployment', PAYLOADS.deployment, SIDE, trusted(HEAD, MAIN)],
    ['its status', 'deployment_status', PAYLOADS.deployment, SIDE, trusted(HEAD, MAIN)],
    ['a release', 'release', PAYLOADS.release, TAG, trusted(RUNNER, MAIN)],
    ['an event that nobody knows', 'star', PAYLOADS.push, {}, untrusted(RUNNER)],
  ])('%s (%s)', (_, event, payload, env, expected) => {
    const { commit, policyRef, untrusted: isUntrusted } = read(event, payload, env);
    expect({ commit, policyRef, untrusted: isUntrusted }).toEqual(expected);
  });
});

describe('a pull request', () => {
  it('is described', () => {
    expect(read('pull_request', PAYLOADS.pull_request, MERGE).pullRequest).toEqual({
      number: 7,
      headSha: HEAD,
      baseSha: BASE,
      baseRef: 'main',
      isFork: false,
      author: 'bob',
    });
  });

  it.each<[string, Json, boolean]>([
    ['from a fork', PAYLOADS.fork, true],
    ['from a fork that is gone', PAYLOADS.goneFork, true],
    [
      'within a repository that is a fork itself',
      { pull_request: describePull({ headRepo: { ...REPOSITORY, fork: true } }) },
      false,
    ],
  ])('%s', (_, payload, isFork) => {
    expect(read('pull_request', payload, MERGE).pullRequest?.isFork).toBe(isFork);
  });

  it('that was commented on is known by its number; an issue is not', () => {
    expect(read('issue_comment', PAYLOADS.issue_comment).issueNumber).toBe(7);
    expect(read('issue_comment', PAYLOADS.plain_issue_comment).issueNumber).toBeUndefined();
  });
});

describe('the run', () => {
  it('is described by the variables of the runner', () => {
    expect(read('push', PAYLOADS.push)).toMatchObject({
      event: 'push',
      repository: 'acme/crm',
      actor: 'bob',
      triggeredBy: 'ana',
      runId: '4242',
      attempt: 1,
      workflow: 'Gate',
      workflowPath: '.github/workflows/gate.yml',
      serverUrl: 'https://github.com',
      runUrl: 'https://github.com/acme/crm/actions/runs/4242',
      isDependabot: false,
    });
  });

  it('links a later attempt, and the server of an enterprise', () => {
    const env = { GITHUB_RUN_ATTEMPT: '3', GITHUB_SERVER_URL: 'https://ghe.example/' };
    const { runUrl } = read('push', PAYLOADS.push, env);
    expect(runUrl).toBe('https://ghe.example/acme/crm/actions/runs/4242/attempts/3');
  });

  it('is Dependabot’s whoever started it again', () => {
    const env = { ...MERGE, GITHUB_ACTOR: 'dependabot[bot]' };
    expect(read('pull_request', PAYLOADS.pull_request, env)).toMatchObject({
      isDependabot: true,
      triggeredBy: 'ana',
    });
  });

  it('takes a workflow of elsewhere for no path of this repository', () => {
    const env = { GITHUB_WORKFLOW_REF: 'other/repo/.github/workflows/x.yml@refs/heads/main' };
    expect(read('push', PAYLOADS.push, env)).not.toHaveProperty('workflowPath');
  });
});

describe('what is not sound', () => {
  it.each<[string, string, Json]>([
    ['no pull request', 'pull_request', {}],
    ['null', 'pull_request', null],
    ['a list', 'pull_request', []],
    ['a text', 'push', 'text'],
    ['numbers as text', 'pull_request', { pull_request: { ...describePull(), number: '7' } }],
    ['a number below zero', 'pull_request', { pull_request: { ...describePull(), number: -7 } }],
    ['a short commit', 'merge_group', { merge_group: { head_sha: 'abc', base_sha: BASE } }],
    [
      'a commit of zeros',
      'deployment',
      { repository: REPOSITORY, deployment: { sha: '0'.repeat(40) } },
    ],
    ['no default branch', 'push', { ...PAYLOADS.push, repository: {} }],
    ['a branch of two lines', 'issue_comment', { repository: { default_branch: 'a\nb' } }],
    ['a huge branch', 'issue_comment', { repository: { default_branch: 'x'.repeat(5_000) } }],
    ['inherited keys', 'issue_comment', JSON.parse('{"__proto__":{"default_branch":"x"}}') as Json],
  ])('is an error that says what is missing: %s', (_, event, payload) => {
    expect(() => read(event, payload, MERGE)).toThrow(
      expect.objectContaining({
        name: 'UsageError',
        message: expect.stringContaining(`\`${event}\``),
      }),
    );
  });

  it.each([
    ['GITHUB_EVENT_NAME', undefined],
    ['GITHUB_EVENT_NAME', 'push\n::error::'],
    ['GITHUB_REPOSITORY', 'acme'],
    ['GITHUB_REPOSITORY', 'acme/crm/../../x'],
    ['GITHUB_RUN_ID', ''],
    ['GITHUB_RUN_ID', '12a'],
    ['GITHUB_RUN_ATTEMPT', 'one'],
  ])('is named: %s is %j', (name, value) => {
    expect(() => read('push', PAYLOADS.push, { [name]: value })).toThrow(
      expect.objectContaining({ name: 'UsageError', message: expect.stringContaining(name) }),
    );
  });

  it('never breaks in another way, whatever the payload is', () => {
    const events = ['pull_request', 'push', 'merge_group', 'issue_comment', 'deployment', 'star'];
    fc.assert(
      fc.property(fc.constantFrom(...events), fc.jsonValue(), (event, payload) => {
        try {
          const { commit } = read(event, payload as Json);
          expect(commit ?? HEAD).toMatch(/^[0-9a-f]{40}$/);
        } catch (error) {
          expect((error as Error).name).toBe('UsageError');
        }
      }),
    );
  });
});
