import type { EventContext } from '../../github/event.ts';
import type { Aim } from './aim.ts';
import type { Connect } from './connect.ts';
import type { ActionInputs } from './inputs.ts';
import type { StatusBoard } from './status-board.ts';

/** What one run of the Action knows before it begins. */
export interface Session {
  readonly inputs: ActionInputs;
  readonly event: EventContext;
  readonly aim: Aim;
  readonly connect: Connect;
  readonly board: StatusBoard;
  readonly signal: AbortSignal;
}
