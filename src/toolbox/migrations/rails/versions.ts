import * as z from 'zod';
import type { HeadList, MigrationRun, MigrationStep } from '../contract.ts';
import { MARK, readMarkedJson } from '../marked-json.ts';

/** `db:migrate:status` refuses an empty database. The context moved in Rails 7.2. */
export const PROGRAM = `
base = ActiveRecord::Base
pool = base.connection_pool
owner = pool.respond_to?(:migration_context) ? pool : base.connection
context = owner.migration_context
files = context.migrations.map { |one| [one.version.to_s, one.name.to_s, one.filename.to_s] }
puts
puts "${MARK}" + { files: files, applied: context.get_all_versions.map(&:to_s) }.to_json
`;

const answer = z.object({
  files: z.array(z.tuple([z.string(), z.string(), z.string()])),
  applied: z.array(z.string()),
});

export function parseVersions(run: MigrationRun): {
  readonly steps: readonly MigrationStep[];
  readonly applied: ReadonlySet<string>;
} {
  const { files, applied } = answer.parse(readMarkedJson(run));
  const sorted = files.toSorted(([a], [b]) => Number(BigInt(a) - BigInt(b)));
  const steps = sorted.map(([revision, title], index) => {
    const before = sorted[index - 1]?.[0];
    return { revision, title, parents: before === undefined ? [] : [before] };
  });
  return { steps, applied: new Set(applied) };
}

/** Two files with one version: Rails refuses both. */
export function findDuplicates(steps: readonly MigrationStep[]): HeadList['forks'] {
  const byVersion = Map.groupBy(steps, ({ revision }) => revision);
  return [...byVersion]
    .filter(([, same]) => same.length > 1)
    .map(([of, same]) => ({ of, heads: same.map(({ title }) => title) }));
}
