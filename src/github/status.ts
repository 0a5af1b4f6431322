import type { PostedStatus } from '../domain/github.ts';
import type { Phase } from '../domain/phase.ts';
import type { CommitStatus, GitHubPort } from './port.ts';

export interface StatusRequest {
  readonly environment: string;
  readonly phase: Phase;
  /** `default` adds nothing to the context; another plan adds its id. */
  readonly planId?: string;
  readonly status: Pick<CommitStatus, 'state' | 'description'>;
  /** Left out unless it is an http or https URL, which is all that GitHub takes. */
  readonly targetUrl?: string;
}

const MAX_DESCRIPTION = 140;

/** One line of at most 140 code points. */
function cutDescription(text: string): string {
  const characters = Array.from(text.replaceAll(/\s+/g, ' ').trim());
  if (characters.length <= MAX_DESCRIPTION) return characters.join('');
  return `${characters
    .slice(0, MAX_DESCRIPTION - 1)
    .join('')
    .trimEnd()}…`;
}

/** `holdpoint/<environment>/<phase>`: what branch protection requires. */
export function renderContext({ environment, phase, planId = 'default' }: StatusRequest): string {
  const context = `holdpoint/${environment}/${phase}`;
  return planId === 'default' ? context : `${context}/${planId}`;
}

function describe(request: StatusRequest): CommitStatus {
  const { status, targetUrl } = request;
  const isLink = targetUrl !== undefined && /^https?:\/\//.test(targetUrl);
  return {
    state: status.state,
    context: renderContext(request),
    description: cutDescription(status.description),
    ...(isLink ? { targetUrl } : {}),
  };
}

/** Posts the statuses one after the other on the commit that was judged; rejects with GitHubError. */
export async function publishStatuses(
  port: Pick<GitHubPort, 'createStatus'>,
  commit: string,
  requests: readonly StatusRequest[],
): Promise<void> {
  for (const request of requests) await port.createStatus(commit, describe(request));
}

/** Run and attempt that a status links to. */
function parseRun(targetUrl: string | undefined): readonly [bigint, number] | undefined {
  const match = /\/actions\/runs\/(\d{1,16})(?:\/attempts\/(\d{1,6}))?$/.exec(targetUrl ?? '');
  return match === null ? undefined : [BigInt(match[1] ?? 0), Number(match[2] ?? 1)];
}

function isNewer(one: PostedStatus, other: PostedStatus): boolean {
  const [mine, others] = [parseRun(one.targetUrl), parseRun(other.targetUrl)];
  if (mine === undefined || others === undefined) return false;
  return mine[0] > others[0] || (mine[0] === others[0] && mine[1] > others[1]);
}

/** The last word of the newest run among those of one author, newest first. */
function findNewestRun(statuses: readonly PostedStatus[]): PostedStatus | undefined {
  return statuses.reduce<PostedStatus | undefined>(
    (best, one) => (best === undefined || isNewer(one, best) ? one : best),
    undefined,
  );
}

/**
 * Posts the statuses; then, since GitHub keeps whoever spoke last and an older run may end later,
 * looks again and repeats the last word of the newest run where ours covered it.
 */
export async function publishFinalStatuses(
  port: Pick<GitHubPort, 'createStatus' | 'listStatuses'>,
  commit: string,
  requests: readonly StatusRequest[],
): Promise<void> {
  await publishStatuses(port, commit, requests);
  const posted = await port.listStatuses(commit);
  for (const request of requests) {
    const context = renderContext(request);
    const [last, ...others] = posted.filter((one) => one.context === context);
    if (last === undefined) continue;
    // Whoever may write statuses could invent a run; a workflow's token writes under one name.
    const newest = findNewestRun([last, ...others.filter((one) => one.creator === last.creator)]);
    if (newest === undefined || newest === last) continue;
    const { state, description, targetUrl } = newest;
    const target = targetUrl === undefined ? {} : { targetUrl };
    await port.createStatus(commit, { state, context, description, ...target });
  }
}

/** For a run that ends without a verdict: only where nothing newer was said since it began. */
export async function publishBrokenStatuses(
  port: Pick<GitHubPort, 'createStatus' | 'listStatuses'>,
  commit: string,
  requests: readonly StatusRequest[],
): Promise<void> {
  const posted = await port.listStatuses(commit);
  const ours = requests.filter((request) => {
    const last = posted.find((one) => one.context === renderContext(request));
    return last === undefined || last.targetUrl === request.targetUrl;
  });
  await publishStatuses(port, commit, ours);
}
