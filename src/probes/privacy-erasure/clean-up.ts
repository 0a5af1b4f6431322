import type { SqlSession } from '../../toolbox/sql/contract.ts';
import type { Leftover } from '../../toolbox/sql/person/remove-people.ts';
import type { Stage } from '../../toolbox/sql/person/with-people.ts';
import { unlinkLargeObjects } from './large-objects.ts';
import { listPlainNeedles } from './person-needles.ts';
import { listRelations } from './relations.ts';
import { scanAll } from './scan.ts';
import { refreshViews } from './views.ts';

/**
 * After the rows: views and large objects; and looks whether anything of them still stands where
 * they were seen.
 */
export async function cleanUp(
  session: SqlSession,
  { plan, people }: Stage,
  places: ReadonlySet<string>,
): Promise<readonly Leftover[]> {
  const needles = [people.person, ...people.others].flatMap(listPlainNeedles);
  const wanted = { person: needles, other: [] };
  await refreshViews(session, plan);
  await unlinkLargeObjects(session, wanted);
  const relations = await listRelations(session);
  const touched = relations.filter(({ shown }) => places.has(shown));
  const { hits } = await scanAll(session, touched, wanted);
  return hits.map(({ relation, rows }) => ({ table: relation, rows }));
}
