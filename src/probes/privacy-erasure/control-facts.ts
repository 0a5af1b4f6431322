import { findColumns } from '../../toolbox/sql/person/catalog.ts';
import type { Person } from '../../toolbox/sql/person/make-people.ts';
import type { PersonPlan } from '../../toolbox/sql/person/plan-person.ts';
import { findBlindSpots } from './control.ts';
import type { Hit, PrivacyErasureEvidence } from './evidence.ts';
import { LARGE_OBJECTS } from './large-objects.ts';
import type { Erasure } from './look.ts';
import { listHashed } from './person-needles.ts';

const MAX_LISTED = 50;

/** What the search must have found before, and did not. */
export async function describeControl(
  { stage, wanted }: Erasure,
  hits: readonly Hit[],
): Promise<PrivacyErasureEvidence['control']> {
  const { marks } = stage.people.person;
  const unseen = findUnseen(stage.plan, marks, hits);
  const [sample] = listHashed(marks);
  return {
    unseen: unseen.slice(0, MAX_LISTED),
    unseenCount: unseen.length,
    encodings:
      sample === undefined
        ? ['all']
        : await findBlindSpots(stage.session, sample.value, wanted.person),
    rows: hits.reduce((sum, { rows }) => sum + rows, 0),
  };
}

/** A column that refers to a large object is seen where that lies. */
function findUnseen(
  { catalog }: PersonPlan,
  marks: Person['marks'],
  hits: readonly Hit[],
): readonly string[] {
  const found = new Set(
    hits.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`)),
  );
  const isLarge = hits.some(({ table }) => table === LARGE_OBJECTS);
  return marks
    .map(({ column }) => column)
    .filter((column) => {
      if (found.has(column)) return false;
      return !isLarge || findColumns(catalog, column, 'person').columns[0]?.base !== 'oid';
    });
}
