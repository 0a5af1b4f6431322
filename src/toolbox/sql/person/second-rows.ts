import { ProbeError } from '../../../domain/errors.ts';
import type { Person } from './make-people.ts';
import { listMarks, makeRow } from './make-row.ts';
import { inSavepoint } from './savepoint.ts';
import type { Workshop } from './tie-keys.ts';

/**
 * The person with another row in every table that takes a second one: who exports or erases the
 * first order only does well with one.
 */
export async function makeSecondRows(shop: Workshop, person: Person): Promise<Person> {
  const first = new Map(person.rows.map((row) => [row.table.id, row]));
  const rows = [...person.rows];
  const marks = [...person.marks];
  for (const step of shop.plan.steps) {
    if (step.table.id === shop.plan.root.id) continue;
    const [chosen, made] = [new Map(shop.chosen), shop.made.length];
    try {
      const second = await inSavepoint(shop.session, () => makeRow(shop, step, person.mint, first));
      rows.push(second.row);
      marks.push(...listMarks(second.fillings.map((one) => [step.table.shown, one] as const)));
    } catch (error) {
      // A profile that is one by its key takes none; the row that is there will do.
      if (!(error instanceof ProbeError) || error.reason !== 'config') throw error;
      shop.made.length = made;
      shop.chosen.clear();
      for (const [id, row] of chosen) shop.chosen.set(id, row);
    }
  }
  return { ...person, rows, marks };
}
