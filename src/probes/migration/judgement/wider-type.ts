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

const SIZE = /\(([\d,]+)\)/;

/** `numeric(12,2)`, `character varying(40)`, `timestamp(0) with time zone`. */
function parseType(text: string): Type {
  const size = SIZE.exec(text)?.[1];
  return { name: text.replace(SIZE, ''), size: size?.split(',').map(Number) ?? [] };
}

/** No size is the largest. Of numeric, the only one with a scale, digits before the point count. */
function isWiderSize(from: Type, to: Type): boolean {
  const [limit, scale] = to.size;
  if (limit === undefined) return true;
  const [had, hadScale] = from.size;
  if (had === undefined) return false;
  const [a, b] = [hadScale ?? 0, scale ?? 0];
  return b >= a && limit - b >= had - a;
}
