import type { Json } from '../../src/domain/json.ts';

export const HEAD = '1'.repeat(40);
export const BASE = '2'.repeat(40);
export const AFTER = '3'.repeat(40);
export const TAG_OBJECT = '4'.repeat(40);
/** What GITHUB_SHA says: on a pull request the merge commit, which nobody reviewed. */
export const RUNNER = '5'.repeat(40);

const OWNER = { login: 'acme', id: 1, type: 'Organization' };
export const REPOSITORY = {
  id: 10,
  name: 'crm',
  full_name: 'acme/crm',
  private: true,
  owner: OWNER,
  fork: false,
  default_branch: 'main',
  html_url: 'https://github.com/acme/crm',
};
const FORK = { ...REPOSITORY, id: 11, full_name: 'mallory/crm', fork: true };
const SENDER = { login: 'bob', id: 2, type: 'User' };

interface PullOptions {
  readonly headRepo?: Json;
  readonly author?: string;
}

export function describePull({ headRepo = REPOSITORY, author = 'bob' }: PullOptions = {}) {
  return {
    url: 'https://api.github.com/repos/acme/crm/pulls/7',
    number: 7,
    state: 'open',
    title: 'Change the login',
    user: { login: author, id: 2, type: 'User' },
    head: { label: 'acme:change', ref: 'change', sha: HEAD, repo: headRepo },
    base: { label: 'acme:main', ref: 'main', sha: BASE, repo: REPOSITORY },
    draft: false,
    merged: false,
  };
}

const AROUND = { repository: REPOSITORY, sender: SENDER };

export const PAYLOADS = {
  pull_request: { action: 'synchronize', number: 7, pull_request: describePull(), ...AROUND },
  fork: {
    action: 'opened',
    number: 7,
    pull_request: describePull({ headRepo: FORK, author: 'mallory' }),
    ...AROUND,
  },
  goneFork: {
    action: 'opened',
    number: 7,
    pull_request: describePull({ headRepo: null }),
    ...AROUND,
  },
  pull_request_review: {
    action: 'submitted',
    review: { id: 3, user: SENDER, body: 'ok', state: 'approved', commit_id: HEAD },
    pull_request: describePull(),
    ...AROUND,
  },
  issue_comment: {
    action: 'created',
    issue: { number: 7, user: SENDER, pull_request: { url: 'https://api.github.com/x' } },
    comment: { id: 4, user: SENDER, body: '/sign-off tech-lead' },
    ...AROUND,
  },
  plain_issue_comment: {
    action: 'created',
    issue: { number: 8, user: SENDER },
    comment: { id: 4, user: SENDER, body: 'hello' },
    ...AROUND,
  },
  push: {
    ref: 'refs/heads/main',
    before: BASE,
    after: AFTER,
    created: false,
    deleted: false,
    head_commit: { id: AFTER, tree_id: BASE, message: 'm' },
    ...AROUND,
  },
  tag: {
    ref: 'refs/tags/v1',
    before: '0'.repeat(40),
    after: TAG_OBJECT,
    created: true,
    deleted: false,
    head_commit: { id: AFTER, tree_id: BASE, message: 'm' },
    ...AROUND,
  },
  deletion: {
    ref: 'refs/heads/change',
    before: BASE,
    after: '0'.repeat(40),
    created: false,
    deleted: true,
    head_commit: null,
    ...AROUND,
  },
  merge_group: {
    action: 'checks_requested',
    merge_group: {
      head_sha: HEAD,
      head_ref: 'refs/heads/gh-readonly-queue/main/pr-7-2222',
      base_sha: BASE,
      base_ref: 'refs/heads/main',
      head_commit: { id: HEAD },
    },
    ...AROUND,
  },
  workflow_dispatch: { inputs: null, ref: 'refs/heads/main', workflow: 'w.yml', ...AROUND },
  schedule: { schedule: '5 4 * * *', workflow: '.github/workflows/w.yml', ...AROUND },
  workflow_run: {
    action: 'completed',
    workflow_run: {
      id: 30,
      head_branch: 'change',
      head_sha: HEAD,
      event: 'pull_request',
      pull_requests: [],
      head_repository: FORK,
    },
    ...AROUND,
  },
  deployment: {
    action: 'created',
    deployment: { id: 5, sha: HEAD, ref: 'main', task: 'deploy', environment: 'production' },
    ...AROUND,
  },
  release: { action: 'published', release: { id: 6, tag_name: 'v1' }, ...AROUND },
} satisfies Readonly<Record<string, Json>>;
