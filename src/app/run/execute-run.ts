import type { Phase } from '../../domain/phase.ts';
import type { ItemResult, TriggerResult } from '../../domain/report.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { decideDeploymentGate } from '../../gate/deployment-gate.ts';
import { isOverridable } from '../../gate/overridable.ts';
import { evaluateTriggers } from '../../gate/triggers.ts';
import { decideVerdict } from '../../gate/verdict.ts';
import { readMeasured } from '../../gate/waivers/apply-waiver.ts';
import type { ApprovalsTool } from '../../toolbox/toolbox.ts';
import { buildReport } from './build-report.ts';
import { type EarlierReports, readEarlierReports } from './earlier-reports.ts';
import { loadProbe } from './load-probe.ts';
import { openOverride } from './open-override.ts';
import { type PreparedRun, prepareRun } from './prepare-run.ts';
import type { Policy } from './read-policy.ts';
import { type PhaseResults, runPhases } from './run-phases.ts';
import type { Override, RunOrigin, RunPorts, RunResult, RunSettings } from './settings.ts';
import { openWaiverDesk, type WaiverDesk } from './waiver-desk.ts';
import { writeFiles } from './write-files.ts';

/** Nothing can be taken back before it was deployed. */
const AFTER_START: readonly Phase[] = ['deployment', 'post-deployment'];

interface Run {
  readonly settings: RunSettings;
  readonly origin: RunOrigin;
  readonly ports: RunPorts;
  readonly policy: Policy;
  readonly prepared: PreparedRun;
  readonly earlier: EarlierReports;
  readonly mode: 'enforce' | 'observe';
  readonly approvals: ApprovalsTool | undefined;
  readonly waivers: WaiverDesk;
  /** Asks at most once; resolves with undefined where nobody may, or where nobody did. */
  findOverride(): Promise<Override | undefined>;
  /** What was asked for and found so far. */
  foundOverride(): Promise<Override | undefined> | undefined;
}

/** Why the deployment may not start; while a plan only observes it stops nothing. */
function decideGate(run: Run, items: readonly ItemResult[]): string | undefined {
  if (run.mode === 'observe') return undefined;
  const gate = decideDeploymentGate({
    planned: run.policy.items,
    phases: run.settings.phases,
    items,
    isApplicable: run.prepared.isApplicable,
    reports: run.earlier.reports,
    expected: run.earlier.expected,
  });
  return gate.open ? undefined : gate.why;
}

/** A closed gate is opened by an override alone; whoever can't be asked has said nothing. */
async function passGate(run: Run, items: readonly ItemResult[]): Promise<string | undefined> {
  const why = decideGate(run, items);
  return why === undefined || (await run.findOverride()) === undefined ? why : undefined;
}

async function runItemsOf(run: Run, startedAtMs: number): Promise<PhaseResults> {
  const { settings, origin, ports, policy, prepared, earlier } = run;
  if (!prepared.isApplicable) return { items: [] };
  ports.onStart?.(prepared.selection.items);
  const { approvals } = run;
  return runPhases({
    items: prepared.selection.items,
    phases: settings.phases,
    earlier: earlier.outcomes,
    decideGate: (results) => passGate(run, results),
    subject: prepared.subject,
    environments: prepared.environments,
    context: {
      event: origin.event,
      ...(prepared.paths === undefined ? {} : { paths: prepared.paths }),
      untrusted: origin.isUntrusted,
      dryRun: settings.isDryRun,
    },
    variables: settings.variables,
    publicNames: policy.plan.public,
    root: settings.root,
    concurrency: settings.concurrency,
    ...(settings.deadlineMs === undefined ? {} : { deadlineAt: startedAtMs + settings.deadlineMs }),
    signal: ports.signal,
    redactor: prepared.redactor,
    loadProbe,
    waive: (result) => run.waivers.waive(result),
    ...(ports.connectGitHub === undefined ? {} : { connectGitHub: ports.connectGitHub }),
    ...(approvals === undefined ? {} : { approvals }),
    ...(ports.onProgress === undefined ? {} : { onProgress: ports.onProgress }),
  });
}

function decideTriggers(run: Run, items: readonly ItemResult[]): readonly TriggerResult[] {
  const outcomes = new Map(run.earlier.measured);
  // A waiver lets an item pass the gate; it does not call off the rollback.
  for (const item of items) outcomes.set(item.id, readMeasured(item));
  const isDeployed = run.settings.phases.some((one) => AFTER_START.includes(one));
  return isDeployed ? evaluateTriggers(run.policy.triggers, outcomes) : [];
}

/** Null once the run was cancelled: a part of the evidence is no verdict. */
function decide(
  run: Run,
  results: PhaseResults,
  triggers: readonly TriggerResult[],
): Verdict | null {
  if (run.ports.signal.aborted) return null;
  return decideVerdict({
    items: results.items,
    mode: run.mode,
    phases: run.settings.phases,
    isPartial: run.prepared.selection.isPartial,
    isDryRun: run.settings.isDryRun,
    isApplicable: run.prepared.isApplicable,
    ...(results.gateClosed === undefined ? {} : { gateClosed: results.gateClosed }),
    triggers,
  });
}

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
async function openRun(order: Order): Promise<Run> {
  const { settings, origin, ports, policy } = order;
  const prepared = await prepareRun(order);
  const { subject, redactor } = prepared;
  const { environment } = subject;
  const { proveWaiver } = ports;
  const waivers = openWaiverDesk({ waivers: policy.waivers, environment, redactor, proveWaiver });
  const approvals = ports.openApprovals?.(policy, environment);
  return {
    settings,
    origin,
    ports,
    policy,
    prepared,
    earlier: await readEarlierReports(settings, origin, subject, waivers),
    mode: ports.isPreview ? 'observe' : policy.plan.mode,
    approvals,
    waivers,
    ...openOverride(ports, approvals),
  };
}

/** What is looked for where something stands in the way, and what was found before. */
async function readOverride(
  run: Run,
  verdict: Verdict | null,
  items: readonly ItemResult[],
): Promise<Override | undefined> {
  const mayOverride =
    verdict !== null &&
    run.mode === 'enforce' &&
    isOverridable(verdict, items, run.settings.phases);
  return mayOverride ? run.findOverride() : run.foundOverride();
}

/** Runs the items and writes the report files; rejects with UsageError before anything ran. */
export async function executeRun(order: Order): Promise<RunResult> {
  const { settings, origin, ports, policy, startedAtMs } = order;
  const run = await openRun(order);
  const { prepared, earlier, mode } = run;
  const { subject } = prepared;
  ports.onReady?.({ plan: policy.plan, environment: subject.environment, mode });
  const results = await runItemsOf(run, startedAtMs);
  const triggers = decideTriggers(run, results.items);
  const verdict = decide(run, results, triggers);
  const report = buildReport({
    settings,
    origin,
    policy,
    policyLabel: ports.policy.label,
    mode,
    subject,
    phases: settings.phases,
    items: results.items,
    triggers,
    verdict,
    override: await readOverride(run, verdict, results.items),
    startedAtMs,
    finishedAtMs: Date.now(),
    warnings: [
      ...(ports.notes ?? []),
      ...prepared.warnings,
      ...earlier.warnings,
      ...run.waivers.listWarnings(results.items),
    ],
  });
  const { checklist } = policy;
  const view = { report, ...(checklist === undefined ? {} : { checklist }) };
  const files = await writeFiles(settings.root, settings.reportDir, view);
  return { report, ...files, view };
}
