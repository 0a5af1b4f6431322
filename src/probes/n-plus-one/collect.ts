import { ProbeError } from '../../domain/errors.ts';
import type { SqlSession } from '../../toolbox/sql/contract.ts';
import type { StatementReader } from '../../toolbox/sql/statements/contract.ts';
import { openStatements } from '../../toolbox/sql/statements/open-statements.ts';
import type { Toolbox } from '../../toolbox/toolbox.ts';
import type { Collect } from '../contract.ts';
import { type List, openLists } from './ask-list.ts';
import { countControl } from './count-calls.ts';
import type { NPlusOneEvidence } from './evidence.ts';
import { keepList } from './keep-list.ts';
import { type Measured, measureList, warmUp } from './measure-list.ts';
import type { NPlusOneOptions } from './options.ts';
import { cleanAtLast, countDistinct, proveDatabase, write } from './stage.ts';

const TEXT_CHARS = 4_000;

type Tools = Pick<
  Toolbox,
  'sql' | 'http' | 'process' | 'files' | 'environment' | 'secret' | 'subject' | 'target' | 'clock'
>;

interface Stage {
  readonly options: NPlusOneOptions;
  readonly tools: Tools;
  readonly signal: AbortSignal;
  readonly session: SqlSession;
  readonly reader: StatementReader;
  readonly lists: readonly List[];
}

type Distinct = { empty: number[]; seeded: number[][]; left: number[] };

/** Seeds, asks and counts, size by size, and leaves the database as it was. */
export const collect: Collect<NPlusOneOptions, NPlusOneEvidence, keyof Tools> = async (
  options,
  tools,
  { abort },
) => {
  const { database } = options;
  const session = await tools.sql.open(database.dsn, { access: 'write' }, abort);
  let statistics: SqlSession | undefined;
  try {
    const identity = await session.identity();
    proveDatabase(identity, options);
    const dsn = database.statistics ?? database.dsn;
    statistics = await tools.sql.open(dsn, { access: 'read' }, abort);
    const reader = await openStatements(statistics, [options.role]);
    requireSame(reader, identity);
    const lists = openLists(options, tools, abort);
    return await runStages({ options, tools, signal: abort, session, reader, lists });
  } finally {
    await statistics?.close();
    await session.close();
  }
};

function requireSame(reader: StatementReader, identity: StatementReader['identity']): void {
  const { system, database } = reader.identity;
  if (system === identity.system && database === identity.database) return;
  throw new ProbeError(
    'identity',
    '`database.statistics` is another database than `database.dsn`: nothing was changed.',
    { remedy: 'Give both the same host, port and database; only the role differs.' },
  );
}

/** What was seeded is taken away in any case, also after a failure or an abort. */
async function runStages(stage: Stage): Promise<NPlusOneEvidence> {
  let isClean = false;
  try {
    const seen = await runSizes(stage);
    isClean = true;
    return seen;
  } finally {
    if (!isClean) await cleanAtLast(stage.options, stage.tools);
  }
}

async function runSizes(stage: Stage): Promise<NPlusOneEvidence> {
  const { options, reader, lists } = stage;
  const measured = lists.map((): Measured[] => []);
  const control: NPlusOneEvidence['control'] = [];
  await change(stage, 'clean', 0);
  const distinct: Distinct = { empty: await distinctOf(stage, 0), seeded: [], left: [] };
  for (const n of options.sizes) {
    await change(stage, 'clean', n);
    await change(stage, 'seed', n);
    distinct.seeded.push(await distinctOf(stage, n));
    if (n === options.sizes[0]) await warmUp(lists, n);
    control.push({ n, calls: await countControl(reader, n) });
    for (const [at, list] of lists.entries()) {
      const { tools, signal } = stage;
      const point = await measureList(list, n, options.repeats, reader, tools.clock, signal);
      measured[at]?.push(point);
    }
  }
  await change(stage, 'clean', 0);
  distinct.left = await distinctOf(stage, 0);
  return await composeEvidence(stage, measured, control, distinct);
}

async function change(
  { options, session, tools, signal }: Stage,
  what: 'seed' | 'clean',
  n: number,
) {
  await write(what, options[what], n, session, tools, signal);
}

async function distinctOf({ options, session }: Stage, n: number): Promise<number[]> {
  return await countDistinct([options.distinct ?? []].flat(), n, session);
}

async function composeEvidence(
  { options, reader, lists, tools }: Stage,
  measured: readonly (readonly Measured[])[],
  control: NPlusOneEvidence['control'],
  distinct: Distinct,
): Promise<NPlusOneEvidence> {
  const counts = measured.flat().flatMap((one) => one.counts);
  const ids = [...new Set(counts.flatMap(({ calls }) => [...calls.keys()]))];
  const texts = await reader.readTexts(ids, TEXT_CHARS);
  const { system, database, version } = reader.identity;
  return {
    system,
    database,
    version,
    role: options.role,
    lists: lists.map((list, at) => keepList(list, measured[at] ?? [], texts, tools.secret)),
    ...(options.distinct === undefined ? {} : { distinct }),
    control,
    reset: counts.some(({ reset }) => reset),
    evictions: counts.reduce((sum, { evictions }) => sum + evictions, 0),
  };
}
