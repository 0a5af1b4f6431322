import { hold, type Mark } from '../../../expect/mark.ts';
import { findReason } from '../../../toolbox/migrations/find-reason.ts';
import type { MigrationEvidence, Position, RunFacts } from '../evidence.ts';
import type { MigrationProbeOptions } from '../options.ts';
import { IDLE, violate } from './marks.ts';

const OTHER = 'Does the application read another variable than `databaseVariable`?';
const MERGE = 'Merge them: a migration that stands on both, and does nothing else.';
const PARTIAL =
  'Correct the migration, and make it one transaction, or able to run again from the middle: it left something behind.';

/** Heads, and whether each upgrade ended where it has to. */
export function judgeUpgrade(
  seen: MigrationEvidence,
  options: MigrationProbeOptions,
): readonly Mark[] {
  if (seen.control.emptyRevisions.length > 0) return [refuseControl(seen)];
  const heads = judgeHeads(seen, options);
  if (heads.length > 0) return heads;
  return [
    ...judgeLockControl(seen),
    ...judgeFresh(seen, options),
    ...judgeCopy(seen),
    ...judgeSecond(seen),
  ];
}

function refuseControl({ control }: MigrationEvidence): Mark {
  const [expected, said] = ['no revision in an empty database', control.emptyRevisions.join(', ')];
  return hold('control-failed', 'control', expected, said, OTHER);
}

function judgeLockControl({ control, upgrade }: MigrationEvidence): readonly Mark[] {
  if (upgrade === undefined || control.isLockSeen === true) return [];
  const expected = 'a lock of our own is seen by the watcher';
  return [hold('control-failed', 'control', expected, 'it is not', IDLE)];
}

function judgeHeads(seen: MigrationEvidence, { heads }: MigrationProbeOptions): readonly Mark[] {
  if (seen.headCount === 0) {
    const remedy = 'Name the folder of the migrations: `directory`.';
    return [hold('no-data', 'heads', 'a migration', 'no head at all', remedy)];
  }
  if (heads === undefined) {
    return seen.forks.map(({ of, heads: all }) =>
      violate('heads', `one head of ${of}`, `${all.length}: ${all.join(', ')}`, MERGE),
    );
  }
  if (seen.headCount === heads) return [];
  const said = `${seen.headCount}: ${seen.heads.join(', ')}`;
  const expected = heads === 1 ? 'one head' : `${heads} heads`;
  const remedy = seen.headCount > heads ? MERGE : 'Say how many there are meant to be: `heads`.';
  return [violate('heads', expected, said, remedy)];
}

function judgeFresh(
  { fresh }: MigrationEvidence,
  { fromEmpty }: MigrationProbeOptions,
): readonly Mark[] {
  if (fresh === undefined) {
    return fromEmpty ? [hold('no-data', 'empty database', 'an upgrade', 'none was made')] : [];
  }
  const failed = judgeRun('empty database', fresh.run);
  if (failed !== undefined) return [failed];
  if (fresh.tables === 0) {
    const said = 'not one table in the scratch database';
    return [hold('no-data', 'empty database', 'tables after the upgrade', said, OTHER)];
  }
  return judgePosition('empty database', fresh.position);
}

function judgeCopy({ upgrade, position, fresh, changes }: MigrationEvidence): readonly Mark[] {
  // Where an empty database does not come to the end, there may be no copy to upgrade.
  if (upgrade === undefined && fresh !== undefined && fresh.run.exitCode !== 0) return [];
  if (upgrade === undefined) return [hold('no-data', 'upgrade', 'an upgrade', 'none was made')];
  const failed = judgeRun('upgrade', upgrade);
  if (failed === undefined) return judgePosition('upgrade', position);
  const isPartial = changes !== undefined && changes.kept.length > 0;
  return [isPartial ? { ...failed, remedy: PARTIAL } : failed];
}

function judgeSecond({ upgrade, second }: MigrationEvidence): readonly Mark[] {
  if (upgrade?.exitCode !== 0) return [];
  if (second === undefined)
    return [hold('no-data', 'second upgrade', 'an upgrade', 'none was made')];
  const failed = judgeRun('second upgrade', second.run);
  if (failed !== undefined) return [failed];
  return [
    ...judgePosition('second upgrade', second.position),
    ...second.changedTables.map((table) =>
      violate('second upgrade', 'nothing is done', `rows of ${table} were written`),
    ),
  ];
}

function judgeRun(where: string, run: RunFacts): Mark | undefined {
  if (run.exitCode === 0) return undefined;
  const how = run.exitCode === null ? `ended by ${run.signal}` : `exit code ${run.exitCode}`;
  const said = findReason(run.tail);
  const seen = `${how}${said === '' ? '' : `: ${said}`}`;
  return {
    outcome: 'fail',
    reason: 'exit-code',
    finding: { where, expected: `${run.command} ends with 0`, seen },
  };
}

function judgePosition(where: string, position: Position | undefined): readonly Mark[] {
  if (position === undefined)
    return [hold('no-data', where, 'a revision that is known', 'none was asked for')];
  const { missing, beyond } = position;
  if (missing.length === 0 && beyond.length === 0) return [];
  const expected = missing.length === 0 ? 'at the heads' : `at ${missing.join(', ')}`;
  const said = beyond.length === 0 ? 'it is not' : beyond.join(', ');
  return [violate(where, expected, said)];
}
