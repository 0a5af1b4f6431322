import type { Position } from '../domain/item.ts';
import type { Json } from '../domain/json.ts';
import type { Phase } from '../domain/phase.ts';
import type { ItemDefaults, ItemKeys } from './schema/item-keys.ts';
import type { PlanEnvelope } from './schema/plan-schema.ts';
import type { JsonPath, YamlFile } from './yaml/read-yaml.ts';

/** A kind with its options, as written, and where they stand. */
export interface RawProbe {
  readonly kind: string;
  readonly options: Json;
  readonly file: YamlFile;
  /** Path of the options in the file. */
  readonly path: JsonPath;
}

/** An item as written. It may be broken, and keeps its id so that others can still name it. */
export interface RawItem {
  readonly id: string;
  readonly phase: Phase;
  readonly file: YamlFile;
  readonly path: JsonPath;
  readonly position: Position;
  /** Absent if they are not valid. */
  readonly keys?: ItemKeys;
  /** Absent if the item names no kind, or more than one. */
  readonly probe?: RawProbe;
}

type Phases = NonNullable<PlanEnvelope['phases']>;
export type TriggerKeys = NonNullable<NonNullable<Phases['rollback']>['triggers']>[number];

export interface RawTrigger {
  readonly id: string;
  readonly file: YamlFile;
  readonly path: JsonPath;
  readonly position: Position;
  readonly keys: TriggerKeys;
}

/** One file of a plan, and the files that it extends, directly or not. */
export interface PlanFile {
  readonly yaml: YamlFile;
  readonly text: string;
  /** Path from the folder of the plan itself, with `/`. */
  readonly key: string;
  readonly bases: ReadonlySet<string>;
}

/** What one file says. */
export interface Layer {
  readonly file: PlanFile;
  /** Absent if the frame of the file is not valid. */
  readonly envelope?: PlanEnvelope;
  readonly items: readonly RawItem[];
  readonly triggers: readonly RawTrigger[];
  /** Identity probes by environment. */
  readonly identities: ReadonlyMap<string, RawProbe>;
}

/** All files of a plan as one. */
export interface MergedPlan {
  /** The plan itself last. */
  readonly files: readonly YamlFile[];
  readonly envelope: Omit<PlanEnvelope, 'phases' | 'extends' | 'requires'>;
  readonly defaults: ItemDefaults;
  /** In the order of the phases and of the plan. */
  readonly items: readonly RawItem[];
  readonly triggers: readonly RawTrigger[];
  readonly identities: ReadonlyMap<string, RawProbe>;
}
