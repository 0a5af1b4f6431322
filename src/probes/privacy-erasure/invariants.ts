import { createHash } from 'node:crypto';
import type { Json } from '../../domain/json.ts';
import { quoteJson } from '../../expect/excerpt.ts';
import type { SqlSession } from '../../toolbox/sql/contract.ts';
import type { InvariantFacts } from './evidence.ts';

/** Rows that are compared; a query that gives more says nothing that a person can check. */
const MAX_ROWS = 10_000;

export interface Answer {
  readonly digest: string;
  readonly shown: string;
  readonly isEmpty: boolean;
  readonly isFalse: boolean;
}

export async function askInvariants(
  session: SqlSession,
  queries: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, Answer>> {
  const answers = new Map<string, Answer>();
  for (const [name, text] of Object.entries(queries)) {
    const { rows } = await session.query(text, [], MAX_ROWS);
    const content = JSON.stringify(rows);
    const only = Object.values(rows[0] ?? {});
    answers.set(name, {
      digest: createHash('sha256').update(content).digest('hex'),
      shown: quoteJson((rows[0] ?? null) as Json),
      // A sum of no rows is a row of null.
      isEmpty: rows.every((row) => Object.values(row).every((value) => value === null)),
      isFalse: rows.length === 1 && only.length === 1 && only[0] === false,
    });
  }
  return answers;
}

export function compareAnswers(
  before: ReadonlyMap<string, Answer>,
  after: ReadonlyMap<string, Answer>,
): InvariantFacts[] {
  return [...before].map(([name, first]) => {
    const second = after.get(name) ?? first;
    return {
      name,
      before: first.shown,
      after: second.shown,
      isSame: first.digest === second.digest,
      isFalse: second.isFalse,
      isEmpty: first.isEmpty || second.isEmpty,
    };
  });
}
