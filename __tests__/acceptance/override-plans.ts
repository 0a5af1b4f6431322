import { planOf, writeItem, writePlan } from './scenario.ts';
import { writeSignOff } from './sign-off-plans.ts';

/** Ana alone may open the gate; jonas and mette sign. */
const HEAD = 'roles: { override: [ana], tech-lead: [jonas, mette] }\n';

const FAILS = writeItem('echo 2 passed, 1 failed');

/** A plan whose one item fails before the deployment. */
export const CLOSED = planOf(FAILS).replace('version: 1\n', `version: 1\n${HEAD}`);

/** A gate that is closed, a deployment behind it, and what looks at it afterwards. */
export function writeRelease(after: string): string {
  return writePlan(
    `  pre-deployment:
${FAILS}  approval:
${writeSignOff('tech-lead')}  deployment:
${writeItem('touch shipped; echo 3 passed', 'It is deployed')}  post-deployment:
${writeItem(after, 'It answers')}`,
    HEAD,
  );
}
