import type { PlannedItem } from '../domain/item.ts';
import type { ClockTool } from '../toolbox/toolbox.ts';
import type { Admission } from './admission.ts';
import type { EngineRequest, ProgressEvent } from './request.ts';
import type { Stop } from './stop.ts';
import type { ToolShed } from './tool-shed.ts';

/** What all items of a phase share while they run. */
export interface Run {
  readonly request: EngineRequest;
  readonly clock: ClockTool;
  readonly stop: Stop;
  readonly admission: Admission;
  readonly shed: ToolShed;
  /** Tells the listener; what it throws is its own affair. */
  report(event: ProgressEvent): void;
}

/** The environment that an item looks at. */
export function environmentOf(item: PlannedItem, request: EngineRequest): string {
  return item.target ?? request.subject.environment;
}
