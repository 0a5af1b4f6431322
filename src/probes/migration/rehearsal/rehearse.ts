import { ProbeError } from '../../../domain/errors.ts';
import type { ScratchDatabase } from '../../../toolbox/sql/scratch-database.ts';
import type { MigrationEvidence } from '../evidence.ts';
import { checkEnd } from './check-end.ts';
import { cut, keepNames, MAX_REVISIONS } from './keep.ts';
import type { Scene } from './scene.ts';
import { upgradeCopy } from './upgrade-copy.ts';
import { upgradeEmpty } from './upgrade-empty.ts';

const MAX_FORKS = 10;

/** Everything that is done on the scratch server, and what was seen. */
export async function rehearse(scene: Scene, scratch: ScratchDatabase): Promise<MigrationEvidence> {
  const { tool, options } = scene;
  const empty = await tool.readCurrent(scratch.dsn);
  refuseOtherDatabase(empty.revisions, empty.run.command);
  const { heads, forks } = await tool.listHeads(scratch.dsn);
  const { version, system } = scratch.identity;
  const control = { emptyRevisions: keepNames(empty.revisions) };
  const first = {
    adapter: tool.adapter,
    server: { version, system },
    control,
    heads: keepNames(heads, MAX_REVISIONS),
    headCount: heads.length,
    forks: forks.slice(0, MAX_FORKS).map(({ of, heads: all }) => ({ of, heads: keepNames(all) })),
  };
  const isForked = options.heads === undefined ? forks.length > 0 : heads.length !== options.heads;
  // With two heads there is nothing that the tool could upgrade to.
  if (isForked || heads.length === 0) return first;
  const fresh = options.fromEmpty ? await upgradeEmpty(scene, scratch.dsn, heads) : undefined;
  // Nor to the revision to start from, if it does not come that far.
  const isStuck = fresh !== undefined && fresh.facts.run.exitCode !== 0;
  if (isStuck && 'revision' in options.from) return { ...first, fresh: fresh.facts };
  const { dsn } = await scratch.another();
  const { after, isLockSeen, ...facts } = await upgradeCopy(scene, dsn, heads);
  const end = after && (await checkEnd(scene, scratch, { dsn, catalog: after }, { heads, fresh }));
  return {
    ...first,
    ...facts,
    control: { ...control, isLockSeen },
    ...(fresh === undefined ? {} : { fresh: fresh.facts }),
    ...end,
  };
}

/** A tool that reads its database from elsewhere would migrate that one. */
function refuseOtherDatabase(revisions: readonly string[], command: string): void {
  if (revisions.length === 0) return;
  const said = cut(revisions.slice(0, 3).join(', '), 100);
  const text = `Of an empty database \`${cut(command, 80)}\` says ${said}: it looks at another one.`;
  throw new ProbeError('identity', `${text} Nothing was changed.`, {
    remedy:
      'Name the variable in which the application looks for its database: `databaseVariable`.',
  });
}
