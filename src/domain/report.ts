import * as z from 'zod';
import { BLASTS } from './blast.ts';
import type { Json } from './json.ts';
import { OUTCOMES } from './outcome.ts';
import { PHASES } from './phase.ts';
import { REASON_CODES, type ReasonCode } from './reason.ts';
import { VERDICT_REASONS, VERDICTS, type VerdictReason } from './verdict.ts';
import { appliedWaiverSchema } from './waiver.ts';

/** Version of the report's own format. It only grows; a reader refuses a newer major. */
export const REPORT_VERSION = 1;

const outcome = z.enum(OUTCOMES);
const reason = z.enum(REASON_CODES as [ReasonCode, ...ReasonCode[]]);
const instant = z.iso.datetime().describe('UTC instant, ISO 8601');
/** `z.json()` drops members called `__proto__`, and evidence has to be read back as it was. */
const json = z.unknown() as z.ZodType<Json>;

export const findingSchema = z.strictObject({
  expected: z.string().describe('What the criterion asks for.'),
  seen: z.string().describe('What was seen instead.'),
  where: z.string().optional().describe('Which request, file, field or sample it is about.'),
  limit: z.enum(['warn', 'fail']).optional().describe('Which limit is crossed; fail if absent.'),
});

export const judgementSchema = z.strictObject({
  outcome: z.enum(['pass', 'warn', 'pending', 'inconclusive', 'error', 'fail']),
  reason: reason.optional().describe('Absent only for pass.'),
  summary: z.string().describe('One line that stands as the evidence of the item.'),
  findings: z.array(findingSchema),
  remedy: z.string().optional().describe('What to do, where more is known than the probe says.'),
});

export const attemptSchema = z.strictObject({
  startedAt: instant,
  endedAt: instant,
  evidence: json.optional().describe('What the probe saw, redacted. Absent after an error.'),
  error: z
    .strictObject({ reason, message: z.string(), remedy: z.string().optional() })
    .optional()
    .describe('Why nothing could be seen.'),
  judgement: judgementSchema.optional(),
});

export const itemResultSchema = z.strictObject({
  id: z.string(),
  text: z.string(),
  phase: z.enum(PHASES),
  kind: z.string(),
  blocking: z.boolean(),
  blast: z.enum(BLASTS),
  environment: z.string().describe('The environment that was looked at.'),
  owner: z.string().optional(),
  tags: z.array(z.string()),
  box: z.strictObject({ line: z.number(), section: z.array(z.string()) }).optional(),
  outcome,
  reason: reason.optional().describe('Absent only for pass.'),
  summary: z.string(),
  findings: z.array(findingSchema),
  remedy: z.string().optional().describe('What to do; present unless the item is fine.'),
  flaky: z.boolean().describe('Passed, but not at the first attempt.'),
  startedAt: instant.optional().describe('Absent if the item did not run.'),
  endedAt: instant.optional(),
  options: json.describe('Options after defaults, redacted: what judge was given.'),
  evidenceVersion: z.number().int(),
  settle: json.describe('Retry or soak policy, so that the outcome can be computed again.'),
  attempts: z.array(attemptSchema),
  waiver: appliedWaiverSchema
    .optional()
    .describe('Present if the item is waived: who allowed it, and what it would be otherwise.'),
});

export const triggerResultSchema = z.strictObject({
  id: z.string(),
  text: z.string(),
  state: z.enum(['fired', 'clear', 'unknown']),
  decision: z.enum(['rollback', 'ask']),
  because: z.string(),
  box: z.strictObject({ line: z.number(), section: z.array(z.string()) }).optional(),
});

export const verdictSchema = z.strictObject({
  verdict: z.enum(VERDICTS),
  reason: z.enum(Object.keys(VERDICT_REASONS) as [VerdictReason, ...VerdictReason[]]),
  because: z.string(),
  decisive: z.array(z.string()).readonly(),
  counts: z.record(outcome, z.number().int()),
  exitCode: z.number().int(),
  rollback: z.enum(['required', 'ask', 'none', 'unknown']),
});

export const reportSchema = z.strictObject({
  schema: z.literal('holdpoint-report'),
  version: z.literal(REPORT_VERSION),
  holdpoint: z.string().describe('Version of Holdpoint that wrote this.'),
  subject: z.strictObject({
    repository: z.string(),
    commit: z.string(),
    tree: z.string().optional(),
    image: z.string().optional(),
    environment: z.string(),
    planDigest: z.string(),
  }),
  plan: z.strictObject({
    path: z.string(),
    id: z.string(),
    mode: z.enum(['enforce', 'observe']),
    source: z.string().describe('Which side the policy came from: a commit, or the work tree.'),
  }),
  run: z.strictObject({
    phases: z.array(z.enum(PHASES)),
    event: z.string().describe('GitHub event, or `cli`.'),
    runId: z.string(),
    attempt: z.number().int(),
    workflow: z.string().optional(),
    url: z.string().optional(),
    actor: z.string().optional(),
    startedAt: instant,
    finishedAt: instant,
    dryRun: z.boolean(),
    only: z.array(z.string()).describe('What was selected; empty means everything.'),
    cancelled: z.boolean(),
  }),
  verdict: verdictSchema.nullable().describe('Null if the run was cancelled: no verdict.'),
  items: z.array(itemResultSchema),
  triggers: z.array(triggerResultSchema),
  checklist: z
    .strictObject({
      path: z.string(),
      bound: z.number().int(),
      manual: z.number().int(),
      unbound: z.number().int(),
      total: z.number().int(),
    })
    .optional(),
  override: z
    .strictObject({
      by: z.string(),
      at: instant,
      reason: z.string(),
      url: z.string().optional(),
    })
    .optional()
    .describe('Who opened the gate for this commit though it was closed. The verdict stays.'),
  warnings: z.array(z.string()),
});

export type Finding = z.infer<typeof findingSchema>;
export type Judgement = z.infer<typeof judgementSchema>;
export type Attempt = z.infer<typeof attemptSchema>;
export type ItemResult = z.infer<typeof itemResultSchema>;
export type TriggerResult = z.infer<typeof triggerResultSchema>;
export type Report = z.infer<typeof reportSchema>;
