import { randomBytes } from 'node:crypto';
import { delimiter, dirname, join } from 'node:path';
import type { Phase } from '../../domain/phase.ts';
import { openFolder } from '../../plan/source.ts';
import { findPackageRoot } from '../package-root.ts';
import { runGate } from '../run/run-gate.ts';
import type { RunOrigin, RunPorts, RunResult, RunSettings } from '../run/settings.ts';
import type { Defect } from './defects.ts';
import { DemoShop, serveShop } from './target.ts';

const PREVIOUS = '5eed000000000000000000000000000000000001';
const COMMIT = '5eed000000000000000000000000000000000002';

const FORWARD: readonly Phase[] = ['pre-deployment', 'approval', 'deployment', 'post-deployment'];

export interface DemoResult {
  readonly forward: RunResult;
  /** The rehearsal, or the real thing where a trigger fired; absent if nothing was deployed. */
  readonly rollback?: RunResult;
}

function describeVariables(url: string, deployToken: string, defect: Defect | undefined) {
  return {
    PATH: [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
    DEMO_URL: url,
    DEMO_COMMIT: COMMIT,
    DEMO_PREVIOUS: PREVIOUS,
    DEPLOY_TOKEN: deployToken,
    LOG_LEVEL: 'info',
    SECRET_KEY:
      defect === 'default-secret'
        ? 'change-me-before-you-deploy-this'
        : randomBytes(32).toString('base64url'),
    ...(defect === 'no-tests' ? { DEMO_SKIP_TESTS: '1' } : {}),
  };
}

const origin: RunOrigin = {
  repository: 'holdpoint/demo-shop',
  commit: COMMIT,
  event: 'cli',
  runId: '0',
  attempt: 1,
  actor: 'demo',
  isUntrusted: false,
};

/** Starts the shop, runs the plan through every phase, and ends the shop. */
export async function runDemo(
  defect: Defect | undefined,
  reportDir: string,
  ports: Omit<RunPorts, 'policy' | 'isPreview'>,
): Promise<DemoResult> {
  const root = join(findPackageRoot(), 'examples/demo');
  const deployToken = randomBytes(24).toString('base64url');
  const server = await serveShop(new DemoShop(PREVIOUS, deployToken, defect));
  const run = (phases: readonly Phase[], folder: string) => {
    const settings: RunSettings = {
      root,
      planPath: 'holdpoint.yml',
      phases,
      only: [],
      isDryRun: false,
      reports: [],
      reportDir: join(reportDir, folder),
      concurrency: 16,
      variables: describeVariables(server.url, deployToken, defect),
    };
    const policy = openFolder(root);
    return runGate(settings, origin, { ...ports, policy, isPreview: false });
  };
  try {
    const forward = await run(FORWARD, 'demo');
    const isDeployed = forward.report.items.some(
      (item) => item.phase === 'deployment' && item.attempts.length > 0,
    );
    if (!isDeployed || ports.signal.aborted) return { forward };
    return { forward, rollback: await run(['rollback'], 'demo-rollback') };
  } finally {
    await server.close();
  }
}
