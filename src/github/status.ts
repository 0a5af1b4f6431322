import type { PostedStatus } from '../domain/github.ts';
import type { Phase } from '../domain/phase.ts';
import { findNewestRun } from './newest-run.ts';
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
export function renderContext({
  environment,
  phase,
  planId = 'default',
}: Pick<StatusRequest, 'environment' | 'phase' | 'planId'>): string {
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

/** Posts statuses, one after the other, on the commit that is judged; rejects with GitHubError. */
export async function publishStatuses(
  port: Pick<GitHubPort, 'createStatus'>,
  commit: string,
  requests: readonly StatusRequest[],
): Promise<void> {
  for (const request of requests) await port.createStatus(commit, describe(request));
}

/** Another run may speak between our look and our word; who still quarrels after this is many. */
const ROUNDS = 5;

/** Repeats the last word of the newest run where ours covered it; true if nothing was covered. */
async function mend(
  port: Pick<GitHubPort, 'createStatus'>,
  commit: string,
  contexts: readonly string[],
  posted: readonly PostedStatus[],
): Promise<boolean> {
  let isRight = true;
  for (const context of contexts) {
    const words = posted.filter((one) => one.context === context);
    const [last] = words;
    const [word] = findNewestRun(words, last?.creator)?.words ?? [];
    if (last === undefined || word === undefined) continue;
    const { state, description, targetUrl } = word;
    if (last.targetUrl === targetUrl && last.description === description) continue;
    isRight = false;
    const target = targetUrl === undefined ? {} : { targetUrl };
    await port.createStatus(commit, { state, context, description, ...target });
  }
  return isRight;
}

/**
 * GitHub keeps whoever spoke last, and an older run may end later: looks at the statuses once ours
 * are posted, and repeats the last word of the newest run where ours covered it. Resolves with the
 * statuses that were seen last, newest first; rejects with GitHubError.
 */
export async function mendStatuses(
  port: Pick<GitHubPort, 'createStatus' | 'listStatuses'>,
  commit: string,
  contexts: readonly string[],
): Promise<readonly PostedStatus[]> {
  let posted = await port.listStatuses(commit);
  for (let round = 0; round < ROUNDS; round += 1) {
    if (await mend(port, commit, contexts, posted)) break;
    posted = await port.listStatuses(commit);
  }
  return posted;
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
