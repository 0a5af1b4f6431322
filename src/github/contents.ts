import { GitHubError } from './port.ts';

export interface ContentsSettings {
  readonly apiUrl: string;
  readonly token: string;
  /** `owner/name`. */
  readonly repository: string;
}

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 1_048_576;

function explainStatus(status: number, path: string, ref: string): string {
  const what = `GitHub answered ${status} for \`${path}\` at ${ref}.`;
  if (status === 401) return `${what} The token is not valid: pass \`github-token\`.`;
  if (status === 403) return `${what} Add \`permissions: contents: read\` to the job.`;
  return `${what} Run the job again; if it stays, look at the status page of GitHub.`;
}

/**
 * Text of a file at a commit, with the runtime's own client: the plan must be read before anything
 * runs, and the full client would double the start-up time. Undefined if the file is not there;
 * rejects with GitHubError.
 */
export async function readContents(
  settings: ContentsSettings,
  path: string,
  ref: string,
): Promise<string | undefined> {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  const url = `${settings.apiUrl}/repos/${settings.repository}/contents/${encoded}?ref=${encodeURIComponent(ref)}`;
  const headers = {
    accept: 'application/vnd.github.raw+json',
    authorization: `Bearer ${settings.token}`,
    'user-agent': 'holdpoint',
    'x-github-api-version': '2022-11-28',
  };
  let answer: Response;
  try {
    answer = await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (error) {
    throw new GitHubError(0, `GitHub did not answer for \`${path}\` at ${ref}.`, { cause: error });
  }
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new GitHubError(answer.status, explainStatus(answer.status, path, ref));
  const text = await answer.text();
  if (text.length > MAX_BYTES) {
    throw new GitHubError(answer.status, `\`${path}\` at ${ref} is larger than ${MAX_BYTES} bytes.`);
  }
  return text;
}
