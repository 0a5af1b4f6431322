import { PHASES } from '../../src/domain/phase.ts';
import type { ReasonCode } from '../../src/domain/reason.ts';
import type { Attempt, Judgement, Report, TriggerResult } from '../../src/domain/report.ts';
import type { Subject } from '../../src/domain/subject.ts';
import { decideVerdict, type GateItem, type VerdictInput } from '../../src/gate/verdict.ts';

export function makeItem(change: Partial<GateItem> = {}): GateItem {
  const id = change.id ?? 'login';
  const item = { id, text: `Text of ${id}`, phase: 'pre-deployment', blocking: true } as const;
  return { ...item, outcome: 'pass', ...change };
}

export function makeInput(
  items: readonly GateItem[],
  change: Partial<VerdictInput> = {},
): VerdictInput {
  return {
    items,
    mode: 'enforce',
    phases: PHASES.filter((phase) => phase !== 'rollback'),
    isPartial: false,
    isDryRun: false,
    isApplicable: true,
    triggers: [],
    ...change,
  };
}

export function makeTrigger(
  state: TriggerResult['state'],
  decision: TriggerResult['decision'] = 'rollback',
): TriggerResult {
  return { id: `${state}-${decision}`, text: 'Down', state, decision, because: 'So.' };
}

const span = { startedAt: '2026-01-05T10:00:00.000Z', endedAt: '2026-01-05T10:00:01.000Z' };

/** An attempt as the engine writes it: with evidence, a reason and findings where they belong. */
export function makeAttempt(
  outcome: Judgement['outcome'],
  reason: ReasonCode | undefined = outcome === 'pass' ? undefined : 'assertion',
  summary = `It was ${outcome}.`,
): Attempt {
  const findings = outcome === 'pass' ? [] : [{ expected: 'better', seen: summary }];
  const said = { outcome, ...(reason === undefined ? {} : { reason }), summary, findings };
  return { ...span, evidence: {}, judgement: said };
}

export function makeError(reason: ReasonCode, remedy?: string): Attempt {
  const error = { reason, message: `Error of ${reason}.`, ...(remedy ? { remedy } : {}) };
  return { ...span, error };
}

/** Neither a judgement nor an error. */
export const brokenAttempt: Attempt = { ...span, evidence: {} };

export const subject: Subject = {
  repository: 'acme/crm',
  commit: 'a'.repeat(40),
  environment: 'production',
  planDigest: 'b'.repeat(64),
};

export function makeReport(
  items: readonly GateItem[],
  run: Partial<Report['run']> = {},
  change: Partial<Report> = {},
): Report {
  const phases = run.phases ?? ['pre-deployment'];
  const verdict = decideVerdict(makeInput([], { phases }));
  return {
    schema: 'holdpoint-report',
    version: 1,
    holdpoint: '1.0.0',
    subject: { ...subject },
    plan: { path: '.github/holdpoint.yml', id: 'default', mode: 'enforce', source: 'base' },
    run: {
      phases,
      event: 'push',
      runId: '77',
      attempt: 1,
      workflow: 'deploy',
      startedAt: span.startedAt,
      finishedAt: span.endedAt,
      dryRun: false,
      only: [],
      cancelled: false,
      ...run,
    },
    verdict: { ...verdict, decisive: [...verdict.decisive], counts: { ...verdict.counts } },
    items: items.map((item) => ({
      ...item,
      kind: 'manual',
      blast: 'read',
      environment: 'production',
      tags: [],
      summary: 'Seen.',
      findings: [],
      flaky: false,
      options: {},
      evidenceVersion: 1,
      settle: { type: 'single' },
      attempts: [],
    })),
    triggers: [],
    warnings: [],
    ...change,
  };
}
