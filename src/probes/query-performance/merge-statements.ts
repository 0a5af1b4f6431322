import {
  cleanStatement,
  fingerprintOf,
  isSessionControl,
} from '../../toolbox/sql/statements/clean-statement.ts';
import type { StatementDelta } from '../../toolbox/sql/statements/contract.ts';
import type { StatementEvidence } from './evidence.ts';

/** A statement, and the ids that are one of its kind. */
export interface Merged extends StatementEvidence {
  readonly ids: readonly string[];
}

/**
 * Statements with their texts; those that differ by their lists only are one, so that none is too
 * rare to be judged because each of its calls had a list of another length.
 */
export function mergeStatements(
  deltas: readonly StatementDelta[],
  texts: ReadonlyMap<string, string>,
): Merged[] {
  const merged = new Map<string, Merged>();
  for (const delta of deltas) {
    const text = texts.get(delta.id);
    if (text !== undefined && isSessionControl(text)) continue;
    const key = text === undefined ? delta.id : fingerprintOf(text);
    const shown =
      text === undefined ? `(a statement whose text is lost, ${delta.id})` : cleanStatement(text);
    const before = merged.get(key);
    merged.set(key, before === undefined ? begin(shown, delta) : add(before, delta));
  }
  return [...merged.values()];
}

function begin(text: string, { id, newMaxMs, ...rest }: StatementDelta): Merged {
  return { ...rest, text, ids: [id], newMaxMs };
}

function add(a: Merged, b: StatementDelta): Merged {
  const slowest = [a.newMaxMs, b.newMaxMs].filter((one) => one !== null);
  return {
    text: a.text,
    ids: [...a.ids, b.id],
    calls: a.calls + b.calls,
    totalMs: a.totalMs + b.totalMs,
    newMaxMs: slowest.length === 0 ? null : Math.max(...slowest),
    maxMs: Math.max(a.maxMs, b.maxMs),
    rows: a.rows + b.rows,
    blocks: a.blocks + b.blocks,
    before: {
      calls: a.before.calls + b.before.calls,
      blocks: a.before.blocks + b.before.blocks,
    },
  };
}

/** True if the statement contains the text, whatever the case and the white space. */
export function mentions({ text }: Pick<Merged, 'text'>, words: string): boolean {
  return flatten(text).includes(flatten(words));
}

function flatten(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().toLowerCase();
}
