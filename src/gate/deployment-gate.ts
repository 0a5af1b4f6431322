import type { PlannedItem } from '../domain/item.ts';
import type { Phase } from '../domain/phase.ts';
import type { Report } from '../domain/report.ts';
import { acceptReport, type ExpectedReport } from './earlier-report.ts';
import { listWords } from './list-words.ts';
import { decideVerdict, type GateItem } from './verdict.ts';

export interface DeploymentGateInput {
  /** The items of the plan, those of unbound boxes included: each one must have a result. */
  readonly planned: readonly Pick<PlannedItem, 'id' | 'phase'>[];
  /** The phases of this run, and what it found so far. */
  readonly phases: readonly Phase[];
  readonly items: readonly GateItem[];
  /** False if the change touches nothing that the plan guards. */
  readonly isApplicable: boolean;
  /** Reports of earlier jobs, with the digest of each file. */
  readonly reports: readonly { readonly report: Report; readonly digest: string }[];
  readonly expected: Omit<ExpectedReport, 'phases'>;
}

export type DeploymentGate =
  | { readonly open: true }
  | { readonly open: false; readonly why: string };

/** What has to be GO before a deployment starts. */
const BEFORE: readonly Phase[] = ['pre-deployment', 'approval'];

type PhaseRuling =
  /** A blocking item passed, and nothing of the phase stands in the way. */
  | { readonly state: 'proved' }
  /** Nothing stands in the way, and nothing passed. */
  | { readonly state: 'empty' }
  | { readonly state: 'closed'; readonly why: string };

function close(why: string): PhaseRuling {
  return { state: 'closed', why };
}

/** Judges the phase again from its items: a verdict that a report claims is not read. */
function judgeResults(
  phase: Phase,
  planned: readonly string[],
  results: readonly GateItem[],
): PhaseRuling {
  const items = results.filter((item) => item.phase === phase);
  const ids = new Set(items.map((item) => item.id));
  if (ids.size < items.length) return close(`${phase} has two results for one item.`);
  const missing = planned.filter((id) => !ids.has(id)).map((id) => `"${id}"`);
  if (missing.length > 0) return close(`${phase} has no result of ${listWords(missing, 3)}.`);
  const { verdict, reason, because } = decideVerdict({
    items,
    mode: 'enforce',
    phases: [phase],
    isPartial: false,
    isDryRun: false,
    isApplicable: true,
    triggers: [],
  });
  if (verdict === 'GO') return { state: 'proved' };
  if (reason === 'nothing-proved') return { state: 'empty' };
  return close(`${phase} is ${verdict}: ${because}`);
}

function judgeReports(
  phase: Phase,
  planned: readonly string[],
  input: DeploymentGateInput,
): PhaseRuling {
  const expected = { ...input.expected, phases: [phase] };
  const accepted: Report[] = [];
  const refused: string[] = [];
  for (const { report, digest } of input.reports) {
    if (!report.run.phases.includes(phase)) continue;
    const answer = acceptReport(report, digest, expected);
    if (answer.accepted) accepted.push(report);
    else refused.push(answer.why);
  }
  if (accepted.length === 0) {
    if (planned.length === 0) return { state: 'empty' };
    const detail = refused[0] ?? 'It is not part of this run, and no report of it was given.';
    return close(`${phase} is not proved for this subject. ${detail}`);
  }
  const rulings = accepted.map((report) => judgeResults(phase, planned, report.items));
  return (
    rulings.find((ruling) => ruling.state === 'closed') ??
    rulings.find((ruling) => ruling.state === 'empty') ?? { state: 'proved' }
  );
}

function isExempt(input: DeploymentGateInput): boolean {
  return (
    !input.isApplicable &&
    input.items.length === 0 &&
    input.reports.every(({ report }) => report.items.length === 0)
  );
}

/**
 * Decides whether the deployment phase may start. Each phase before it counts from this run if this
 * run has it, else from the earlier reports that count, all of which must agree. A phase that the
 * plan leaves empty, or in which everything was skipped (sign-offs on staging), closes nothing by
 * itself; but the two phases together need one blocking item that passed.
 */
export function decideDeploymentGate(input: DeploymentGateInput): DeploymentGate {
  if (isExempt(input)) return { open: true };
  const rulings = BEFORE.map((phase) => {
    const planned = input.planned.filter((item) => item.phase === phase).map((item) => item.id);
    return input.phases.includes(phase)
      ? judgeResults(phase, planned, input.items)
      : judgeReports(phase, planned, input);
  });
  const closed = rulings.flatMap((ruling) => (ruling.state === 'closed' ? [ruling.why] : []));
  if (closed.length > 0) return { open: false, why: closed.join(' ') };
  if (rulings.some((ruling) => ruling.state === 'proved')) return { open: true };
  const why = 'No blocking item of pre-deployment or approval passed, so nothing is proved.';
  return { open: false, why };
}
