interface Type {
  readonly name: string;
  readonly size: readonly number[];
}

const INTEGERS = ['smallint', 'integer', 'bigint', 'numeric'];

/** To these every value of the type can be turned, whatever it is. */
const WIDENS: Readonly<Record<string, readonly string[]>> = {
  real: ['double precision'],
  date: ['timestamp without time zone', 'timestamp with time zone'],
  json: ['jsonb'],
};

/** True if every value of `before` fits into `after`, as format_type() writes them. */
export function isWiderType(before: string, after: string): boolean {
  const [from, to] = [parseType(before), parseType(after)];
  if (to.name === 'text') return true;
  if (from.name === to.name) return isWiderSize(from, to);
  const [low, high] = [INTEGERS.indexOf(from.name), INTEGERS.indexOf(to.name)];
  if (low >= 0 && low < high) return to.size.length === 0;
  return to.size.length === 0 && (WIDENS[from.name] ?? []).includes(to.name);
}

/** `numeric(12,2)`, `character varying(40)`, `timestamp(0) with time zone`. */
function parseType(text: string): Type {
  const size = /\(([\d,\s]+)\)/.exec(text)?.[1] ?? '';
  return {
    name: text
      .replace(/\([\d,\s]+\)/, '')
      .replace(/\s+/g, ' ')
      .trim(),
    size: size === '' ? [] : size.split(',').map(Number),
  };
}

/** No size is the largest. Of numeric, the digits before the point count as well. */
function isWiderSize(from: Type, to: Type): boolean {
  const [limit, scale] = to.size;
  if (limit === undefined) return true;
  const [had, hadScale] = from.size;
  if (had === undefined) return false;
  if (from.name !== 'numeric') return limit >= had;
  const [a, b] = [hadScale ?? 0, scale ?? 0];
  return b >= a && limit - b >= had - a;
}
