import type { Declarations } from '../read-entries.ts';
import { checkDuring } from './check-during.ts';
import { checkEnvironments } from './check-environments.ts';
import { checkNeeds } from './check-needs.ts';
import { checkPeople } from './check-people.ts';
import { checkPolicies } from './check-policies.ts';
import { checkRoles } from './check-roles.ts';
import { checkTriggers } from './check-triggers.ts';
import { checkVariables } from './check-variables.ts';
import type { CheckContext } from './context.ts';

/**
 * What no single item shows. `isFramed`: every file's frame was valid, so nothing it declares is
 * lost.
 */
export function checkPlan(
  context: CheckContext,
  declarations: Declarations,
  isFramed: boolean,
): void {
  checkNeeds(context);
  checkDuring(context);
  checkTriggers(context);
  checkPolicies(context, (kind) => declarations.get(kind)?.isManual === true);
  if (!isFramed) return;
  checkEnvironments(context);
  checkRoles(context);
  checkPeople(context);
  checkVariables(context);
}
