import type { Plan } from '../../../domain/plan.ts';
import type { EventContext } from '../../../github/event.ts';
import type { RunSettings } from '../../run/settings.ts';
import type { Connect } from '../connect.ts';

/** What a run knows before its first item starts. */
export interface TrackingOrder {
  readonly settings: Pick<RunSettings, 'phases' | 'isDryRun' | 'only' | 'image' | 'variables'>;
  readonly event: Pick<
    EventContext,
    | 'event'
    | 'repository'
    | 'runId'
    | 'attempt'
    | 'workflowPath'
    | 'runUrl'
    | 'defaultBranch'
    | 'untrusted'
  >;
  /** The commit that is judged. */
  readonly commit: string;
  readonly plan: Pick<Plan, 'id' | 'digest' | 'environments'>;
  readonly environment: string;
  readonly mode: 'enforce' | 'observe';
  /** The input `deployment`. */
  readonly isWanted: boolean;
  /** Login that the token writes under, `github-actions[bot]`. */
  readonly author: string;
  /** Paths of other workflows that deploy here, beside this run's own. */
  readonly otherWorkflows?: readonly string[];
  /** Address of the environment, resolved. */
  readonly url?: string;
  readonly connect: Connect;
}
