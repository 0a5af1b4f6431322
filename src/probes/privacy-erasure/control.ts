import type { Needle } from '../../expect/needles/encodings.ts';
import type { SqlSession } from '../../toolbox/sql/contract.ts';
import { anyOf, asLine, Values } from './match-sql.ts';

const BYTES = `convert_to(v, 'UTF8')`;

/** By name, what the server makes of a value. */
const ENCODINGS: Readonly<Record<string, string>> = {
  plain: 'v',
  'upper case': 'upper(v)',
  json: `row(jsonb_build_object('k', v))::text`,
  array: 'row(array[v])::text',
  tsvector: `row(to_tsvector('simple', v))::text`,
  bytea: `row(${BYTES})::text`,
  base64: `encode(${BYTES}, 'base64')`,
  'base64, one byte further': `encode(convert_to('x' || v, 'UTF8'), 'base64')`,
  'base64, two bytes further': `encode(convert_to('xy' || v, 'UTF8'), 'base64')`,
  'base64, wrapped': `encode(convert_to(repeat('x', 50) || v, 'UTF8'), 'base64')`,
  'base64 in bytea': `row(convert_to(encode(${BYTES}, 'base64'), 'UTF8'))::text`,
  MD5: 'md5(v)',
  'MD5 as a UUID': 'row(md5(v)::uuid)::text',
  'SHA-256': `encode(sha256(${BYTES}), 'hex')`,
  'SHA-256 in base64': `encode(sha256(${BYTES}), 'base64')`,
  'SHA-256 in bytea': `row(sha256(${BYTES}))::text`,
  'SHA-512': `encode(sha512(${BYTES}), 'hex')`,
};

/** Encodings of a value of the person, made by the server, that the needles do not find. */
export async function findBlindSpots(
  session: SqlSession,
  value: string,
  needles: readonly Needle[],
): Promise<string[]> {
  const values = new Values();
  const given = values.add(value);
  const list = Object.entries(ENCODINGS).map(([name, sql]) => `('${name}', ${sql})`);
  const { rows } = await session.query(
    `select name from (select ${given}::text as v) as one
      cross join lateral (values ${list.join(', ')}) as made (name, text)
      cross join lateral (select ${asLine('text')} as line) as lines
      where not ${anyOf('line', needles, values)}`,
    values.list,
  );
  return rows.flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
}
