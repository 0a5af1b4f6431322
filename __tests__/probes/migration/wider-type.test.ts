import { expect, it } from '@jest/globals';
import { isWiderType } from '../../../src/probes/migration/judgement/wider-type.ts';

it.each([
  ['integer', 'bigint', true],
  ['bigint', 'integer', false],
  ['smallint', 'integer', true],
  ['numeric', 'integer', false],
  ['date', 'timestamp(0) without time zone', false],
  ['numeric(12,2)', 'numeric(14,2)', true],
  ['geometry(Point,4326)', 'geometry(Polygon,4326)', false],
  ['integer', 'numeric', true],
  ['integer', 'numeric(5,2)', false],
  ['numeric(12,2)', 'numeric(14,4)', true],
  ['numeric(12,2)', 'numeric(12,4)', false],
  ['numeric(12,2)', 'numeric(12,0)', false],
  ['numeric', 'numeric(12,2)', false],
  ['numeric(12,2)', 'numeric', true],
  ['character varying(40)', 'character varying(200)', true],
  ['character varying(200)', 'character varying(40)', false],
  ['character varying', 'character varying(40)', false],
  ['character varying(40)', 'text', true],
  ['text', 'character varying(40)', false],
  ['text', 'integer', false],
  ['json', 'text', true],
  ['json', 'jsonb', true],
  ['date', 'timestamp with time zone', true],
  ['timestamp with time zone', 'date', false],
  ['timestamp(3) with time zone', 'timestamp(0) with time zone', false],
  ['timestamp(0) with time zone', 'timestamp with time zone', true],
  ['real', 'double precision', true],
  ['double precision', 'real', false],
  ['status', 'status', true],
  ['status', 'other', false],
])('%s to %s is wider: %s', (before, after, wider) => {
  expect(isWiderType(before, after)).toBe(wider);
});
