import { PHASES, type Phase } from '../domain/phase.ts';
import type { Layer, MergedPlan, RawItem, RawProbe, RawTrigger } from './layer.ts';
import type { ProblemList } from './problem-list.ts';
import type { ItemDefaults } from './schema/item-keys.ts';
import type { PlanEnvelope } from './schema/plan-schema.ts';

type Scalars = MergedPlan['envelope'];

interface Named {
  readonly id: string;
  readonly phase: Phase | 'trigger';
  readonly layer: Layer;
  readonly raw: RawItem | RawTrigger;
}

/** `retry` and `soak` exclude each other, so the later one takes the place of the earlier. */
function mergeDefaults(base: ItemDefaults, over: ItemDefaults): ItemDefaults {
  const { retry, soak, ...rest } = base;
  const isReplaced = over.retry !== undefined || over.soak !== undefined;
  return {
    ...rest,
    ...(isReplaced || retry === undefined ? {} : { retry }),
    ...(isReplaced || soak === undefined ? {} : { soak }),
    ...over,
  };
}

function mergeEnvironments(
  base: Scalars['environments'],
  over: Scalars['environments'],
): Scalars['environments'] {
  const merged = { ...base };
  for (const [name, environment] of Object.entries(over ?? {})) {
    merged[name] = { ...merged[name], ...environment };
  }
  return merged;
}

function mergeEnvelopes(base: Scalars, over: PlanEnvelope): Scalars {
  const { phases: _, extends: __, requires: ___, ...scalars } = over;
  return {
    ...base,
    ...scalars,
    sections: { ...base.sections, ...over.sections },
    public: [...new Set([...(base.public ?? []), ...(over.public ?? [])])],
    environments: mergeEnvironments(base.environments, over.environments),
    roles: { ...base.roles, ...over.roles },
    defaults: mergeDefaults(base.defaults ?? {}, over.defaults ?? {}),
  };
}

/** Items by phase and id. The extender's item takes the place of the one that it replaces. */
class ItemMerger {
  readonly #named = new Map<string, Named>();
  readonly #order = new Map<string, Map<string, RawItem | RawTrigger>>();
  readonly #problems: ProblemList;
  readonly #warnings: ProblemList;

  constructor(problems: ProblemList, warnings: ProblemList) {
    this.#problems = problems;
    this.#warnings = warnings;
  }

  add(named: Named): void {
    const { id, phase, raw, layer } = named;
    if (id === '') return;
    const known = this.#named.get(id);
    // A trigger that took the place of a check would take the check away unseen.
    const isOtherSort =
      known !== undefined && (known.phase === 'trigger') !== (phase === 'trigger');
    if (known !== undefined && (known.layer === layer || isOtherSort)) {
      this.#reportTwice(named, known);
      return;
    }
    if (known !== undefined && !layer.file.bases.has(known.layer.file.key)) {
      this.#warnReplaced(named, known);
    }
    if (known !== undefined && known.phase !== phase) this.#order.get(known.phase)?.delete(id);
    this.#named.set(id, named);
    const list = this.#order.get(phase) ?? new Map<string, RawItem | RawTrigger>();
    this.#order.set(phase, list.set(id, raw));
  }

  list(phase: Phase | 'trigger'): readonly (RawItem | RawTrigger)[] {
    return [...(this.#order.get(phase)?.values() ?? [])];
  }

  #reportTwice({ id, raw }: Named, known: Named): void {
    this.#problems.add(
      () => raw.position,
      () =>
        `The id \`${id}\` is taken in line ${known.raw.position.line} of ${known.raw.position.file}. Write another \`id:\`.`,
    );
  }

  #warnReplaced({ id, raw }: Named, known: Named): void {
    this.#warnings.add(
      () => raw.position,
      () =>
        `\`${id}\` takes the place of the one in ${known.raw.position.file}, which this file does not extend. Give one of them another \`id:\`.`,
    );
  }
}

/** All files as one plan; base files come first, and what extends them wins. */
export function mergeLayers(
  layers: readonly Layer[],
  problems: ProblemList,
  warnings: ProblemList,
): MergedPlan {
  const merger = new ItemMerger(problems, warnings);
  let envelope: Scalars = { version: 1 };
  const identities = new Map<string, RawProbe>();
  for (const layer of layers) {
    if (layer.envelope !== undefined) envelope = mergeEnvelopes(envelope, layer.envelope);
    for (const [name, probe] of layer.identities) identities.set(name, probe);
    for (const raw of layer.items) merger.add({ id: raw.id, phase: raw.phase, layer, raw });
    for (const raw of layer.triggers) merger.add({ id: raw.id, phase: 'trigger', layer, raw });
  }
  return {
    files: layers.map(({ file }) => file.yaml),
    envelope,
    defaults: envelope.defaults ?? {},
    items: PHASES.flatMap((phase) => merger.list(phase) as readonly RawItem[]),
    triggers: merger.list('trigger') as readonly RawTrigger[],
    identities,
  };
}
