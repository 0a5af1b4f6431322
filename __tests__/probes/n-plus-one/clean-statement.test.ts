import { describe, expect, it } from '@jest/globals';
import {
  cleanStatement,
  fingerprintOf,
  isSessionControl,
} from '../../../src/toolbox/sql/statements/clean-statement.ts';

describe('texts of statements', () => {
  it.each<[string, string]>([
    ['select *\n  from a /* trace=1 */ where b = $1 -- why', 'select * from a where b = $1'],
    [`alter role x password 'it''s secret'`, `alter role x password '…'`],
    [`do $body$ begin perform 'x'; end $body$`, `do '…'`],
    [`select "odd -- name", "a'b" from t`, `select "odd -- name", "a'b" from t`],
    [`comment on table a is 'cut off in the mid`, `comment on table a is '…'`],
    [`select '/*' , $1, '*/'`, `select '…' , $1, '…'`],
    ['select $1 /* cut', 'select $1'],
  ])('cleans %s', (text, clean) => {
    expect(cleanStatement(text)).toBe(clean);
  });

  it.each<[string, string]>([
    ['select a from b where c in ($1, $2, $3)', 'select a from b where c in ($1)'],
    ['select a from b where c in ($1 /*, ... */)', 'select a from b where c in ($1,$2)'],
    ['select a from b where c in ($1::int, $2::int)', 'select a from b where c in ($1::int)'],
    ['insert into a values ($1, $2), ($3, $4)', 'insert into a values ($1, $2)'],
    ['select a where b = any(array[$1, $2])', 'select a where b = any(array[$1])'],
    ['savepoint sa_savepoint_1', 'savepoint sa_savepoint_27'],
    ['fetch forward 50 from c_1', 'fetch forward 50 from c_2'],
  ])('takes %s and %s for one', (one, other) => {
    expect(fingerprintOf(one)).toBe(fingerprintOf(other));
  });

  it('keeps apart what is not the same', () => {
    expect(fingerprintOf('select a from b1 where c = $1')).not.toBe(
      fingerprintOf('select a from b2 where c = $1'),
    );
    expect(fingerprintOf('select a where b = $1 and c = $2')).not.toBe(
      fingerprintOf('select a where b = $1'),
    );
  });

  it('knows what is no question to the data', () => {
    for (const text of [
      'BEGIN',
      '/* x */ commit',
      'ROLLBACK TO SAVEPOINT a',
      'set a = $1',
      'SHOW b',
    ]) {
      expect(isSessionControl(text)).toBe(true);
    }
    for (const text of [
      'select 1',
      'settle',
      'beginning',
      'with a as (select 1) select',
      'fetch 1 from c',
    ]) {
      expect(isSessionControl(text)).toBe(false);
    }
  });

  it('ends fast on hostile texts', () => {
    const started = performance.now();
    for (const part of [`'`, `''`, '$$', '$a$', '/*', '*', '($1,', '(?), ', '?, ', '--', '"']) {
      fingerprintOf(part.repeat(20_000));
    }
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
