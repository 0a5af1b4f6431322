import type { AskedRole } from '../../domain/approval.ts';
import { DURATION_PATTERN, parseDuration } from '../../domain/duration.ts';
import type { PlannedItem } from '../../domain/item.ts';
import type { Json } from '../../domain/json.ts';
import { findRole, foldRole } from '../../domain/people.ts';

/** What a sign-off item leaves unsaid. */
export const DEFAULT_VALID_FOR = '72h';

/** A digest that can't be read, or several where one item shows other figures than another. */
const UNKNOWN = 'unknown';

function mergeTwo(one: AskedRole, other: AskedRole): AskedRole {
  const digests = new Set([one.digest, other.digest]);
  digests.delete(undefined);
  const [digest] = digests;
  return {
    role: one.role,
    validForMs: Math.min(one.validForMs, other.validForMs),
    environmentApprovals: one.environmentApprovals && other.environmentApprovals,
    ...(digest === undefined ? {} : { digest: digests.size === 1 ? digest : UNKNOWN }),
  };
}

/** Each role once, in the order in which they are first asked for, with the strictest demands. */
export function mergeAskedRoles(asked: readonly AskedRole[]): readonly AskedRole[] {
  const merged = new Map<string, AskedRole>();
  for (const one of asked) {
    const key = foldRole(one.role);
    const known = merged.get(key);
    merged.set(key, known === undefined ? one : mergeTwo(known, one));
  }
  return [...merged.values()];
}

type SignOffItem = Pick<PlannedItem, 'kind' | 'options' | 'blocking' | 'skip'>;

function readOption(options: Json, name: string): Json | undefined {
  const isMap = typeof options === 'object' && options !== null && !Array.isArray(options);
  return isMap && Object.hasOwn(options, name)
    ? (options as Record<string, Json>)[name]
    : undefined;
}

function readAsked(
  { options }: SignOffItem,
  roles: readonly string[],
  resolve: (text: string) => string | undefined,
): AskedRole | undefined {
  const text = (name: string) => {
    const value = readOption(options, name);
    return typeof value === 'string' ? (resolve(value) ?? '') : undefined;
  };
  const role = findRole(text('role') ?? '', roles);
  if (role === undefined) return undefined;
  const validFor = text('validFor') ?? DEFAULT_VALID_FOR;
  const digest = text('digest')?.toLowerCase();
  return {
    role,
    // What can't be read lets nothing pass: the item itself says what is wrong.
    validForMs: DURATION_PATTERN.test(validFor) ? parseDuration(validFor) : 0,
    environmentApprovals: readOption(options, 'environmentApprovals') === true,
    ...(digest === undefined ? {} : { digest: /^[0-9a-f]{64}$/.test(digest) ? digest : UNKNOWN }),
  };
}

/**
 * What the sign-off items of a run ask for; give it those that apply in the environment. Blocking
 * items come first, so that an advisory one never takes the person whom a blocking one needs.
 * `resolve` puts in the values of `${NAME}`; undefined where there is none.
 */
export function listAskedRoles(
  items: readonly SignOffItem[],
  roles: readonly string[],
  resolve: (text: string) => string | undefined,
): readonly AskedRole[] {
  const signed = items.filter(({ kind, skip }) => kind === 'sign-off' && skip === undefined);
  const sorted = [
    ...signed.filter((one) => one.blocking),
    ...signed.filter((one) => !one.blocking),
  ];
  return mergeAskedRoles(sorted.flatMap((item) => readAsked(item, roles, resolve) ?? []));
}
