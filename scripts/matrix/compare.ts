import type { Cell, Cells, Defect } from './cell.ts';

/** No probe decides these: a person does. */
export const MANUAL = 'manual';

/** A reason to go back, which looks at the outcomes of items. */
export const TRIGGER = 'trigger';

/** What is wrong with the healthy run: nothing may be worse than a pass, or pending if manual. */
export function findHealthyProblems(cells: Cells, numbers: readonly number[]): readonly string[] {
  return numbers.flatMap((number) => {
    const cell = cells.get(number);
    if (cell === undefined) return [`item ${number} is not in the plan`];
    const isFine =
      cell.kind === MANUAL
        ? ['pending', 'skip'].includes(cell.outcome)
        : ['pass', 'clear'].includes(cell.outcome);
    return isFine ? [] : [`item ${number} is ${show(cell)}: ${cell.says.slice(0, 600)}`];
  });
}

export interface Change {
  readonly number: number;
  readonly outcome: string;
}

export interface Verdict {
  /** Its own item turned, for the reason that the defect names, and nothing else did. */
  readonly isDiscriminating: boolean;
  readonly cell: Cell | undefined;
  /** Other items that ended otherwise than in the healthy run. */
  readonly others: readonly Change[];
  readonly problems: readonly string[];
}

/** Compares the run with a defect to the healthy one; what was left out is as it was there. */
export function judgeDefect(defect: Defect, played: Cells, healthy: Cells): Verdict {
  const seen = new Map(
    [...played].map(([number, cell]) => [number, fillIn(number, cell, healthy)]),
  );
  const cell = seen.get(defect.item);
  const own = findOwnProblems(defect, cell, healthy.get(defect.item));
  const others = listChanges(seen, healthy).filter(({ number }) => number !== defect.item);
  const wrong = [...own, ...findForeignProblems(defect, others, seen)];
  return { isDiscriminating: wrong.length === 0, cell, others, problems: wrong };
}

function fillIn(number: number, cell: Cell, healthy: Cells): Cell {
  return cell.kind !== MANUAL && cell.outcome === 'skip' ? (healthy.get(number) ?? cell) : cell;
}

function findOwnProblems(
  { item, expect }: Defect,
  cell: Cell | undefined,
  healthy: Cell | undefined,
): readonly string[] {
  if (cell === undefined) return [`item ${item} is not in the report`];
  if (cell.kind === MANUAL) return [`item ${item} has no probe yet`];
  const problems: string[] = [];
  if (healthy !== undefined && cell.outcome === healthy.outcome) {
    problems.push(`item ${item} did not notice: ${show(cell)}`);
  }
  const wanted = `${expect.outcome}: ${expect.reason}`;
  if (show(cell) !== wanted) problems.push(`item ${item}: expected ${wanted}, seen ${show(cell)}`);
  if (!new RegExp(expect.says, 'i').test(cell.says)) {
    problems.push(`item ${item} does not say /${expect.says}/: ${cell.says.slice(0, 600)}`);
  }
  return problems;
}

function findForeignProblems(
  { others }: Defect,
  changes: readonly Change[],
  seen: Cells,
): readonly string[] {
  const unexpected = changes.filter(
    ({ number, outcome }) => others[number] !== outcome && !isOnlyHeldUp(seen.get(number)),
  );
  const missing = Object.entries(others).filter(
    ([number, outcome]) =>
      !changes.some((one) => `${one.number}` === number && one.outcome === outcome),
  );
  return [
    ...unexpected.map(
      ({ number, outcome }) =>
        `item ${number} changed to ${outcome}, too: ${seen.get(number)?.says.slice(0, 600) ?? ''}`,
    ),
    ...missing.map(([number, outcome]) => `item ${number} did not become ${outcome}`),
  ];
}

/** It did not run, because what it needs failed: it says so, and says nothing of itself. */
function isOnlyHeldUp(cell: Cell | undefined): boolean {
  if (cell?.kind === TRIGGER) return cell.outcome === 'unknown';
  return cell?.reason === 'needs-unmet';
}

function listChanges(seen: Cells, healthy: Cells): readonly Change[] {
  return [...healthy].flatMap(([number, before]) => {
    const outcome = seen.get(number)?.outcome ?? 'missing';
    return outcome === before.outcome ? [] : [{ number, outcome }];
  });
}

function show({ outcome, reason }: Cell): string {
  return reason === undefined ? outcome : `${outcome}: ${reason}`;
}
