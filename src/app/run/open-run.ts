import type { ApprovalsTool } from '../../toolbox/toolbox.ts';
import { type EarlierReports, readEarlierReports } from './earlier-reports.ts';
import { openOverride } from './open-override.ts';
import { type PreparedRun, prepareRun } from './prepare-run.ts';
import type { Policy } from './read-policy.ts';
import type { Override, RunOrigin, RunPorts, RunSettings, Tracking } from './settings.ts';
import { openWaiverDesk, type WaiverDesk } from './waiver-desk.ts';

/** A run whose items are known and of which nothing has run. */
export interface Run {
  readonly settings: RunSettings;
  readonly origin: RunOrigin;
  readonly ports: RunPorts;
  readonly policy: Policy;
  readonly prepared: PreparedRun;
  readonly earlier: EarlierReports;
  readonly mode: 'enforce' | 'observe';
  readonly approvals: ApprovalsTool | undefined;
  readonly tracking: Tracking;
  readonly waivers: WaiverDesk;
  /** Asks at most once; resolves with undefined where nobody may, or where nobody did. */
  findOverride(): Promise<Override | undefined>;
  /** What was asked for and found so far. */
  foundOverride(): Promise<Override | undefined> | undefined;
}

/** A run that deploys nothing, or that nobody can tell GitHub of. */
const UNTRACKED: Tracking = { variables: {}, warnings: [], begin: () => undefined };

/** What the valid plan asks of one environment. */
export interface Order {
  readonly settings: RunSettings;
  readonly origin: RunOrigin;
  readonly ports: RunPorts;
  readonly policy: Policy;
  readonly environment: string;
  readonly startedAtMs: number;
}

/** Everything that the items need, and nothing that has run. */
export async function openRun(order: Order): Promise<Run> {
  const { settings, origin, ports, policy } = order;
  const prepared = await prepareRun(order);
  const { subject, redactor } = prepared;
  const { environment } = subject;
  const { proveWaiver } = ports;
  const waivers = openWaiverDesk({ waivers: policy.waivers, environment, redactor, proveWaiver });
  const approvals = ports.openApprovals?.(policy, environment);
  const mode = ports.isPreview ? 'observe' : policy.plan.mode;
  const url = prepared.environments[environment]?.url;
  const about = { plan: policy.plan, environment, mode, ...(url === undefined ? {} : { url }) };
  const tracking = (await ports.openTracking?.(about)) ?? UNTRACKED;
  const variables = { ...settings.variables, ...tracking.variables };
  return {
    settings: { ...settings, variables },
    tracking,
    origin,
    ports,
    policy,
    prepared,
    earlier: await readEarlierReports(settings, origin, subject, waivers),
    mode,
    approvals,
    waivers,
    ...openOverride(ports, approvals),
  };
}
