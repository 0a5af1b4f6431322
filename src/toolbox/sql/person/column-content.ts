import { randomUUID } from 'node:crypto';
import type { Column } from './catalog.ts';
import { type Marker, type Mint, makeFiller, makeNumber, SHAPES, type Shape } from './marker.ts';

/** What a column is given: text that the server reads as its type. */
export interface Content {
  readonly text: string;
  readonly marker?: Marker;
}

type Wrap = (value: string) => string;

/** How a text is put into a value of the type; several where a CHECK may want another form. */
const WRAPS: Readonly<Record<string, readonly Wrap[]>> = {
  json: [
    (value) => JSON.stringify({ note: value }),
    (value) => JSON.stringify([value]),
    (value) => JSON.stringify(value),
  ],
  bytea: [(value) => `\\x${Buffer.from(value).toString('hex')}`],
  xml: [(value) => `<note>${value}</note>`],
  hstore: [(value) => `note=>"${value}"`],
  tsvector: [(value) => `'${value}'`],
  ltree: [(value) => value],
  jsonpath: [(value) => `$."${value}"`],
};

/** Ways to put free content into a column; none if it holds figures, times, choices or keys. */
function wrapsOf(base: string, category: string): readonly Wrap[] {
  if (category === 'S') return [(value) => value];
  return WRAPS[base === 'jsonb' ? 'json' : base] ?? [];
}

function inArray(wrap: Wrap): Wrap {
  return (value) => `{"${wrap(value).replaceAll(/["\\]/g, '\\$&')}"}`;
}

function listWraps({ base, category, element, elementCategory }: Column): readonly Wrap[] {
  if (category !== 'A') return wrapsOf(base, category);
  return wrapsOf(element ?? '', elementCategory ?? '').map(inArray);
}

/** A person may stand in it: text, JSON, bytes, network addresses, and arrays of them. */
export function isFree(column: Column): boolean {
  return isAddress(column) || listWraps(column).length > 0;
}

function isAddress({ base }: Column): boolean {
  return base === 'inet' || base === 'cidr';
}

function listShapes(name: string): readonly Shape[] {
  const first: Shape = /e[-_]?mail/i.test(name)
    ? 'email'
    : /ur[il]$|website|homepage|link$/i.test(name)
      ? 'url'
      : 'plain';
  return [first, ...SHAPES.filter((shape) => shape !== first)];
}

/** Markers for a column, likeliest first; nothing where it has no room for one. */
export function* listMarkers(column: Column, mint: Mint): Generator<Content> {
  if (isAddress(column)) {
    const marker = mint.makeAddress();
    yield { text: column.base === 'cidr' ? `${marker.value}/128` : marker.value, marker };
    return;
  }
  for (const wrap of listWraps(column)) {
    for (const shape of listShapes(column.name)) {
      const marker = mint.make(shape, column.maxLength);
      if (marker !== undefined) yield { text: wrap(marker.value), marker };
    }
  }
}

const LITERAL = /'((?:[^']|'')*)'/g;
const NUMBER = /(?<![\w.])\d+(?:\.\d+)?/g;

/** Values that the text of a CHECK itself names. */
function* listNamed(expressions: readonly string[]): Generator<string> {
  for (const expression of expressions) {
    for (const [, text = ''] of expression.matchAll(LITERAL)) yield text.replaceAll("''", "'");
    for (const [text] of expression.matchAll(NUMBER)) {
      yield text;
      yield String(Number(text) + 1);
    }
  }
}

const PLAIN: Readonly<Record<string, readonly string[]>> = {
  bool: ['false', 'true'],
  uuid: [],
  date: ['now', '2000-01-01', '2100-01-01'],
  timestamp: ['now', '2000-01-01', '2100-01-01'],
  timestamptz: ['now', '2000-01-01', '2100-01-01'],
  time: ['12:00'],
  timetz: ['12:00+00'],
  interval: ['1 hour'],
  json: ['{}', '[]'],
  jsonb: ['{}', '[]'],
  bytea: ['\\x00'],
  xml: ['<note/>'],
  point: ['(0,0)'],
  macaddr: ['02:00:00:00:00:01'],
  inet: ['2001:db8::1'],
  cidr: ['2001:db8::/32'],
  money: ['1'],
};

/**
 * Values without a marker, for a column that has to hold something; what the CHECKs name last. Of a
 * column that is `unique` numbers that hardly anybody has.
 */
export function* listFillers(
  column: Column,
  expressions: readonly string[],
  isUnique: boolean,
): Generator<string> {
  const { base, category, labels, maxLength } = column;
  if (category === 'S') {
    yield makeFiller(maxLength);
    yield makeFiller(maxLength).toUpperCase();
  } else if (category === 'N') {
    yield* isUnique ? [makeNumber(base)] : ['1', '0', '100', '-1'];
  } else if (category === 'A') yield '{}';
  else if (category === 'R') yield 'empty';
  else if (category === 'V') yield '1'.repeat(maxLength ?? 1);
  else if (base === 'uuid') yield randomUUID();
  yield* labels;
  yield* PLAIN[base] ?? [];
  yield* listNamed(expressions);
}
