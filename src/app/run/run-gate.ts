import { chooseEnvironment } from './choose-environment.ts';
import { readPolicy } from './read-policy.ts';
import { requireSensiblePhases } from './require-sensible-phases.ts';
import type { RunOrigin, RunPorts, RunResult, RunSettings } from './settings.ts';

/**
 * One run from plan to report files. Rejects with PlanError or UsageError before anything ran; once
 * items run it resolves, whatever becomes of them.
 */
export async function runGate(
  settings: RunSettings,
  origin: RunOrigin | Promise<RunOrigin>,
  ports: RunPorts,
): Promise<RunResult> {
  const startedAtMs = Date.now();
  requireSensiblePhases(settings.phases);
  const policy = await readPolicy(settings.planPath, ports.policy);
  const environment = chooseEnvironment(policy.plan, settings.environment);
  // A broken plan is told before the engine is read.
  const { executeRun } = await import('./execute-run.ts');
  return executeRun({ settings, origin: await origin, ports, policy, environment, startedAtMs });
}
