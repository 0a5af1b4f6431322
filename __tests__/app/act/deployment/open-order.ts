import type { TrackingOrder } from '../../../../src/app/act/deployment/tracking-order.ts';
import type { Outcome } from '../../../../src/domain/outcome.ts';
import type { Phase } from '../../../../src/domain/phase.ts';
import type { Plan } from '../../../../src/domain/plan.ts';
import type { ReleaseRecord } from '../../../../src/domain/release.ts';
import type { Report } from '../../../../src/domain/report.ts';
import type { GitHubPort } from '../../../../src/github/port.ts';
import { BOT } from '../../../support/github/seed.ts';
import { buildItem, buildReport } from '../../../support/sample-report.ts';

export const WORKFLOW = '.github/workflows/deploy.yml';
export const PLAN_DIGEST = 'c3'.repeat(32);
export const imageOf = (byte: string): string => `ghcr.io/acme/crm@sha256:${byte.repeat(32)}`;

export type Change = Partial<Omit<TrackingOrder, 'settings' | 'event'>> & {
  readonly settings?: Partial<TrackingOrder['settings']>;
  readonly event?: Partial<TrackingOrder['event']>;
};

const plan: Pick<Plan, 'id' | 'digest' | 'environments'> = {
  id: 'default',
  digest: PLAN_DIGEST,
  environments: { staging: {}, production: { after: 'staging' } },
};

/** A run that deploys `commit` to production, on a push. */
export function makeOrder(port: GitHubPort, commit: string, change: Change = {}): TrackingOrder {
  const { settings, event, ...rest } = change;
  return {
    commit,
    plan,
    environment: 'production',
    mode: 'enforce',
    isWanted: true,
    author: BOT,
    url: 'https://crm.example',
    connect: () => Promise.resolve(port),
    ...rest,
    settings: { phases: ['deployment'], isDryRun: false, only: [], variables: {}, ...settings },
    event: {
      event: 'push',
      repository: 'acme/crm',
      runId: '100',
      attempt: 1,
      workflowPath: WORKFLOW,
      runUrl: 'https://github.com/acme/crm/actions/runs/100',
      defaultBranch: 'main',
      untrusted: false,
      ...event,
    },
  };
}

export function makeRecord(rest: Partial<ReleaseRecord> & { commit: string }): ReleaseRecord {
  return {
    holdpoint: 1,
    environment: 'production',
    planId: 'default',
    planDigest: PLAN_DIGEST,
    runId: '50',
    attempt: 1,
    workflowPath: WORKFLOW,
    ...rest,
  };
}

/** What a run of these phases found; each item is `phase: outcome`. */
export function makeReport(
  phases: readonly Phase[],
  found: Readonly<Partial<Record<Phase, Outcome>>>,
  change: { readonly only?: string[]; readonly isCancelled?: boolean; readonly kind?: string } = {},
): Report {
  const { kind = 'version' } = change;
  const items = Object.entries(found).map(([phase, outcome]) =>
    buildItem(phase, outcome, { phase: phase as Phase, kind }),
  );
  const report = buildReport(items);
  const run = { ...report.run, phases: [...phases], only: change.only ?? [] };
  return { ...report, run, ...(change.isCancelled === true ? { verdict: null } : {}) };
}
