import { openWorld } from '../../__tests__/acceptance/open-world.ts';
import type { World } from '../../__tests__/acceptance/world.ts';
import type { GitHubDefect } from './cell.ts';

export const REPOSITORY = 'acme/lt-crm';
export const WORKFLOW = '.github/workflows/deploy.yml';

/** Who holds which role in the plan of the application. */
const SIGNERS: Readonly<Record<string, string>> = {
  'product-owner': 'ana',
  'tech-lead': 'jonas',
  security: 'mette',
  performance: 'carla',
};

const CHECKS = ['test', 'build'];

const RUN = { before: 3_900, staging: 4_000, production: 4_242 } as const;

const HOURS = 3_600_000;

export interface Images {
  readonly candidate: string;
  readonly previous: string;
}

export interface Release {
  readonly world: World;
  /** The merge of the pull request: what is released. */
  readonly commit: string;
  /** What was released before it. */
  readonly previous: string;
  /** The head of the pull request, or the one before a late push. */
  readonly earlier: string;
}

/**
 * A repository in which a pull request of bob was signed by all roles, merged, tested and
 * announced;
 * less what the defect takes away.
 */
export async function openRelease(
  files: Readonly<Record<string, string>>,
  defect: GitHubDefect,
): Promise<Release> {
  const world = await openWorld({
    repository: REPOSITORY,
    files,
    pullRequests: [{ author: 'bob', files: { 'CHANGES.md': 'Invoices have a checked total.\n' } }],
  });
  const previous = await world.github.readMain();
  const earlier = world.pull().headSha;
  if (defect.signed === 'before-push') await world.push({ 'CHANGES.md': 'And more.\n' });
  await sign(world, defect, defect.signed === 'before-push' ? earlier : world.pull().headSha);
  const commit = await world.merge();
  addChecks(world, commit, earlier, defect.checks ?? {});
  await announce(world, commit, defect.announced);
  addRun(world, RUN.production, commit);
  return { world, commit, previous, earlier };
}

/** The last release, verified in production, and the new one on staging. */
export function addHistory(release: Release, images: Images, { staging }: GitHubDefect): void {
  addProduction(release, images);
  addStaging(release, images, staging);
}

async function sign(world: World, defect: GitHubDefect, commit: string): Promise<void> {
  for (const [role, login] of Object.entries({ ...SIGNERS, ...defect.signOffs })) {
    if (login === null) continue;
    await world.github.comment(world.pull().number, login, `/sign-off ${role} ${commit}`);
  }
}

function addChecks(
  { github }: World,
  commit: string,
  other: string,
  wrong: NonNullable<GitHubDefect['checks']>,
): void {
  for (const name of CHECKS) {
    const conclusion = wrong[name] ?? 'success';
    if (conclusion === 'missing') continue;
    if (conclusion === 'other-commit') github.addCheckRun(other, { name });
    else github.addCheckRun(commit, { name, conclusion });
  }
}

function addProduction({ world, previous }: Release, images: Images): void {
  const release = { commit: previous, image: images.previous, environment: 'production' };
  addDeployment(world, { ...release, runId: RUN.before, hoursAgo: 7 * 24, state: 'success' });
}

function addStaging(
  { world, commit, earlier }: Release,
  { candidate, previous }: Images,
  wrong: GitHubDefect['staging'],
): void {
  if (wrong === 'none') return;
  addDeployment(world, {
    commit: wrong === 'other-commit' ? earlier : commit,
    image: wrong === 'other-image' ? previous : candidate,
    environment: 'staging',
    runId: RUN.staging,
    hoursAgo: wrong === 'just-now' ? 0 : 2,
    state: wrong === 'failed' ? 'failure' : 'success',
  });
}

interface Deployed {
  readonly commit: string;
  readonly image: string;
  readonly environment: string;
  readonly runId: number;
  readonly hoursAgo: number;
  readonly state: string;
}

/** A deployment that carries our release record, and the run that made it. */
function addDeployment(world: World, deployed: Deployed): void {
  const { commit, image, environment, runId, hoursAgo, state } = deployed;
  addRun(world, runId, commit);
  const at = new Date(Date.now() - hoursAgo * HOURS).toISOString();
  const id = world.github.addDeployment({
    commit,
    environment,
    at,
    payload: {
      holdpoint: 1,
      environment,
      commit,
      image,
      planId: 'default',
      planDigest: '0'.repeat(64),
      runId: String(runId),
      attempt: 1,
      workflowPath: WORKFLOW,
    },
  });
  world.github.addDeploymentStatus(id, { state, at });
}

async function announce(
  world: World,
  commit: string,
  wrong: GitHubDefect['announced'],
): Promise<void> {
  if (wrong === 'none') return;
  const at = new Date(Date.now() - (wrong === 'just-now' ? 0 : 26 * HOURS)).toISOString();
  const author = wrong === 'by-a-stranger' ? 'mallory' : 'ana';
  const body = `Release ${commit.slice(0, 12)} goes out tomorrow.`;
  await world.github.comment(world.pull().number, author, body, at);
}

function addRun(world: World, id: number, headSha: string): void {
  world.github.addRun({ id, attempt: 1, path: WORKFLOW, event: 'push', headSha });
}

export const PRODUCTION_RUN = RUN.production;
