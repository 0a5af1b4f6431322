import type { CatalogDifference } from '../../../domain/catalog.ts';
import { describeDifference } from '../../../expect/catalog/compare.ts';
import { hold, type Mark } from '../../../expect/mark.ts';
import type { Differences, MigrationEvidence } from '../evidence.ts';
import type { MigrationProbeOptions } from '../options.ts';
import { violate } from './marks.ts';

/** Is the schema that came out the one that is wanted? */
export function judgeSchema(
  seen: MigrationEvidence,
  options: MigrationProbeOptions,
): readonly Mark[] {
  const { upgrade, fresh, second, expected, invalidIndexes, changes } = seen;
  if (upgrade === undefined) return [];
  if (upgrade.exitCode !== 0) return judgeLeftBehind(changes);
  const missing = options.expect !== undefined && expected === undefined;
  const { ignore } = options;
  return [
    ...judgeDifferences('deployed against empty', SAME, fresh?.differences, ignore, SQUASH),
    ...judgeDifferences('against what the code expects', CODE, expected, ignore, MIGRATE),
    ...judgeDifferences('second upgrade', 'nothing is done', second?.differences, []),
    ...(missing
      ? [hold('no-data', 'against what the code expects', 'a schema', 'none was made')]
      : []),
    ...judgeDrift(seen),
    ...judgeIndexes(invalidIndexes),
    ...judgeUnseen(seen),
  ];
}

const SAME = 'the schema of an upgrade from empty';
const CODE = 'the schema of `expect.schema`';
const SQUASH =
  'The deployed schema was changed by hand, or an applied migration was edited: write a migration that repairs it.';
const MIGRATE = 'Write the migration that is missing; `ignore` names what may differ.';
// Of what only the tool compares: our `ignore` has no part in it.
const DRIFT =
  'Write the migration that is missing, or tell the tool what is not its own (`include_object` of Alembic).';
const ASK = 'Run the drift check of the tool by hand, and correct what it stops at.';
const INVALID = 'Drop it and build it again: a concurrent build failed.';

function judgeDifferences(
  where: string,
  expected: string,
  differences: Differences | undefined,
  ignore: readonly string[],
  remedy?: string,
): readonly Mark[] {
  if (differences === undefined) return [];
  const marks = differences.kept
    .filter((one) => !isIgnored(one, ignore))
    .map((one) => violate(where, expected, describeDifference(one), remedy));
  if (differences.leftOut === 0) return marks;
  return [...marks, violate(where, expected, `${differences.leftOut} more differences`, remedy)];
}

/** By its name or that of its table; `*` at the end stands for anything. */
function isIgnored({ name, table }: CatalogDifference, ignore: readonly string[]): boolean {
  return ignore.some((pattern) =>
    [name, table].some((one) => {
      if (one === undefined) return false;
      return pattern.endsWith('*') ? one.startsWith(pattern.slice(0, -1)) : one === pattern;
    }),
  );
}

function judgeIndexes(invalid: readonly string[] | undefined): readonly Mark[] {
  const expected = 'every index is valid';
  if (invalid === undefined) return [hold('no-data', 'indexes', expected, 'nobody looked')];
  return invalid.map((index) => violate('indexes', expected, `${index} is not`, INVALID));
}

/** What was not compared shows no difference, and must not pass for none. */
function judgeUnseen({ fresh, changes }: MigrationEvidence): readonly Mark[] {
  const marks: Mark[] = [];
  if (fresh?.run.exitCode === 0 && fresh.differences === undefined)
    marks.push(hold('no-data', 'deployed against empty', 'a comparison', 'none was made'));
  if (changes === undefined) {
    const expected = 'what the upgrade did to the schema';
    marks.push(hold('no-data', 'changes', expected, 'nobody looked'));
  }
  return marks;
}

function judgeDrift({ drift }: MigrationEvidence): readonly Mark[] {
  const expected = 'the tool sees no difference between models and schema';
  if (drift === undefined) return [hold('no-data', 'drift', expected, 'it was not asked')];
  if (drift.state === 'found') {
    const lines = drift.lines.length === 0 ? ['it sees one'] : drift.lines;
    return lines.map((line) => violate('drift', expected, line, DRIFT));
  }
  if (drift.state !== 'unknown') return [];
  const said = drift.lines.at(-1) ?? 'it did not say';
  const finding = { where: 'drift', expected, seen: said };
  return [{ outcome: 'error', reason: 'config', finding, remedy: ASK }];
}

/** Of an upgrade that failed: what a rollback of its transaction did not take back. */
function judgeLeftBehind(changes: Differences | undefined): readonly Mark[] {
  return (changes?.kept ?? [])
    .slice(0, 10)
    .map((one) => violate('left behind', 'nothing', describeDifference(one)));
}
