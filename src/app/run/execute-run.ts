import type { Phase } from '../../domain/phase.ts';
import type { ItemResult, TriggerResult } from '../../domain/report.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { isOverridable } from '../../gate/overridable.ts';
import { evaluateTriggers } from '../../gate/triggers.ts';
import { decideVerdict } from '../../gate/verdict.ts';
import { readMeasured } from '../../gate/waivers/apply-waiver.ts';
import { buildReport } from './build-report.ts';
import { loadProbe } from './load-probe.ts';
import { type Order, openRun, type Run } from './open-run.ts';
import { passGate } from './pass-gate.ts';
import { type PhaseResults, runPhases } from './run-phases.ts';
import type { Override, RunResult } from './settings.ts';
import { writeFiles } from './write-files.ts';

/** Nothing can be taken back before it was deployed. */
const AFTER_START: readonly Phase[] = ['deployment', 'post-deployment'];

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
    publicNames: [...policy.plan.public, ...Object.keys(run.tracking.variables)],
    root: settings.root,
    concurrency: settings.concurrency,
    ...(settings.deadlineMs === undefined ? {} : { deadlineAt: startedAtMs + settings.deadlineMs }),
    signal: ports.signal,
    redactor: prepared.redactor,
    loadProbe,
    waive: (result) => run.waivers.waive(result),
    ...(ports.connectGitHub === undefined ? {} : { connectGitHub: ports.connectGitHub }),
    ...(approvals === undefined ? {} : { approvals }),
    onProgress: (event) => {
      if (event.type === 'start' && event.item.phase === 'deployment') run.tracking.begin();
      ports.onProgress?.(event);
    },
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
  const { prepared, earlier, mode, tracking } = run;
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
      ...tracking.warnings,
      ...run.waivers.listWarnings(results.items),
    ],
  });
  const { checklist } = policy;
  const view = { report, ...(checklist === undefined ? {} : { checklist }) };
  const files = await writeFiles(settings.root, settings.reportDir, view);
  return { report, ...files, view };
}
