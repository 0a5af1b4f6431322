const OID = {
  bool: 16,
  int8: 20,
  int2: 21,
  int4: 23,
  json: 114,
  float4: 700,
  float8: 701,
  jsonb: 3802,
};

type Parse = (text: string) => unknown;

function parseInt8(text: string): unknown {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}

/** `NaN` and the infinities have no place in JSON. */
function parseFloat8(text: string): unknown {
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}

const PARSERS: ReadonlyMap<number, Parse> = new Map<number, Parse>([
  [OID.bool, (text) => text === 't'],
  [OID.int2, Number],
  [OID.int4, Number],
  [OID.int8, parseInt8],
  [OID.float4, parseFloat8],
  [OID.float8, parseFloat8],
  [OID.json, (text) => JSON.parse(text) as unknown],
  [OID.jsonb, (text) => JSON.parse(text) as unknown],
]);

/** What the `pg` client asks for each column; text of every other type stays as the server wrote it. */
export const sqlTypes = {
  getTypeParser: (oid: number): Parse => PARSERS.get(oid) ?? ((text) => text),
};
