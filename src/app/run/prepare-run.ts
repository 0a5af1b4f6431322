import { formatProblem } from '../../domain/errors.ts';
import type { PlannedItem } from '../../domain/item.ts';
import type { PlannedEnvironment } from '../../domain/plan.ts';
import type { Subject } from '../../domain/subject.ts';
import { createRedactor } from '../../engine/create-redactor.ts';
import type { Redactor } from '../../engine/redact.ts';
import { registerVariables } from '../../engine/register-variables.ts';
import { decideApplicability } from '../../gate/applies.ts';
import { resolveOptions } from '../../plan/resolve.ts';
import type { Order } from './open-run.ts';
import type { Policy } from './read-policy.ts';
import { type Selection, selectItems } from './select-items.ts';
import type { RunSettings } from './settings.ts';

/** Everything that is known before the first probe starts. */
export interface PreparedRun {
  readonly subject: Subject;
  readonly environments: Readonly<Record<string, PlannedEnvironment>>;
  readonly selection: Selection;
  readonly redactor: Redactor;
  readonly paths?: readonly string[];
  readonly isApplicable: boolean;
  readonly warnings: readonly string[];
}

/** A URL of an environment may come from a variable; it is no secret (design §5). */
function resolveEnvironments(policy: Policy, subject: Subject, settings: RunSettings) {
  const entries = Object.entries(policy.plan.environments).map(([name, environment]) => {
    if (environment.url === undefined) return [name, environment] as const;
    const { variables } = settings;
    const resolved = resolveOptions(environment.url, { variables, subject, environment: { name } });
    const url = typeof resolved.options === 'string' ? resolved.options : environment.url;
    return [name, { ...environment, url }] as const;
  });
  return Object.fromEntries(entries);
}

function looksAtPaths(items: readonly PlannedItem[], policy: Policy): boolean {
  return policy.plan.applies !== undefined || items.some((item) => item.if?.paths !== undefined);
}

/** A workflow hands the image on in a variable of its own, and that makes it no secret. */
function listPublic(
  subject: Subject,
  environments: Readonly<Record<string, PlannedEnvironment>>,
): readonly string[] {
  const urls = Object.values(environments).map(({ url }) => url);
  return [...Object.values(subject), ...urls].filter((one) => one !== undefined);
}

/** Chooses the items and learns what the change touches; throws UsageError. */
export async function prepareRun(order: Order): Promise<PreparedRun> {
  const { settings, origin, ports, policy, environment } = order;
  const { plan } = policy;
  const subject: Subject = {
    repository: origin.repository,
    commit: origin.commit,
    ...(origin.tree === undefined ? {} : { tree: origin.tree }),
    ...(settings.image === undefined ? {} : { image: settings.image }),
    environment,
    planDigest: plan.digest,
  };
  const selection = selectItems(policy.items, settings.phases, settings.only);
  const environments = resolveEnvironments(policy, subject, settings);
  const redactor = createRedactor(listPublic(subject, environments));
  for (const { name, value } of ports.secrets ?? []) redactor.register(value, name);
  registerVariables(redactor, settings.variables, plan.public);
  const paths = looksAtPaths(selection.items, policy)
    ? await ports.listChangedPaths?.()
    : undefined;
  return {
    subject,
    environments,
    selection,
    redactor,
    ...(paths === undefined ? {} : { paths }),
    // What was deployed is taken back whatever this change touches.
    isApplicable:
      settings.phases.includes('rollback') || decideApplicability(plan.applies?.paths, paths),
    warnings: policy.warnings.map((problem) => redactor.redactText(formatProblem(problem))),
  };
}
