import type { PlannedItem, PlannedTrigger } from '../domain/item.ts';
import type { Plan, PlannedEnvironment } from '../domain/plan.ts';
import { digestFiles } from './digest.ts';
import type { MergedPlan, PlanFile, RawTrigger } from './layer.ts';
import type { Declarations } from './read-entries.ts';
import { makeReleaseNeeds } from './release-needs.ts';

function normaliseTrigger({ id, keys, position }: RawTrigger): PlannedTrigger {
  const { failed, atLeast } = keys.when;
  const { decision, item } = keys;
  return { id, text: item.trim(), failed: [...new Set(failed)], atLeast, decision, position };
}

function normaliseEnvironments({ envelope, identities }: MergedPlan) {
  const entries = Object.entries(envelope.environments ?? {}).map(([name, { url, after }]) => {
    const identity = identities.get(name);
    const environment: PlannedEnvironment = {
      ...(url === undefined ? {} : { url }),
      ...(after === undefined ? {} : { after }),
      ...(identity === undefined
        ? {}
        : {
            identity: {
              kind: identity.kind,
              options: identity.options,
              position: identity.file.locate(identity.path, 'key'),
            },
          }),
    };
    return [name, environment] as const;
  });
  return Object.fromEntries(entries);
}

function collectFacts(declarations: Declarations): NonNullable<Plan['kinds']> {
  const entries = [...declarations].map(([kind, { isManual = false, verbatim = [] }]) => {
    return [kind, { isManual, verbatim }] as const;
  });
  return Object.fromEntries(entries);
}

/** What a plan is made from, once it is known to be right. */
export interface PlanParts {
  readonly path: string;
  readonly files: readonly PlanFile[];
  readonly merged: MergedPlan;
  readonly items: readonly PlannedItem[];
  readonly declarations: Declarations;
}

/** The plan, whole but for its warnings. */
export function assemblePlan({
  path,
  files,
  merged,
  items,
  declarations,
}: PlanParts): Omit<Plan, 'warnings'> {
  const { id, mode, checklist, sections, applies, roles, unbound, smallTeam, carry } =
    merged.envelope;
  return {
    path,
    id: id ?? 'default',
    digest: digestFiles(files),
    mode: mode ?? 'enforce',
    ...(checklist === undefined ? {} : { checklist }),
    sections: sections ?? {},
    ...(applies === undefined ? {} : { applies }),
    public: merged.envelope.public ?? [],
    environments: normaliseEnvironments(merged),
    roles: roles ?? {},
    smallTeam: smallTeam ?? false,
    carry: carry ?? 'none',
    unbound: unbound ?? 'hold',
    items: items.map(makeReleaseNeeds(items)),
    triggers: merged.triggers.map(normaliseTrigger),
    kinds: collectFacts(declarations),
  };
}
