import { foldRole } from '../../domain/people.ts';
import { locateInFiles } from '../locate-in-files.ts';
import type { CheckContext } from './context.ts';

/** Roles are compared without case and joints, so that two must not be the same then. */
function checkAlike({ merged, problems }: CheckContext): void {
  const known = new Map<string, string>();
  for (const role of Object.keys(merged.envelope.roles ?? {})) {
    const other = known.get(foldRole(role));
    known.set(foldRole(role), role);
    if (other === undefined) continue;
    problems.add(
      () => locateInFiles(merged.files, ['roles', role]),
      () =>
        `\`/sign-off\` can’t tell the roles \`${other}\` and \`${role}\` apart. Give one of them another name.`,
    );
  }
}

/** What the policy says of people, as a whole. */
export function checkPeople(context: CheckContext): void {
  checkAlike(context);
}
