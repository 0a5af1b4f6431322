import { isMutation } from '../domain/blast.ts';
import type { PlannedItem } from '../domain/item.ts';
import type { PlannedEnvironment } from '../domain/plan.ts';
import type { ItemResult } from '../domain/report.ts';
import { describeRefusal, describeRun } from './describe-result.ts';
import { isRefused, prepareItem } from './prepare-item.ts';
import { type Refusal, refuseWith } from './refusal.ts';
import { repeatAttempts } from './repeat-attempts.ts';
import type { Run } from './run.ts';

const IDENTITY_TIMEOUT_MS = 30_000;

/** The identity as an item of its own: retried on transport errors, since it only reads. */
function planIdentity(
  name: string,
  identity: NonNullable<PlannedEnvironment['identity']>,
  run: Run,
): PlannedItem {
  return {
    id: `environments.${name}.identity`,
    text: `Identity of ${name}`,
    phase: run.request.items[0]?.phase ?? 'pre-deployment',
    kind: identity.kind,
    options: identity.options,
    blocking: true,
    needs: [],
    target: name,
    timeoutMs: IDENTITY_TIMEOUT_MS,
    retry: { on: ['transport'], withinMs: IDENTITY_TIMEOUT_MS, everyMs: 1_000, maxAttempts: 3 },
    blast: 'read',
    tags: [],
    position: identity.position,
  };
}

/** Runs unreported: the identity is no item of the checklist. */
async function runIdentity(item: PlannedItem, run: Run): Promise<ItemResult | string> {
  const quiet: Run = { ...run, report: () => {} };
  const prepared = await prepareItem(item, quiet);
  if (isRefused(prepared)) return describeRefusal(item, prepared.refusal, run.request);
  const { about, uses } = prepared.probe.declaration;
  if (isMutation(about.blast))
    return `\`${item.kind}\` changes what it looks at, so it can’t prove it.`;
  const attempts = await repeatAttempts(prepared, quiet, {
    admit: () => run.admission.enter(uses),
  });
  if (attempts.made === 0) return 'The run was stopped before it could be proved.';
  return describeRun(prepared, attempts, run.request);
}

function refuseAbsent(name: string): Refusal {
  return refuseWith(
    'identity',
    `The plan does not say how ${name} proves that it is ${name}, and this item changes it.`,
    `Write a probe under environments.${name}.identity, such as \`identity: { sql: { dsn: \${DATABASE_URL}, system: "7412…" } }\`.`,
  );
}

function refuseUnproved(name: string, said: ItemResult | string): Refusal {
  if (typeof said === 'string') {
    return refuseWith('identity', `${name} did not prove that it is ${name}. ${said}`);
  }
  const summary = `${name} did not prove that it is ${name} (${said.outcome}): ${said.summary}`;
  return { ...refuseWith('identity', summary, said.remedy), findings: said.findings };
}

async function prove(name: string, run: Run): Promise<Refusal | undefined> {
  const { environments } = run.request;
  const identity = Object.hasOwn(environments, name) ? environments[name]?.identity : undefined;
  if (identity === undefined) return refuseAbsent(name);
  try {
    const said = await runIdentity(planIdentity(name, identity, run), run);
    const isProved = typeof said !== 'string' && said.outcome === 'pass';
    return isProved ? undefined : refuseUnproved(name, said);
  } catch (error) {
    const message = error instanceof Error ? error.message : 'Its probe broke.';
    return refuseUnproved(name, message);
  }
}

/** Proves environments, each once; whoever asks again gets the same answer. */
export interface IdentityDesk {
  /** Undefined if the environment proved that it is the one which the plan names. */
  refuse(environment: string): Promise<Refusal | undefined>;
}

export function createIdentityDesk(run: Run): IdentityDesk {
  const answers = new Map<string, Promise<Refusal | undefined>>();
  return {
    refuse: (environment) => {
      const answer = answers.get(environment) ?? prove(environment, run);
      answers.set(environment, answer);
      return answer;
    },
  };
}
