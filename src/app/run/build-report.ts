import type { Phase } from '../../domain/phase.ts';
import {
  type ItemResult,
  REPORT_VERSION,
  type Report,
  type TriggerResult,
} from '../../domain/report.ts';
import type { Subject } from '../../domain/subject.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { VERSION } from '../../domain/version.ts';
import type { Policy } from './read-policy.ts';
import type { Override, RunOrigin, RunSettings } from './settings.ts';

export interface ReportParts {
  readonly settings: RunSettings;
  readonly origin: RunOrigin;
  readonly policy: Policy;
  readonly policyLabel: string;
  readonly mode: 'enforce' | 'observe';
  readonly subject: Subject;
  readonly phases: readonly Phase[];
  readonly items: readonly ItemResult[];
  readonly triggers: readonly TriggerResult[];
  readonly verdict: Verdict | null;
  readonly startedAtMs: number;
  readonly finishedAtMs: number;
  readonly warnings: readonly string[];
  readonly override?: Override | undefined;
}

function describeRun(parts: ReportParts): Report['run'] {
  const { origin, settings } = parts;
  return {
    phases: [...parts.phases],
    event: origin.event,
    runId: origin.runId,
    attempt: origin.attempt,
    ...(origin.workflow === undefined ? {} : { workflow: origin.workflow }),
    ...(origin.url === undefined ? {} : { url: origin.url }),
    ...(origin.actor === undefined ? {} : { actor: origin.actor }),
    startedAt: new Date(parts.startedAtMs).toISOString(),
    finishedAt: new Date(parts.finishedAtMs).toISOString(),
    dryRun: settings.isDryRun,
    only: [...settings.only],
    cancelled: parts.verdict === null,
  };
}

/**
 * The report: the one document that comment, summary, outputs and every other format are made
 * from.
 */
export function buildReport(parts: ReportParts): Report {
  const { plan, coverage, checklist } = parts.policy;
  return {
    schema: 'holdpoint-report',
    version: REPORT_VERSION,
    holdpoint: VERSION,
    subject: { ...parts.subject },
    plan: { path: plan.path, id: plan.id, mode: parts.mode, source: parts.policyLabel },
    run: describeRun(parts),
    verdict: parts.verdict,
    items: [...parts.items],
    triggers: [...parts.triggers],
    ...(coverage === undefined || checklist === undefined
      ? {}
      : { checklist: { path: checklist.path, ...coverage } }),
    ...(parts.override === undefined ? {} : { override: parts.override }),
    warnings: [...parts.warnings],
  };
}
