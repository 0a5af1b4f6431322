import { describe, expect, it } from '@jest/globals';
import { declaration } from '../../../src/probes/sql/options.ts';

const dsn = 'postgresql://db/crm';
const query = 'select id from orders where total < 0';
const atLeast = { query: 'select count(*) from orders' };

function complain(options: object): string {
  const parsed = declaration.options.safeParse({ dsn, ...options });
  return parsed.success ? 'fine' : parsed.error.issues.map(({ message }) => message).join('; ');
}

describe('what a plan may write', () => {
  it.each<[string, object]>([
    ['an identity', { system: '7412345678901234567' }],
    ['a name of the database alone', { database: 'crm' }],
    ['a query with its minimum', { query, expect: { rows: 0 }, atLeast }],
    ['a query that may be empty', { query, expect: { rows: 0 }, emptyIsFine: 'there are few' }],
    ['a query that must find something', { query, expect: { rows: { min: 1 } } }],
    ['a value', { query, expect: { value: true } }],
    ['the greatest number that keeps its digits', { query, expect: { value: 2 ** 53 - 1 } }],
    ['a larger one as text', { query, expect: { value: '9007199254740993' } }],
    ['rows one by one', { query, expect: { json: { '$[*].id': { min: 1 } } } }],
    [
      'several queries',
      { queries: [{ name: 'orders', query, expect: { rows: { above: 0 } }, values: ['${X}', 1] }] },
    ],
  ])('%s', (_, options) => {
    expect(complain(options)).toBe('fine');
  });

  it.each<[string, object, RegExp]>([
    ['nothing', {}, /Say what to check/],
    ['a query without an expectation', { query }, /asserts nothing/],
    ['an expectation without a query', { expect: { rows: 1 } }, /stand together/],
    ['an empty expectation', { query, expect: {} }, /Say what to expect/],
    ['any number of rows', { query, expect: { rows: { min: 0 } } }, /asserts nothing/],
    ['no rows, of nobody knows how many', { query, expect: { rows: 0 } }, /An empty table/],
    ['few rows', { query, expect: { rows: { max: 3 } } }, /An empty table/],
    ['a count of none', { query, expect: { value: 0 } }, /An empty table/],
    ['a count of few', { query, expect: { value: { below: 9 } } }, /An empty table/],
    ['a count of none in the only row', { query, expect: { rows: 1, value: 0 } }, /An empty table/],
    ['a count of none by its name', { query, expect: { json: { '$[0].n': 0 } } }, /An empty table/],
    ['an upper limit', { query, expect: { json: { '$[*].n': { max: 3 } } } }, /An empty table/],
    ['a sum of nothing', { query, expect: { value: null } }, /An empty table/],
    ['a list of none as a text', { query, expect: { value: '' } }, /An empty table/],
    ['a sum of none as a text', { query, expect: { value: '0.00' } }, /An empty table/],
    [
      'no rows in a list of queries',
      { queries: [{ name: 'a', query, expect: { rows: 0 } }] },
      /An empty table/,
    ],
    ['atLeast without a query', { system: '7412345678901234567', atLeast }, /belong to a `query`/],
    [
      'one name twice',
      { queries: [1, 2].map((min) => ({ name: 'a', query, expect: { rows: { min } } })) },
      /the same name/,
    ],
    [
      'both forms',
      { query, expect: { rows: 1 }, queries: [{ name: 'a', query, expect: { rows: 1 } }] },
      /for several/,
    ],
    ['an identifier that is a number', { system: 7412345678 }, /in quotes/],
    ['a variable in a statement', { query: "select '${X}'", expect: { value: 'a' } }, /\$1/],
    ['a number that loses digits', { query, expect: { value: 2 ** 53 } }, /beyond 2\^53/],
    [
      'a parameter that loses digits',
      { query, values: [2 ** 53], expect: { value: 1 } },
      /beyond 2\^53/,
    ],
    ['a typo', { querry: query }, /querry/],
  ])('not %s', (_, options, says) => {
    expect(complain(options)).toMatch(says);
  });

  it.each([
    'delete from orders',
    'commit',
    '; commit',
    '-- select\ncommit',
    '/* a /* b */ select */ commit',
    '/* select',
    'selection',
    "set default_transaction_read_only = 'off'",
    'call clean_up()',
    'do $$ begin commit; end $$',
    '',
  ])('not the statement %j', (text) => {
    expect(complain({ query: text, expect: { rows: { min: 1 } } })).toMatch(/one statement that/);
  });

  it.each([
    ' ( select 1)',
    '-- commit\rselect 1',
    '/* a /* b */ c */SELECT 1',
    'with a as (select 1) table a',
    'values (1)',
    'show server_version',
  ])('the statement %j', (text) => {
    expect(complain({ query: text, expect: { rows: { min: 1 } } })).toBe('fine');
  });

  it('finds patterns and paths that are none', async () => {
    const options = declaration.options.parse({
      dsn,
      queries: [
        { name: 'a', query, expect: { value: { matches: '(' } } },
        { name: 'b', query, expect: { json: { '$[': 1 } } },
        { name: 'c', query, expect: { value: { min: 1 } } },
      ],
    });
    const problems = (await declaration.findProblems?.(options)) ?? [];
    expect(problems.map(({ path }) => path.join('.'))).toEqual([
      'queries.0.expect.value.matches',
      'queries.1.expect.json.$[',
    ]);
  });
});
