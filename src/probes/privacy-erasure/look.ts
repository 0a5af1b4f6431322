import { digestRows } from '../../toolbox/sql/person/make-people.ts';
import type { CommandTools } from '../../toolbox/sql/person/run-for-person.ts';
import type { Stage } from '../../toolbox/sql/person/with-people.ts';
import type { Toolbox } from '../../toolbox/toolbox.ts';
import { type Answer, askInvariants } from './invariants.ts';
import { type KeptRow, readKept } from './kept-rows.ts';
import type { PrivacyErasureOptions } from './options.ts';
import { listRelations } from './relations.ts';
import { type Scan, scanAll, type Wanted } from './scan.ts';
import { lookIntoStores, type StoreLook } from './stores.ts';

export type Tools = CommandTools & Pick<Toolbox, 'sql'>;

export interface Erasure {
  readonly stage: Stage;
  readonly options: PrivacyErasureOptions;
  readonly tools: Tools;
  readonly abort: AbortSignal;
  readonly wanted: Wanted;
  /** Relations in which any of the people was seen, for the clean-up. */
  readonly places: Set<string>;
}

/** All that is compared, at one time. */
export interface Look {
  readonly scan: Scan;
  /** Tables, partitions and views that were read. */
  readonly scanned: number;
  readonly rows: Digests;
  readonly kept: readonly KeptRow[];
  readonly answers: ReadonlyMap<string, Answer>;
  readonly stores: readonly StoreLook[];
}

interface Digests {
  readonly person: readonly (string | null)[];
  readonly others: readonly (string | null)[];
}

export async function look(erasure: Erasure): Promise<Look> {
  const { stage, options, tools, abort, wanted, places } = erasure;
  const { session, plan, people } = stage;
  // Anew each time: the erasure may make a table, or a partition.
  const relations = await listRelations(session);
  const scan = await scanAll(session, relations, wanted);
  for (const name of [...scan.hits.map((hit) => hit.relation), ...scan.others.keys()]) {
    places.add(name);
  }
  return {
    scanned: relations.length,
    scan,
    rows: await digestBoth(erasure),
    kept: await readKept(session, plan, options.keep, people.person),
    answers: await askInvariants(session, options.invariants),
    stores: await lookIntoStores(options, people.person.key, wanted, tools, abort),
  };
}

export async function digestBoth({ stage }: Erasure): Promise<Digests> {
  const { session, people } = stage;
  return {
    person: await digestRows(session, people.person.rows),
    others: await digestRows(
      session,
      people.others.flatMap(({ rows }) => rows),
    ),
  };
}
