import { findFreeKey } from '../../toolbox/sql/person/free-key.ts';
import { describeStage } from '../../toolbox/sql/person/stage-facts.ts';
import { type Stage, withPeople } from '../../toolbox/sql/person/with-people.ts';
import type { Collect } from '../contract.ts';
import type { PrivacyExportEvidence } from './evidence.ts';
import type { PrivacyExportOptions } from './options.ts';
import { describeExport, produce, type Tools } from './produce.ts';

const STATEMENT_MS = 30_000;

/** Puts people in, exports one, another, and one that is not there; and removes them. */
export const collect: Collect<PrivacyExportOptions, PrivacyExportEvidence, keyof Tools> = async (
  options,
  tools,
  { abort },
) => {
  const rules = { statementTimeoutMs: STATEMENT_MS, areExcludedMarked: true };
  const { result, left } = await withPeople(tools.sql, options, abort, rules, async (stage) => ({
    ...describeStage(stage),
    ...(await exportAll(stage, { options, tools, abort })),
  }));
  return { ...result, left: [...left] };
};

async function exportAll({ session, plan, people }: Stage, order: Parameters<typeof produce>[0]) {
  const { person, others } = people;
  const [other, last] = others;
  const first = describeExport(await produce(order, person.key), person, others);
  const told = describeExport(await produce(order, other.key), other, [person, last]);
  // Only whether it was found says something here.
  const second = { ...told, missing: told.missing.slice(0, 10) };
  const free = await findFreeKey(session, plan);
  const nobody =
    free === undefined
      ? {}
      : { nobody: describeExport(await produce(order, free), undefined, [person, ...others]) };
  const isGuarded = Object.keys(order.options.request?.headers ?? {}).length > 0;
  const anonymous = isGuarded
    ? { anonymous: describeExport(await produce(order, person.key, true), undefined, [person]) }
    : {};
  return { first, second, ...nobody, ...anonymous };
}
