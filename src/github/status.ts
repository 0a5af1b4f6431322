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

/** Posts one status on the commit that was judged; rejects with GitHubError. */
export async function publishStatus(
  port: Pick<GitHubPort, 'createStatus'>,
  commit: string,
  request: StatusRequest,
): Promise<void> {
  const { status, targetUrl } = request;
  const isLink = targetUrl !== undefined && /^https?:\/\//.test(targetUrl);
  await port.createStatus(commit, {
    state: status.state,
    context: renderContext(request),
    description: cutDescription(status.description),
    ...(isLink ? { targetUrl } : {}),
  });
}
