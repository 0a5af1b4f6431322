import type { PlannedItem } from '../domain/item.ts';
import type { Json } from '../domain/json.ts';
import { coerceResolved } from '../plan/coerce-resolved.ts';
import { copyJson } from './copy-json.ts';
import { redactShaped } from './redact-shaped.ts';
import type { Refusal } from './refusal.ts';
import type { EngineRequest, LoadedProbe } from './request.ts';
import { environmentOf } from './run.ts';
import { quoteNames, refuseConfig, refuseUnhidable, substitute } from './substitute.ts';

export interface ResolvedOptions {
  readonly options: unknown;
  readonly shownOptions: Json;
}

/** Options come from the plan, whose size the loader bounds. */
const MAX_OPTIONS_LENGTH = 16 * 1024 * 1024;

function renderPath(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'the options' : `\`${path.map(String).join('.')}\``;
}

async function findProblem(probe: LoadedProbe, options: unknown): Promise<string | undefined> {
  const { declaration } = probe;
  const problems = (await declaration.findProblems?.(options)) ?? [];
  const [first] = problems;
  return first === undefined ? undefined : `${renderPath(first.path)}: ${first.message}`;
}

function listKeys(value: Json): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(listKeys);
  return Object.entries(value).flatMap(([key, one]) => [key, ...listKeys(one)]);
}

/** The judge would miss an option of which a secret hides the name, and a limit with it. */
function findHiddenKey(options: Json, shown: Json): string | undefined {
  const kept = new Set(listKeys(shown));
  return listKeys(options).find((key) => !kept.has(key));
}

interface Parsed {
  readonly data: unknown;
}

/** What the loader found right as it stands, with nothing to put in, need not be asked again. */
async function validate(
  resolved: Json,
  item: PlannedItem,
  probe: LoadedProbe,
  publicNames: readonly string[],
): Promise<Parsed | Refusal> {
  if (item.validOptions !== undefined) return { data: item.validOptions };
  const schema = probe.declaration.options;
  let parsed = schema.safeParse(resolved);
  if (!parsed.success) {
    const typed = coerceResolved(schema, item.options, resolved, publicNames);
    parsed = schema.safeParse(typed);
  }
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuseConfig(`${renderPath(issue?.path ?? [])}: ${issue?.message}`);
  }
  const problem = await findProblem(probe, parsed.data);
  return problem === undefined ? { data: parsed.data } : refuseConfig(problem);
}

/** The options for the probe, and as the judge and the report see them. */
async function showOptions(
  options: unknown,
  probe: LoadedProbe,
  { redactor }: EngineRequest,
): Promise<ResolvedOptions | Refusal> {
  const plain = copyJson(options, 'options', MAX_OPTIONS_LENGTH);
  const shownOptions = await redactShaped(redactor, plain, probe.declaration.options);
  const hidden = findHiddenKey(plain, shownOptions);
  if (hidden === undefined) return { options, shownOptions };
  return refuseConfig(
    `A secret has the same text as the option ${redactor.redactText(hidden)}.`,
    'Change the secret, or add its variable to `public:` if it is none.',
  );
}

/**
 * Puts in what `${NAME}` stands for, in the environment that the item looks at, and applies the
 * defaults. What is missing, too short or invalid is `error: config`; values are never in a
 * message.
 */
export async function resolveItemOptions(
  item: PlannedItem,
  probe: LoadedProbe,
  request: EngineRequest,
): Promise<ResolvedOptions | Refusal> {
  const { options, used, missing } = substitute(
    item.options,
    environmentOf(item, request),
    request,
    probe.declaration.verbatim,
  );
  if (missing.length > 0) {
    const names = quoteNames(missing);
    return refuseConfig(`${names} is not set.`, `Set ${names} in the environment of this step.`);
  }
  const refusal = refuseUnhidable(used, request);
  if (refusal !== undefined) return refusal;
  const valid = await validate(options, item, probe, request.publicNames);
  return 'outcome' in valid ? valid : showOptions(valid.data, probe, request);
}
