import type { Json } from '../domain/json.ts';
import { suggestWord } from '../domain/nearest-word.ts';
import type { Phase } from '../domain/phase.ts';
import { reportIssues } from './explain/report-issues.ts';
import type { RawItem, RawProbe } from './layer.ts';
import type { ProblemList } from './problem-list.ts';
import { type ItemKeys, itemKeys, itemSchema } from './schema/item-keys.ts';
import { makeSlug } from './slug.ts';
import type { JsonPath, YamlFile } from './yaml/read-yaml.ts';

export type JsonMap = { readonly [key: string]: Json };

/** Where an item stands, and what it may name. */
export interface ItemContext {
  readonly file: YamlFile;
  readonly kinds: ReadonlySet<string>;
  readonly hint: string | undefined;
  readonly problems: ProblemList;
}

const COMMON: ReadonlySet<string> = new Set(itemKeys);

export function isMap(value: Json | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseKeys(raw: JsonMap, path: JsonPath, context: ItemContext): ItemKeys | undefined {
  const common: Record<string, Json> = {};
  for (const key of Object.keys(raw)) if (COMMON.has(key)) common[key] = raw[key] ?? null;
  const parsed = itemSchema.safeParse(common);
  if (parsed.success) return parsed.data;
  const { file, hint, problems } = context;
  const checked = { file, path, name: '', value: common, schema: itemSchema, hint };
  reportIssues(parsed.error.issues, checked, problems);
  return undefined;
}

function explainUnknown(key: string, { kinds, hint }: ItemContext): string {
  if (COMMON.has(key))
    return `\`${key}\` can not stand here: an identity is one kind and its options.`;
  const near = suggestWord(key, [...kinds, ...COMMON]);
  const neither = `\`${key.slice(0, 100)}\` is neither a kind of check nor a key of items${near}.`;
  return hint === undefined ? neither : `${neither} ${hint}`;
}

function reportUnknown(keys: readonly string[], path: JsonPath, context: ItemContext): void {
  for (const key of keys) {
    context.problems.add(
      () => context.file.locate([...path, key], 'key'),
      () => explainUnknown(key, context),
    );
  }
}

/** The one key that names a kind; reports none and several, and keys beside it in an identity. */
export function readProbe(
  raw: JsonMap,
  path: JsonPath,
  context: ItemContext,
  place: 'item' | 'skipped item' | 'identity',
): RawProbe | undefined {
  const isIdentity = place === 'identity';
  const others = Object.keys(raw).filter((key) => isIdentity || !COMMON.has(key));
  const [kind, second] = others.filter((key) => context.kinds.has(key));
  const unknown = others.filter((key) => !context.kinds.has(key));
  reportUnknown(unknown, path, context);
  if (kind === undefined) {
    if (unknown.length === 0 && place !== 'skipped item') {
      context.problems.add(
        () => context.file.locate(path),
        () => 'No check is named here. Add one key that names its kind, for instance `manual: {}`.',
      );
    }
    return undefined;
  }
  if (second !== undefined) {
    context.problems.add(
      () => context.file.locate([...path, second], 'key'),
      () => `Two kinds of check stand here, \`${kind}\` and \`${second}\`. Make two items of them.`,
    );
    return undefined;
  }
  return { kind, options: raw[kind] ?? {}, file: context.file, path: [...path, kind] };
}

function readId(raw: JsonMap): string {
  if (typeof raw['id'] === 'string') return raw['id'];
  return typeof raw['item'] === 'string' ? makeSlug(raw['item']) : '';
}

/** Words without letters have to be given a name. */
export function reportNoId(path: JsonPath, { file, problems }: ItemContext): void {
  problems.add(
    () => file.locate(path),
    () => 'These words make no id: they have no letter and no digit. Write an `id:`.',
  );
}

/** Reads one item; what is wrong with it is reported, and what is right of it kept. */
export function readItem(
  raw: JsonMap,
  path: JsonPath,
  phase: Phase,
  context: ItemContext,
): RawItem {
  const { file } = context;
  const keys = parseKeys(raw, path, context);
  const place = raw['skip'] === undefined ? 'item' : 'skipped item';
  const probe = readProbe(raw, path, context, place);
  const id = readId(raw);
  if (id === '' && keys !== undefined) reportNoId(path, context);
  return {
    id,
    phase,
    file,
    path,
    position: file.locate(path),
    ...(keys === undefined ? {} : { keys }),
    ...(probe === undefined ? {} : { probe }),
  };
}
