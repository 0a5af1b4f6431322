import type { Column } from './catalog.ts';
import { isFree } from './column-content.ts';
import type { Marker, Mint } from './marker.ts';

/** What the plan says of a column: a value, or SQL; `{marker}` in it stands for the marker. */
export type Given = string | number | boolean | null | { readonly sql: string };

interface GivenContent {
  readonly text?: string | null;
  readonly expression?: string;
  readonly marker?: Marker;
  readonly why?: string;
}

const PLACE = '{marker}';

export function readGiven(given: Given, column: Column, mint: Mint): GivenContent {
  const isSql = typeof given === 'object' && given !== null;
  const source = isSql ? given.sql : given;
  const isMarked = typeof source === 'string' && source.includes(PLACE);
  // The rest of the value takes room too.
  const rest = isMarked && !isSql ? source.length - PLACE.length : 0;
  const room = column.maxLength === null ? null : column.maxLength - rest;
  const marker = isMarked ? mint.make('plain', room) : undefined;
  const why = isFree(column) ? { why: 'given by the plan' } : {};
  const note = marker === undefined ? why : { marker };
  if (isSql) {
    return { expression: given.sql.replaceAll(PLACE, `'${marker?.value ?? ''}'`), ...note };
  }
  if (source === null) return { text: null, ...note };
  return { text: String(source).replaceAll(PLACE, marker?.value ?? ''), ...note };
}
