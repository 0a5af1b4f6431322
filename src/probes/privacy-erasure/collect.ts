import { parseDuration } from '../../domain/duration.ts';
import { describeStage } from '../../toolbox/sql/person/stage-facts.ts';
import { withPeople } from '../../toolbox/sql/person/with-people.ts';
import type { Collect } from '../contract.ts';
import { cleanUp } from './clean-up.ts';
import { compareRelations, compareRows, mergeChanges } from './compare.ts';
import { describeControl } from './control-facts.ts';
import type { Hit, PrivacyErasureEvidence } from './evidence.ts';
import { compareAnswers } from './invariants.ts';
import { compareKept, requireKept } from './kept-rows.ts';
import { digestBoth, type Erasure, look, type Tools } from './look.ts';
import type { PrivacyErasureOptions } from './options.ts';
import { listPersonNeedles, listPlainNeedles } from './person-needles.ts';
import { listRelations } from './relations.ts';
import { prepare, runErasure } from './run-commands.ts';
import { compareStores } from './stores.ts';
import { refreshViews } from './views.ts';

const MAX_LISTED = 50;
const MAX_HITS = 30;
const MAX_COLUMNS = 20;

/** Puts people in, erases one, and looks for it everywhere; removes what is left of all. */
export const collect: Collect<PrivacyErasureOptions, PrivacyErasureEvidence, keyof Tools> = async (
  options,
  tools,
  { abort },
) => {
  const places = new Set<string>();
  const rules: Parameters<typeof withPeople>[3] = {
    statementTimeoutMs: parseDuration(options.statementTimeout),
    check: async (session, plan) => {
      requireKept(plan, options.keep);
      await listRelations(session);
    },
    cleanUp: async (session, stage) => await cleanUp(session, stage, places),
  };
  const { result, left } = await withPeople(tools.sql, options, abort, rules, async (stage) => {
    const { person, others } = stage.people;
    const wanted = { person: listPersonNeedles(person), other: others.flatMap(listPlainNeedles) };
    const erasure = { stage, options, tools, abort, wanted, places };
    return { ...describeStage(stage), ...(await erase(erasure)) };
  });
  return { ...result, left: [...left] };
};

async function erase(erasure: Erasure) {
  const { stage, options } = erasure;
  await refreshViews(stage.session, stage.plan);
  await prepare(erasure);
  const before = await look(erasure);
  const control = await describeControl(erasure, before.scan.hits);
  const first = await runErasure(erasure);
  const after = await look(erasure);
  const second = await runErasure(erasure);
  const again = await digestBoth(erasure);
  const { person, others } = stage.people;
  const otherRows = others.flatMap(({ rows }) => rows);
  const otherChanges = [
    ...compareRows(otherRows, before.rows.others, after.rows.others),
    ...compareRelations(before.scan.others, after.scan.others),
  ];
  return {
    scanned: after.scanned,
    control,
    run: first,
    hits: after.scan.hits.slice(0, MAX_HITS).map(cutColumns),
    hitCount: after.scan.hits.length,
    others: { rows: otherRows.length, changes: mergeChanges(otherChanges).slice(0, MAX_LISTED) },
    kept: compareKept(before.kept, after.kept),
    again: second,
    againChanges: mergeChanges([
      ...compareRows(person.rows, after.rows.person, again.person),
      ...compareRows(otherRows, after.rows.others, again.others),
    ]).slice(0, MAX_LISTED),
    invariants: compareAnswers(before.answers, after.answers),
    stores: compareStores(options, before.stores, after.stores),
  };
}

function cutColumns(hit: Hit): Hit {
  return { ...hit, columns: hit.columns.slice(0, MAX_COLUMNS) };
}
