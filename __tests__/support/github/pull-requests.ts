import type { EmulatedGitHub } from './emulator.ts';
import type { CommitOptions, Files, Git } from './git.ts';
import { type MergeOptions, mergeBranch } from './merge-branch.ts';
import type { Overlay } from './overlay.ts';
import {
  type ChangeSeed,
  type CommentSeed,
  PERSON,
  type PullRequestSeed,
  type ReviewSeed,
} from './seed.ts';

/** A pull request as it stands now. */
export interface SeededPullRequest {
  readonly number: number;
  readonly author: string;
  readonly headRef: string;
  readonly headSha: string;
  readonly baseSha: string;
  readonly changes: readonly ChangeSeed[];
  /** Commits of its branch, oldest first. */
  readonly commits: readonly string[];
  /** Commits that its merge put on `main`, the recorded one last; none before that. */
  readonly merged: readonly string[];
  readonly mergeCommit?: string;
}

export interface StoredComment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
}

/** What people do with pull requests. */
export interface PullRequests {
  /** Live: what is pushed or merged later shows. */
  readonly pullRequests: readonly SeededPullRequest[];
  openPullRequest(seed: PullRequestSeed): Promise<SeededPullRequest>;
  /** One more commit on the branch of a pull request; its head. */
  push(pullRequest: number, files: Files, options?: CommitOptions): Promise<string>;
  /** One commit on `main` that no pull request brought. */
  pushToMain(files: Files, options?: CommitOptions): Promise<string>;
  /** Merges `main` into the branch, as the button does: GitHub moves the reviews along. */
  updateBranch(pullRequest: number): Promise<string>;
  /** The commit that the merge recorded. */
  mergePullRequest(pullRequest: number, options?: MergeOptions): Promise<string>;
  closePullRequest(pullRequest: number): Promise<void>;
  /** Id of the review. */
  review(pullRequest: number, review: ReviewSeed): Promise<number>;
  comment(pullRequest: number, author: string, body: string, at?: string): Promise<StoredComment>;
}

/** The same, as it changes. */
export interface PullState extends SeededPullRequest {
  headSha: string;
  baseSha: string;
  changes: ChangeSeed[];
  commits: string[];
  merged: string[];
  mergeCommit?: string;
  /** What each commit of the branch changed, without merges of `main`. */
  readonly patches: Files[];
}

interface Parts {
  readonly github: EmulatedGitHub;
  readonly git: Git;
  readonly overlay: Overlay;
}

const EVENTS = {
  APPROVED: 'APPROVE',
  CHANGES_REQUESTED: 'REQUEST_CHANGES',
  COMMENTED: 'COMMENT',
} as const;

function openTalk({ github, overlay }: Parts, get: (number: number) => PullState) {
  const comment: PullRequests['comment'] = async (number, author, body, at) => {
    const path = `issues/${number}/comments`;
    const { id } = await github.ask<{ id: number }>(author, 'POST', path, { body });
    if (at !== undefined) overlay.amend('comment', id, { created_at: at });
    return { id, author, body };
  };
  const review: PullRequests['review'] = async (number, seed) => {
    const { author, state = 'APPROVED', body = '', at } = seed;
    const pull = get(number);
    if (state === 'APPROVED' && author === pull.author) {
      throw new Error('GitHub: Can not approve your own pull request');
    }
    const commit_id = seed.commit ?? pull.headSha;
    const posted = { event: EVENTS[state], body, commit_id };
    const { id } = await github.ask<{ id: number }>(
      author,
      'POST',
      `pulls/${number}/reviews`,
      posted,
    );
    if (at !== undefined) overlay.amend('review', id, { submitted_at: at });
    return id;
  };
  return { comment, review };
}

function openBranches({ github, git, overlay }: Parts, get: (number: number) => PullState) {
  const moveHead = async (pull: PullState, sha: string) => {
    await git.moveBranch(pull.headRef, sha);
    pull.headSha = sha;
    pull.commits.push(sha);
    overlay.amend('pull', pull.number, { head: { sha } });
    return sha;
  };
  const push: PullRequests['push'] = async (number, files, options = {}) => {
    const pull = get(number);
    const message = `${pull.headRef} ${pull.commits.length + 1}`;
    const on = pull.headSha;
    const sha = await git.createCommit({ author: pull.author, ...options, on, files, message });
    pull.patches.push(files);
    const known = new Set(pull.changes.map(({ filename }) => filename));
    for (const filename of Object.keys(files))
      if (!known.has(filename)) pull.changes.push({ filename });
    return moveHead(pull, sha);
  };
  const updateBranch: PullRequests['updateBranch'] = async (number) => {
    const pull = get(number);
    const main = await git.readHead('main');
    const parents = [pull.headSha, main];
    const message = `Merge branch 'main' into ${pull.headRef}`;
    const files = Object.assign({}, ...pull.patches) as Files;
    const sha = await git.createCommit({ on: main, files, parents, message });
    const reviews = await github.ask<readonly { id: number }[]>(
      PERSON,
      'GET',
      `pulls/${number}/reviews?per_page=100`,
    );
    for (const { id } of reviews) overlay.amend('review', id, { commit_id: sha });
    return moveHead(pull, sha);
  };
  return { push, updateBranch };
}

async function openBranch(
  { github, git, overlay }: Parts,
  seed: PullRequestSeed,
  index: number,
): Promise<PullState> {
  const headRef = `change-${index}`;
  const author = seed.author ?? PERSON;
  const baseSha = await git.readHead('main');
  const files = seed.files ?? { [`${headRef}.txt`]: headRef };
  const headSha = await git.createCommit({ on: baseSha, files, message: headRef, author });
  await git.createBranch(headRef, headSha);
  const body = { title: headRef, head: headRef, base: 'main' };
  const { number } = await github.ask<{ number: number }>(author, 'POST', 'pulls', body);
  if (seed.fork === true) {
    const full_name = `${author}/${github.repository.split('/')[1]}`;
    const { head } = await github.ask<{ head: { repo: object } }>(PERSON, 'GET', `pulls/${number}`);
    overlay.amend('pull', number, { head: { repo: { ...head.repo, full_name } } });
  }
  const changes = [...(seed.changes ?? Object.keys(files).map((filename) => ({ filename })))];
  const commits = [headSha];
  return {
    number,
    author,
    headRef,
    headSha,
    baseSha,
    changes,
    commits,
    merged: [],
    patches: [files],
  };
}

export function openPullRequests(parts: Parts): PullRequests {
  const { github, git, overlay } = parts;
  const pulls: PullState[] = [];
  const get = (number: number): PullState => {
    const pull = pulls.find((one) => one.number === number);
    if (pull === undefined) throw new Error(`There is no pull request ${number}.`);
    return pull;
  };
  const talk = openTalk(parts, get);
  const say = async (number: number, comments: readonly CommentSeed[] = []) => {
    for (const { author, body, at } of comments) await talk.comment(number, author, body, at);
  };
  const close = (number: number) =>
    github.ask(PERSON, 'PATCH', `pulls/${number}`, { state: 'closed' });
  const mergePullRequest: PullRequests['mergePullRequest'] = async (number, options) => {
    await close(number);
    return mergeBranch({ git, overlay }, get(number), options);
  };
  return {
    pullRequests: pulls,
    ...talk,
    ...openBranches(parts, get),
    mergePullRequest,
    openPullRequest: async (seed) => {
      const pull = await openBranch(parts, seed, pulls.length + 1);
      pulls.push(pull);
      await say(pull.number, seed.comments);
      for (const one of seed.reviews ?? []) await talk.review(pull.number, one);
      const { merged } = seed;
      if (merged !== undefined) {
        await mergePullRequest(pull.number, merged === true ? {} : { method: merged });
      }
      return pull;
    },
    pushToMain: async (files, options = {}) => {
      const on = await git.readHead('main');
      const message = Object.keys(files).join(' ');
      const sha = await git.createCommit({ ...options, on, files, message });
      await git.moveBranch('main', sha);
      return sha;
    },
    closePullRequest: async (number) => {
      await close(number);
    },
  };
}
