type Fields = Readonly<Record<string, unknown>>;

/** What is true of things that the emulator keeps, but the emulator does not know. */
export interface Overlay {
  amend(kind: 'pull' | 'review' | 'comment', id: number, fields: Fields): void;
  /** From now on the comment is one that was edited. */
  noteEdit(comment: number): void;
  /** The answer of an operation as GitHub would give it. */
  apply(operationId: string, answer: unknown): unknown;
}

const KINDS: readonly (readonly [RegExp, 'pull' | 'review' | 'comment', string])[] = [
  [/^pulls\/(get|list)$/, 'pull', 'number'],
  [/^pulls\/.*-reviews?$/, 'review', 'id'],
  [/^(issues|repos)\/.*comment/, 'comment', 'id'],
];
const SECOND_MS = 1_000;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** GitHub tells whole seconds. */
function cutMilliseconds(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/^(\d{4}-\S{14})\.\d{3}Z$/, '$1Z');
  if (Array.isArray(value)) return value.map(cutMilliseconds);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cutMilliseconds(one)]));
}

/** Fields over fields, one level deep: `head: { sha }` keeps the rest of the head. */
function merge(thing: Record<string, unknown>, fields: Fields): Record<string, unknown> {
  const merged = { ...thing };
  for (const [key, value] of Object.entries(fields)) {
    const old = merged[key];
    merged[key] = isObject(old) && isObject(value) ? { ...old, ...value } : value;
  }
  return merged;
}

/** Whether it was edited is seen by the second; the emulator would leave that to chance. */
function dateComment(thing: Record<string, unknown>, isEdited: boolean): Record<string, unknown> {
  const created = String(thing['created_at']);
  if (!isEdited) return { ...thing, updated_at: created };
  const ms = Math.max(Date.parse(String(thing['updated_at'])), Date.parse(created) + SECOND_MS);
  return { ...thing, updated_at: cutMilliseconds(new Date(ms).toISOString()) };
}

export function openOverlay(): Overlay {
  const amended = new Map<string, Fields>();
  const edited = new Set<number>();
  const applyTo = (kind: string, key: string, thing: unknown): unknown => {
    if (!isObject(thing)) return thing;
    const id = Number(thing[key]);
    const merged = merge(thing, amended.get(`${kind}:${id}`) ?? {});
    return kind === 'comment' && 'updated_at' in merged
      ? dateComment(merged, edited.has(id))
      : merged;
  };
  return {
    amend: (kind, id, fields) => {
      const name = `${kind}:${id}`;
      amended.set(name, merge({ ...amended.get(name) }, fields));
    },
    noteEdit: (comment) => edited.add(comment),
    apply: (operationId, answer) => {
      const found = KINDS.find(([operations]) => operations.test(operationId));
      const whole = cutMilliseconds(answer);
      if (found === undefined) return whole;
      const [, kind, key] = found;
      if (Array.isArray(whole)) return whole.map((thing) => applyTo(kind, key, thing));
      return applyTo(kind, key, whole);
    },
  };
}
