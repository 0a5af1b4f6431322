import type { Json } from '../domain/json.ts';
import type { Phase } from '../domain/phase.ts';
import { reportIssues } from './explain/report-issues.ts';
import type { Layer, PlanFile, RawItem, RawProbe, RawTrigger } from './layer.ts';
import type { ProblemList } from './problem-list.ts';
import { describeValue } from './quote-value.ts';
import { type ItemContext, isMap, readItem, readProbe, reportNoId } from './read-item.ts';
import { hintNewerRelease } from './requires.ts';
import { planSchema } from './schema/plan-schema.ts';
import { triggerSchema } from './schema/trigger-schema.ts';
import { makeSlug } from './slug.ts';
import type { JsonPath } from './yaml/read-yaml.ts';

const PLACES: readonly (readonly [Phase, JsonPath])[] = [
  ['pre-deployment', ['phases', 'pre-deployment']],
  ['approval', ['phases', 'approval']],
  ['deployment', ['phases', 'deployment']],
  ['post-deployment', ['phases', 'post-deployment']],
  ['rollback', ['phases', 'rollback', 'steps']],
];
const TRIGGERS: JsonPath = ['phases', 'rollback', 'triggers'];
const NO_WHEN =
  '`when` is missing. A trigger looks at items: name those that show it, `when: { failed: [id] }`.';

function listAt(root: Json, path: JsonPath): readonly Json[] {
  let value: Json | undefined = root;
  for (const key of path) value = isMap(value) ? value[key] : undefined;
  return Array.isArray(value) ? value : [];
}

function reportNoMap(value: Json, path: JsonPath, { file, problems }: ItemContext): void {
  problems.add(
    () => file.locate(path),
    () => `A map is wanted here, and this is ${describeValue(value)}.`,
  );
}

function readItems(context: ItemContext): readonly RawItem[] {
  return PLACES.flatMap(([phase, place]) =>
    listAt(context.file.json, place).flatMap((raw, index) => {
      const path = [...place, index];
      if (isMap(raw)) return [readItem(raw, path, phase, context)];
      reportNoMap(raw, path, context);
      return [];
    }),
  );
}

function readTriggers(context: ItemContext): readonly RawTrigger[] {
  const { file } = context;
  return listAt(file.json, TRIGGERS).flatMap((raw, index) => {
    const path = [...TRIGGERS, index];
    // What is wrong with it is reported with the frame of the plan.
    const parsed = triggerSchema.safeParse(raw);
    if (!parsed.success) return [];
    const keys = parsed.data;
    const id = keys.id ?? makeSlug(keys.item);
    if (id === '') reportNoId(path, context);
    return [{ id, file, path, position: file.locate(path), keys }];
  });
}

function readIdentities(context: ItemContext): ReadonlyMap<string, RawProbe> {
  const identities = new Map<string, RawProbe>();
  const { environments } = context.file.json;
  if (!isMap(environments)) return identities;
  for (const [name, environment] of Object.entries(environments)) {
    const identity = isMap(environment) ? environment['identity'] : undefined;
    if (identity === undefined) continue;
    const path = ['environments', name, 'identity'];
    if (!isMap(identity)) reportNoMap(identity, path, context);
    const probe = isMap(identity) ? readProbe(identity, path, context, 'identity') : undefined;
    if (probe !== undefined) identities.set(name, probe);
  }
  return identities;
}

/** A trigger without `when` gets a sentence that says what a trigger is. */
function reportMissingWhen({ file, problems }: ItemContext): void {
  for (const [index, raw] of listAt(file.json, TRIGGERS).entries()) {
    if (!isMap(raw) || raw['when'] !== undefined) continue;
    problems.add(
      () => file.locate([...TRIGGERS, index]),
      () => NO_WHEN,
    );
  }
}

function isMissingWhen(path: readonly PropertyKey[], json: Json): boolean {
  if (path.length !== 5 || path[2] !== 'triggers' || path[4] !== 'when') return false;
  const trigger = listAt(json, TRIGGERS)[Number(path[3])];
  return isMap(trigger) && trigger['when'] === undefined;
}

/** Reads one file of a plan; what is wrong with it is reported. */
export function readLayer(
  plan: PlanFile,
  kinds: ReadonlySet<string>,
  problems: ProblemList,
): Layer {
  const { yaml: file } = plan;
  const hint = hintNewerRelease(file);
  const context: ItemContext = { file, kinds, hint, problems };
  const parsed = planSchema.safeParse(file.json);
  if (!parsed.success) {
    const checked = { file, path: [], name: '', value: file.json, schema: planSchema, hint };
    const issues = parsed.error.issues.filter((issue) => !isMissingWhen(issue.path, file.json));
    reportIssues(issues, checked, problems);
    reportMissingWhen(context);
  }
  return {
    file: plan,
    ...(parsed.success ? { envelope: parsed.data } : {}),
    items: readItems(context),
    triggers: readTriggers(context),
    identities: readIdentities(context),
  };
}
