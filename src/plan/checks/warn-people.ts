import type { PlannedItem } from '../../domain/item.ts';
import { foldLogin } from '../../domain/people.ts';
import { valueAt } from '../explain/value-at.ts';
import type { MergedPlan } from '../layer.ts';
import { locateInFiles } from '../locate-in-files.ts';
import type { ProblemList } from '../problem-list.ts';

function listAskedRoles(items: readonly PlannedItem[]): readonly string[] {
  const roles = items
    .filter(({ kind, skip }) => kind === 'sign-off' && skip === undefined)
    .map(({ options }) => valueAt(options, ['role']))
    .filter((role) => typeof role === 'string');
  return [...new Set(roles)];
}

/**
 * Warns of roles that there are too few people for: one person fills one role, unless `smallTeam`
 * is set. Nobody knows how many are in a team.
 */
export function warnPeople(
  { envelope, files }: MergedPlan,
  items: readonly PlannedItem[],
  warnings: ProblemList,
): void {
  if (envelope.smallTeam === true) return;
  const roles = envelope.roles ?? {};
  const asked = listAskedRoles(items).filter((role) => Object.hasOwn(roles, role));
  const members = asked.flatMap((role) => roles[role] ?? []);
  if (members.some((member) => member.startsWith('@'))) return;
  const people = new Set(members.map((login) => foldLogin(login) ?? login));
  if (people.size >= asked.length) return;
  warnings.add(
    () => locateInFiles(files, ['roles']),
    () =>
      `${asked.length} roles have to sign (${asked.slice(0, 8).join(', ')}), by ${people.size} ${people.size === 1 ? 'person' : 'people'} in all, and one person fills one role. Name more people, or write \`smallTeam: true\`.`,
  );
}
