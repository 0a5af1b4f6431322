import type { PlannedItem } from '../../domain/item.ts';
import type { MergedPlan, RawItem } from '../layer.ts';
import type { ProblemList } from '../problem-list.ts';
import type { ItemKeys } from '../schema/item-keys.ts';
import type { JsonPath } from '../yaml/read-yaml.ts';

/** A valid item beside what it was made from, so that a problem can point into the file. */
export interface Entry {
  readonly raw: RawItem;
  readonly keys: ItemKeys;
  readonly planned: PlannedItem;
}

/** What the checks of a whole plan look at. */
export interface CheckContext {
  readonly merged: MergedPlan;
  readonly entries: readonly Entry[];
  /** Every item by id, broken ones too. */
  readonly byId: ReadonlyMap<string, RawItem>;
  readonly problems: ProblemList;
}

/** Adds a problem about a key of an item. */
export function reportAt(
  { problems }: CheckContext,
  { raw }: Pick<Entry, 'raw'>,
  path: JsonPath,
  render: () => string,
): void {
  problems.add(() => raw.file.locate([...raw.path, ...path]), render);
}
