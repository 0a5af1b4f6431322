import type { Json } from '../../../src/domain/json.ts';
import type { ReleaseRecord } from '../../../src/domain/release.ts';
import type { Judgement } from '../../../src/domain/report.ts';
import { toGitHubTool } from '../../../src/github/as-tool.ts';
import type { GitHubPort } from '../../../src/github/port.ts';
import { collect } from '../../../src/probes/deployment-history/collect.ts';
import type { DeploymentHistoryEvidence } from '../../../src/probes/deployment-history/evidence.ts';
import { evidence, judge } from '../../../src/probes/deployment-history/judge.ts';
import {
  type DeploymentHistoryOptions,
  declaration,
} from '../../../src/probes/deployment-history/options.ts';
import { createEnvironmentTool } from '../../../src/toolbox/environment.ts';

export const WORKFLOW = '.github/workflows/deploy.yml';
export const NOW = '2026-01-05T12:00:00Z';
export const PLAN = 'c3'.repeat(32);
export const IMAGE = `ghcr.io/acme/crm@sha256:${'a1'.repeat(32)}`;

export function makeRecord(rest: Partial<ReleaseRecord> & { commit: string }): ReleaseRecord {
  return {
    holdpoint: 1,
    environment: 'staging',
    planId: 'default',
    planDigest: PLAN,
    runId: '70',
    attempt: 1,
    workflowPath: WORKFLOW,
    ...rest,
  };
}

interface Setting {
  readonly commit: string;
  readonly image?: string;
  readonly options?: object;
  readonly variables?: Readonly<Record<string, string>>;
}

/** Runs the probe for production as the engine does, at NOW. */
export async function runHistory(
  port: GitHubPort,
  { commit, image, options = {}, variables }: Setting,
): Promise<{ seen: DeploymentHistoryEvidence; judged: Judgement }> {
  const given = declaration.options.parse({ environment: 'staging', ...options });
  const tools = {
    github: toGitHubTool(port),
    clock: { now: () => Date.parse(NOW), sleep: () => Promise.reject(new Error('not asked for')) },
    environment: createEnvironmentTool(
      variables ?? { GITHUB_WORKFLOW_REF: `acme/crm/${WORKFLOW}@refs/heads/main` },
    ),
    subject: {
      repository: 'acme/crm',
      commit,
      environment: 'production',
      planDigest: PLAN,
      ...(image === undefined ? {} : { image }),
    },
  };
  const raw = await collect(given as DeploymentHistoryOptions, tools, {
    abort: new AbortController().signal,
  });
  const seen = evidence.schema.parse(JSON.parse(JSON.stringify(raw as Json)));
  return { seen, judged: await judge(seen, given as DeploymentHistoryOptions) };
}
