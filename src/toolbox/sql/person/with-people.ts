import type { SqlIdentity, SqlSession, SqlTool } from '../contract.ts';
import { makePeople, type People } from './make-people.ts';
import type { PersonOptions } from './person-options.ts';
import { type PersonPlan, planPerson } from './plan-person.ts';
import { proveDatabase } from './prove-database.ts';
import { type Leftover, removePeople } from './remove-people.ts';

/** For the clean-up, which also has to happen after the item’s own time is over. */
const CLEAN_UP_MS = 60_000;

export interface Stage {
  readonly session: SqlSession;
  readonly identity: SqlIdentity;
  readonly plan: PersonPlan;
  readonly people: People;
}

export interface StageRules {
  readonly statementTimeoutMs: number;
  /** Columns of `exclude` carry markers too, so that those of somebody else are found. */
  readonly areExcludedMarked?: boolean;
  /** Looks at what else must be right before anything is written. */
  readonly check?: (session: SqlSession, plan: PersonPlan) => Promise<void>;
  /** Removes what else the work left; after the rows, in a session of its own. */
  readonly cleanUp?: (session: SqlSession, stage: Stage) => Promise<readonly Leftover[]>;
}

/**
 * Proves the database, puts three people in, works, and removes them, whatever happened; also after
 * an
 * abort. Rejects with ProbeError, and then nothing is left where the server could still be reached.
 */
export async function withPeople<T>(
  sql: SqlTool,
  options: PersonOptions,
  abort: AbortSignal,
  rules: StageRules,
  work: (stage: Stage) => Promise<T>,
): Promise<{ readonly result: T; readonly left: readonly Leftover[] }> {
  const { dsn, system } = options.database;
  const { statementTimeoutMs } = rules;
  const session = await sql.open(dsn, { access: 'write', statementTimeoutMs }, abort);
  try {
    const identity = await proveDatabase(session, system);
    const plan = await planPerson(session, options, rules.areExcludedMarked ?? false);
    await rules.check?.(session, plan);
    const stage = { session, identity, plan, people: await makePeople(session, plan) };
    let result: T;
    try {
      result = await work(stage);
    } catch (error) {
      // The first failure says more than one of the clean-up.
      await removeAll(sql, options, { statementTimeoutMs: 0 }, stage).catch(() => {});
      throw error;
    }
    return { result, left: await removeAll(sql, options, rules, stage) };
  } finally {
    await session.close();
  }
}

/** By a session of its own: that of the work may have been ended in the middle. */
async function removeAll(
  sql: SqlTool,
  { database }: PersonOptions,
  { cleanUp, statementTimeoutMs }: StageRules,
  stage: Stage,
): Promise<readonly Leftover[]> {
  const limitMs = CLEAN_UP_MS + statementTimeoutMs;
  const limit = AbortSignal.timeout(limitMs);
  const access = { access: 'write', statementTimeoutMs: limitMs } as const;
  const session = await sql.open(database.dsn, access, limit);
  try {
    await proveDatabase(session, database.system);
    const left = await removePeople(session, stage.plan, stage.people);
    return [...left, ...((await cleanUp?.(session, stage)) ?? [])];
  } finally {
    await session.close();
  }
}
