import type { HeaderList } from '../../toolbox/toolbox.ts';
import type { Problem } from './evidence.ts';

/** A request, ready to be sent. Header names are in lower case. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderList;
  readonly body?: string;
}

/** True of a step that can't go on, and says why. */
export function isProblem<Value extends object>(value: Value | Problem): value is Problem {
  return 'expected' in value && 'seen' in value;
}

export function isSameOrigin(a: string, b: string): boolean {
  return new URL(a).origin === new URL(b).origin;
}
