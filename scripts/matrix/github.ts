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

const RUN = { staging: 4_000, production: 4_242 } as const;

const HOURS = 3_600_000;

interface Images {
  readonly candidate: string;
  readonly previous: string;
}

export interface Release {
  readonly world: World;
  /** The merge of the pull request: what is released. */
  readonly commit: string;
}

/**
 * A repository in which a pull request of bob was signed by all roles and merged, tested, announced
 * and verified on staging; less what the defect takes away.
 */
export async function openRelease(
  files: Readonly<Record<string, string>>,
  images: Images,
  defect: GitHubDefect,
): Promise<Release> {
  const world = await openWorld({
    repository: REPOSITORY,
    files,
    pullRequests: [{ author: 'bob', files: { 'CHANGES.md': 'Invoices have a checked total.\n' } }],
  });
  const earlier = world.pull().headSha;
  if (defect.signed === 'before-push') await world.push({ 'CHANGES.md': 'And more.\n' });
  await sign(world, defect, defect.signed === 'before-push' ? earlier : world.pull().headSha);
  const commit = await world.merge();
  addChecks(world, commit, earlier, defect.checks ?? {});
  addStaging(world, commit, earlier, images, defect.staging);
  await announce(world, commit, defect.announced);
  addRun(world, RUN.production, commit);
  return { world, commit };
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

function addStaging(
  world: World,
  commit: string,
  other: string,
  { candidate, previous }: Images,
  wrong: GitHubDefect['staging'],
): void {
  if (wrong === 'none') return;
  const released = wrong === 'other-commit' ? other : commit;
  addRun(world, RUN.staging, released);
  const at = new Date(Date.now() - (wrong === 'just-now' ? 0 : 2 * HOURS)).toISOString();
  const id = world.github.addDeployment({
    commit: released,
    environment: 'staging',
    at,
    payload: {
      holdpoint: 1,
      environment: 'staging',
      commit: released,
      image: wrong === 'other-image' ? previous : candidate,
      planId: 'default',
      planDigest: '0'.repeat(64),
      runId: String(RUN.staging),
      attempt: 1,
      workflowPath: WORKFLOW,
    },
  });
  const state = wrong === 'failed' ? 'failure' : 'success';
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
