import type { Catalog, CatalogDifference } from '../../../domain/catalog.ts';
import { compareCatalogs } from '../../../expect/catalog/compare.ts';
import type { MigrationRun } from '../../../toolbox/migrations/contract.ts';
import type { Differences, Position, RunFacts } from '../evidence.ts';

const TAIL_CHARACTERS = 1_000;
const TEXT_CHARACTERS = 140;
const MAX_DIFFERENCES = 12;
const MAX_NAMES = 10;
/** Of Django, one for each app. */
export const MAX_REVISIONS = 30;

export function cut(text: string, length = TEXT_CHARACTERS): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`;
}

export function keepNames(names: readonly string[], limit = MAX_NAMES): string[] {
  return names.slice(0, limit).map((name) => cut(name, 100));
}

export function comparePosition(revisions: readonly string[], heads: readonly string[]): Position {
  return {
    missing: keepNames(heads.filter((head) => !revisions.includes(head))),
    beyond: keepNames(revisions.filter((revision) => !heads.includes(revision))),
  };
}

export function keepRun(run: MigrationRun): RunFacts {
  const { command, exitCode, signal, durationMs } = run;
  const said = `${run.stdout.trimEnd()}\n${run.stderr.trimEnd()}`.trim();
  return {
    command: cut(command),
    exitCode,
    signal,
    durationMs,
    tail: said.slice(-TAIL_CHARACTERS).toWellFormed(),
  };
}

/** Owners and grants don’t count: a copy is made without them. */
export function compareSchemas(before: Catalog, after: Catalog): readonly CatalogDifference[] {
  return compareCatalogs(before, after, {
    withoutFacts: ['owner', 'grants'],
    withoutKinds: ['default grants'],
  });
}

export function keepDifferences(
  all: readonly CatalogDifference[],
  limit = MAX_DIFFERENCES,
): Differences {
  const kept = all.slice(0, limit).map((one) => ({
    ...one,
    name: cut(one.name),
    ...(one.table === undefined ? {} : { table: cut(one.table, 100) }),
    ...(one.before === undefined ? {} : { before: cut(one.before) }),
    ...(one.after === undefined ? {} : { after: cut(one.after) }),
  }));
  return { kept, leftOut: all.length - kept.length };
}
