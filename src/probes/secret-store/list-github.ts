import * as z from 'zod';
import { ProbeError } from '../../domain/errors.ts';
import { parseJson } from '../../expect/kept-json.ts';
import type { HttpResponse, Toolbox } from '../../toolbox/toolbox.ts';
import type { ListedSecret, Listing } from './listing.ts';
import type { SecretStoreOptions } from './options.ts';

type GitHubOptions = NonNullable<SecretStoreOptions['github']>;
type Tools = Pick<Toolbox, 'http' | 'subject' | 'environment'>;

const PER_PAGE = 100;
const MAX_PAGES = 20;
const TIMEOUT_MS = 20_000;

const page = z.object({
  total_count: z.int().min(0),
  secrets: z.array(z.object({ name: z.string().min(1) })),
});

interface Place {
  readonly path: string;
  readonly permission: string;
}

/** Names of secrets that a workflow of the repository may use. Rejects with ProbeError. */
export async function listGitHub(
  options: GitHubOptions,
  tools: Tools,
  signal: AbortSignal,
): Promise<Listing> {
  const repository = options.repository ?? tools.subject.repository;
  const lists: (readonly ListedSecret[])[] = [];
  for (const place of listPlaces(options, repository)) {
    lists.push(await listPlace(place, options, tools, signal));
  }
  const { environment } = options;
  const where = environment === undefined ? '' : `, environment ${environment}`;
  return { store: `GitHub, ${repository}${where}`, hasStatus: false, ignoresCase: true, lists };
}

function listPlaces({ environment, organization }: GitHubOptions, repository: string): Place[] {
  const base = `/repos/${repository}`;
  const repositorySecrets = { path: `${base}/actions/secrets`, permission: 'Secrets: read' };
  const places = [repositorySecrets];
  if (environment !== undefined) {
    const path = `${base}/environments/${encodeURIComponent(environment)}/secrets`;
    places.push({ path, permission: 'Environments: read' });
  }
  if (organization) {
    places.push({ ...repositorySecrets, path: `${base}/actions/organization-secrets` });
  }
  return places;
}

async function listPlace(
  place: Place,
  options: GitHubOptions,
  { http, environment }: Tools,
  signal: AbortSignal,
): Promise<readonly ListedSecret[]> {
  const base = options.url ?? environment.get('GITHUB_API_URL') ?? 'https://api.github.com';
  const found: ListedSecret[] = [];
  for (let number = 1; number <= MAX_PAGES; number += 1) {
    const query = `?per_page=${PER_PAGE}&page=${number}`;
    const answer = await http.request(
      {
        method: 'GET',
        url: `${base.replace(/\/+$/, '')}${place.path}${query}`,
        headers: [
          ['accept', 'application/vnd.github+json'],
          ['authorization', `Bearer ${options.token}`],
          ['user-agent', 'holdpoint'],
          ['x-github-api-version', '2022-11-28'],
        ],
        timeoutMs: TIMEOUT_MS,
      },
      signal,
    );
    const { total_count: total, secrets } = readPage(answer, place);
    found.push(...secrets.map(({ name }) => ({ name })));
    if (found.length >= total) return found;
    if (secrets.length === 0) break;
  }
  throw new ProbeError(
    'protocol',
    `GitHub listed ${found.length} secrets at ${place.path}, fewer than it counts.`,
  );
}

function readPage(answer: HttpResponse, place: Place): z.infer<typeof page> {
  if (answer.status !== 200) throw explainStatus(answer, place);
  const parsed = parseJson(answer.body);
  const read = page.safeParse('value' in parsed ? parsed.value : undefined);
  if (read.success) return read.data;
  throw new ProbeError('protocol', `GitHub answered ${place.path} with no list of secrets.`);
}

function explainStatus({ status, headers }: HttpResponse, { path, permission }: Place): ProbeError {
  const said = `GitHub answered ${status} to ${path}.`;
  const header = (wanted: string) => headers.find(([name]) => name === wanted)?.[1];
  const isLimit = header('x-ratelimit-remaining') === '0' || header('retry-after') !== undefined;
  if (status === 429 || (status === 403 && isLimit)) {
    return new ProbeError('rate-limited', said, { remedy: 'Wait, and run it again.' });
  }
  if (status === 401 || status === 403 || status === 404) {
    const remedy = `Give \`token\` the permission \`${permission}\` for this repository; the token of the run can't have it. Is the name right?`;
    return new ProbeError('auth', said, { remedy });
  }
  return new ProbeError('protocol', said, { remedy: 'Run it again, or see githubstatus.com.' });
}
