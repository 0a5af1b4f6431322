import type { Box, Checklist, ChecklistField } from '../../src/domain/checklist.ts';
import type { CommentMarker } from '../../src/domain/marker.ts';
import { OUTCOMES, type Outcome } from '../../src/domain/outcome.ts';
import type { ReasonCode } from '../../src/domain/reason.ts';
import type { ItemResult, Report, TriggerResult } from '../../src/domain/report.ts';
import { EXIT, type Verdict } from '../../src/domain/verdict.ts';

export const COMMIT = `abc1234def567890${'0'.repeat(24)}`;
export const STARTED_AT = '2026-01-05T10:00:00.000Z';
export const FINISHED_AT = '2026-01-05T10:00:12.300Z';

export const MARKER: CommentMarker = {
  plan: 'default',
  environment: 'production',
  runId: '4711',
  attempt: 2,
};

const REASONS: Readonly<Record<Outcome, ReasonCode | undefined>> = {
  pass: undefined,
  skip: 'skipped',
  waived: 'waived',
  warn: 'threshold',
  pending: 'awaiting-person',
  inconclusive: 'insufficient-samples',
  error: 'connect',
  fail: 'status',
};

const SUMMARIES: Readonly<Record<Outcome, string>> = {
  pass: 'GET /health answered 200 in 12 ms.',
  skip: 'Not applicable: there is no database.',
  waived: 'Waived until 2026-02-01 by jonas.',
  warn: 'The mean is 95 ms of the 100 ms allowed.',
  pending: 'Nobody has confirmed this for this commit.',
  inconclusive: 'There were 3 samples, and the criterion needs 100.',
  error: 'No connection to 127.0.0.1:5432 could be made.',
  fail: 'GET /health answered 503.',
};

/** An item as the engine would leave it; `change` overrides anything. */
export function buildItem(
  id: string,
  outcome: Outcome,
  change: Partial<ItemResult> = {},
): ItemResult {
  const reason = REASONS[outcome];
  const isFine = outcome === 'pass' || outcome === 'skip';
  const text = change.text ?? `Verify ${id}`;
  return {
    id,
    text,
    phase: 'pre-deployment',
    kind: outcome === 'pending' ? 'manual' : 'http',
    blocking: true,
    blast: 'read',
    environment: 'production',
    tags: [],
    outcome,
    ...(reason === undefined ? {} : { reason }),
    summary: SUMMARIES[outcome],
    findings: isFine ? [] : [{ expected: 'status 200', seen: SUMMARIES[outcome], where: id }],
    ...(isFine ? {} : { remedy: `Look at the log of ${id}.` }),
    flaky: false,
    startedAt: STARTED_AT,
    endedAt: '2026-01-05T10:00:01.200Z',
    options: { path: '/health' },
    evidenceVersion: 1,
    settle: { retry: { on: ['transport'], maxAttempts: 3 } },
    attempts: [{ startedAt: STARTED_AT, endedAt: FINISHED_AT, evidence: { status: 200 } }],
    ...change,
  };
}

export function buildTrigger(
  id: string,
  state: TriggerResult['state'],
  change: Partial<TriggerResult> = {},
): TriggerResult {
  return {
    id,
    text: `Trigger ${id}`,
    state,
    decision: 'rollback',
    because: `${id} is ${state}.`,
    ...change,
  };
}

/** A verdict that fits the items well enough for a reporter; the gate's own is tested elsewhere. */
export function buildVerdict(items: readonly ItemResult[], change: Partial<Verdict> = {}) {
  const blocking = items.filter((item) => item.blocking);
  const has = (...outcomes: Outcome[]) => blocking.some((item) => outcomes.includes(item.outcome));
  const [verdict, reason, exitCode] = has('fail')
    ? (['NO-GO', 'failed', EXIT.noGo] as const)
    : has('error', 'inconclusive', 'pending') || !has('pass')
      ? (['HOLD', has('pending') ? 'pending' : 'nothing-proved', EXIT.hold] as const)
      : (['GO', 'passed', EXIT.go] as const);
  const counts = Object.fromEntries(
    OUTCOMES.map((one) => [one, items.filter((item) => item.outcome === one).length]),
  ) as Record<Outcome, number>;
  const decisive = blocking.filter((item) => item.outcome === 'fail').map((item) => item.id);
  const because = `"${items[0]?.text ?? 'nothing'}" decides.`;
  return {
    verdict,
    reason,
    because,
    decisive,
    counts,
    exitCode,
    rollback: 'none' as const,
    ...change,
  };
}

export function buildReport(items: readonly ItemResult[], change: Partial<Report> = {}): Report {
  const verdict = buildVerdict(items);
  return {
    schema: 'holdpoint-report',
    version: 1,
    holdpoint: '0.1.0',
    subject: {
      repository: 'acme/crm',
      commit: COMMIT,
      environment: 'production',
      planDigest: 'd'.repeat(64),
    },
    plan: { path: '.github/holdpoint.yml', id: 'default', mode: 'enforce', source: COMMIT },
    run: {
      phases: ['pre-deployment'],
      event: 'pull_request',
      runId: '4711',
      attempt: 2,
      url: 'https://github.example/acme/crm/actions/runs/4711',
      actor: 'ana',
      startedAt: STARTED_AT,
      finishedAt: FINISHED_AT,
      dryRun: false,
      only: [],
      cancelled: false,
    },
    verdict,
    items: [...items],
    triggers: [],
    warnings: [],
    ...change,
  } as Report;
}

/** A checklist with one box a line, in the sections given; lines count from 1 through all of them. */
export function buildChecklist(
  sections: Readonly<Record<string, readonly string[]>>,
  fields: readonly ChecklistField[] = [],
): Checklist {
  const boxes: Box[] = [];
  for (const [section, texts] of Object.entries(sections)) {
    for (const text of texts) {
      boxes.push({
        line: boxes.length + 1,
        section: ['The checklist', ...section.split(' / ')],
        text,
        checked: false,
        depth: 0,
        isGroup: false,
        commands: [],
        markOffset: 0,
        noteOffset: 0,
      });
    }
  }
  return { path: 'docs/checklist.md', source: '', boxes, fields };
}

/** The usual shape: 48 boxes in 12 sections; 30 items of this run, 18 boxes that wait for later phases. */
export function build48(outcomes: Readonly<Record<number, Outcome>> = {}): {
  report: Report;
  checklist: Checklist;
} {
  const sections = Object.fromEntries(
    Array.from({ length: 12 }, (_, section) => [
      `${1 + Math.floor(section / 4)}. Part / Section ${section + 1}`,
      Array.from({ length: 4 }, (_, box) => `Verify item ${section * 4 + box + 1}`),
    ]),
  );
  const checklist = buildChecklist(sections);
  const items = checklist.boxes.slice(0, 30).map((box) =>
    buildItem(`item-${box.line}`, outcomes[box.line] ?? 'pass', {
      text: box.text,
      box: { line: box.line, section: [...box.section] },
    }),
  );
  const coverage = { path: checklist.path, bound: 37, manual: 8, unbound: 3, total: 48 };
  return { report: buildReport(items, { checklist: coverage }), checklist };
}

/** Many items over all phases; every `failEvery`-th fails, every seventh only advises. */
export function buildLarge(
  count: number,
  failEvery = 10,
): { report: Report; checklist: Checklist } {
  const perSection = 40;
  const sections: Record<string, string[]> = {};
  for (let index = 0; index < count; index++) {
    const name = `Part ${Math.floor(index / perSection / 10)} / Section ${Math.floor(index / perSection)}`;
    sections[name] ??= [];
    sections[name].push(`Verify that endpoint ${index} of the service answers as it should`);
  }
  const checklist = buildChecklist(sections);
  const items = checklist.boxes.map((box, index) =>
    buildItem(`item-${index}`, index % failEvery === failEvery - 1 ? 'fail' : 'pass', {
      text: box.text,
      phase: index % 2 === 0 ? 'pre-deployment' : 'post-deployment',
      blocking: index % 7 !== 6,
      box: { line: box.line, section: [...box.section] },
    }),
  );
  const coverage = { path: checklist.path, bound: count, manual: 0, unbound: 0, total: count };
  return { report: buildReport(items, { checklist: coverage }), checklist };
}
