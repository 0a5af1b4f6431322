import { describe, expect, it } from '@jest/globals';
import { cases } from '../../../src/probes/n-plus-one/cases.ts';
import { declaration } from '../../../src/probes/n-plus-one/options.ts';

const base = cases[0]?.options as Record<string, unknown>;
const bare = [{ path: '/api/orders', rows: '$.orders[*]' }];

function explain(more: object): string {
  const parsed = declaration.options.safeParse({ ...base, ...more });
  return parsed.success ? '' : parsed.error.issues.map(({ message }) => message).join('; ');
}

describe('the options of lists', () => {
  it.each<[object, RegExp]>([
    [{}, /^$/],
    [{ endpoints: bare }, /Say how different parents are counted/],
    [{ endpoints: bare, distinct: 'select count(*) from customers' }, /^$/],
    [{ endpoints: [] }, /at least one of `endpoints` or `commands`/],
    [{ sizes: [1, 10, 10] }, /Sizes grow/],
    [{ sizes: [1, 3] }, /at least 5 more/],
    [{ seed: {} }, /either `sql` or `run`/],
    [{ clean: { sql: 'delete', run: 'true' } }, /either `sql` or `run`/],
    [{ database: { dsn: 'x', system: 'staging' } }, /10 to 20 digits/],
    [{ database: { dsn: 'x', system: '${STAGING_SYSTEM}' } }, /^$/],
  ])('%j', (more, says) => {
    expect(explain(more)).toMatch(says);
  });

  it('names a selector that is none', async () => {
    const endpoints = [{ path: '/', rows: '$.orders[', parents: ['(', '.*', '$.id'] }];
    const given = declaration.options.parse({ ...base, endpoints });
    const problems = await declaration.findProblems?.(given);
    expect(problems?.map(({ path }) => path.join('.'))).toEqual([
      'endpoints.0.rows',
      'endpoints.0.parents',
      'endpoints.0.parents',
    ]);
  });

  it('runs no process where no command is given', () => {
    const given = declaration.options.parse(base);
    expect(declaration.needsOf?.(given)).not.toContain('process');
    const clean = { run: 'flask clean' };
    expect(declaration.needsOf?.({ ...given, clean })).toContain('process');
  });
});
