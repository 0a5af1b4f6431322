import type { PlannedItem } from '../domain/item.ts';
import type { Json } from '../domain/json.ts';
import type { Toolbox, ToolName } from '../toolbox/toolbox.ts';
import type { LoadedProbe } from './request.ts';

/** An item that is ready to be run: nothing of it has been collected yet. */
export interface PreparedItem {
  readonly item: PlannedItem;
  readonly probe: LoadedProbe;
  /** The real ones, for `collect` alone. */
  readonly options: unknown;
  /** After defaults, redacted: for `judge` and for the report. */
  readonly shownOptions: Json;
  readonly tools: Pick<Toolbox, ToolName>;
}
