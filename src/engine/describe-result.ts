import type { PlannedItem } from '../domain/item.ts';
import { REASONS } from '../domain/reason.ts';
import type { ItemResult } from '../domain/report.ts';
import { type Settled, type SettlePolicy, settle } from '../gate/settle.ts';
import { boundLine } from './describe-throw.ts';
import type { PreparedItem } from './prepared-item.ts';
import type { Refusal } from './refusal.ts';
import { type Attempts, renderPolicy } from './repeat-attempts.ts';
import type { EngineRequest, LoadedProbe } from './request.ts';
import { environmentOf } from './run.ts';

type Frame = Pick<
  ItemResult,
  'id' | 'text' | 'phase' | 'kind' | 'blocking' | 'blast' | 'environment' | 'tags'
> &
  Pick<ItemResult, 'owner' | 'box'>;

/** What a result repeats of the plan. */
function frameItem(item: PlannedItem, request: EngineRequest): Frame {
  const { id, text, phase, kind, blocking, blast, owner, box } = item;
  return {
    id,
    text,
    phase,
    kind,
    blocking,
    blast,
    environment: environmentOf(item, request),
    ...(owner === undefined ? {} : { owner }),
    tags: [...item.tags],
    ...(box === undefined ? {} : { box: { line: box.line, section: [...box.section] } }),
  };
}

function storePolicy(item: PlannedItem): ItemResult['settle'] {
  return renderPolicy(item) as unknown as ItemResult['settle'];
}

/** The result of an item that was not run. Its options stand as written, unresolved. */
export function describeRefusal(
  item: PlannedItem,
  refusal: Refusal,
  request: EngineRequest,
  probe?: LoadedProbe,
): ItemResult {
  const { redactor } = request;
  const { outcome, reason, findings = [] } = refusal;
  const remedy = refusal.remedy ?? probe?.declaration.about.remedy ?? REASONS[reason];
  return {
    ...frameItem(item, request),
    outcome,
    reason,
    summary: boundLine(redactor.redactText(refusal.summary)),
    findings: findings.map((one) => ({ ...one, seen: redactor.redactText(one.seen) })),
    ...(outcome === 'skip' ? {} : { remedy: redactor.redactText(remedy) }),
    flaky: false,
    options: redactor.redactJson(item.options) as ItemResult['options'],
    evidenceVersion: probe?.evidence.version ?? 0,
    settle: storePolicy(item),
    attempts: [],
  };
}

function describeCount({ kept, made }: Attempts): string {
  return made > kept.length ? ` (${made} attempts were made, ${kept.length} are kept.)` : '';
}

function describeSettled(settled: Settled, attempts: Attempts, probe: LoadedProbe) {
  const { outcome, reason, summary, findings, flaky } = settled;
  const remedy = settled.remedy ?? probe.declaration.about.remedy;
  return {
    outcome,
    ...(reason === undefined ? {} : { reason }),
    summary: boundLine(`${summary}${describeCount(attempts)}`),
    findings: [...findings],
    ...(outcome === 'pass' || outcome === 'skip' ? {} : { remedy }),
    flaky,
  };
}

/** The result of an item of which at least one attempt was made: settled from what is kept. */
export function describeRun(
  prepared: PreparedItem,
  attempts: Attempts,
  request: EngineRequest,
): ItemResult {
  const { item, probe, shownOptions } = prepared;
  const settled = settle(attempts.kept, renderPolicy(item) satisfies SettlePolicy);
  const first = attempts.kept[0];
  const last = attempts.kept.at(-1);
  return {
    ...frameItem(item, request),
    ...describeSettled(settled, attempts, probe),
    ...(first === undefined ? {} : { startedAt: first.startedAt }),
    ...(last === undefined ? {} : { endedAt: last.endedAt }),
    options: shownOptions as ItemResult['options'],
    evidenceVersion: probe.evidence.version,
    settle: storePolicy(item),
    attempts: [...attempts.kept],
  };
}
