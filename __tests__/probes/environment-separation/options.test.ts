import { describe, expect, it } from '@jest/globals';
import { readAddress, showAddress } from '../../../src/probes/environment-separation/address.ts';
import { declaration } from '../../../src/probes/environment-separation/options.ts';

const production = { values: { bucket: 'crm-prod' }, keys: { TOKEN: 'live_1' } };
const staging = { values: { bucket: 'crm-staging' }, keys: { TOKEN: 'test_1' } };
const two = { environments: { production, staging } };

function complain(options: object): string {
  const parsed = declaration.options.safeParse(options);
  return parsed.success ? 'fine' : parsed.error.issues.map(({ message }) => message).join('; ');
}

async function problemsOf(options: object): Promise<readonly string[]> {
  const parsed = declaration.options.parse(options);
  const problems = (await declaration.findProblems?.(parsed)) ?? [];
  return problems.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

const many = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`n${index}`, 'x']));

describe('what a plan may write', () => {
  it.each<[string, object, RegExp]>([
    ['two environments', two, /^fine$/],
    [
      'one, and what it must not reach',
      { environments: { staging }, forbidden: ['db:5432'] },
      /^fine$/,
    ],
    ['a variable', { environments: { staging }, forbidden: ['${DB}'] }, /^fine$/],
    ['one alone', { environments: { staging } }, /nothing to be separate from/],
    ['none', { environments: {} }, /2 to 8/],
    ['an empty one', { environments: { production, staging: {} } }, /Name something/],
    ['no port', { environments: { staging }, forbidden: ['db.example'] }, /host:port/],
    [
      'too much',
      { environments: { a: { keys: many, values: many }, b: { keys: many, values: many } } },
      /150 things/,
    ],
  ])('%s', (_, options, says) => {
    expect(complain(options)).toMatch(says);
  });

  it('names only what there is', async () => {
    expect(await problemsOf({ ...two, same: ['bucket', 'database password', 'buckets'] })).toEqual([
      'same.2: No environment has buckets. Correct the name.',
    ]);
    const keyModes = { TOKEN: { production: '^live_', prod: '^x' }, TOKNE: { staging: 'x' } };
    expect(await problemsOf({ ...two, keyModes })).toEqual([
      'keyModes.TOKEN.prod: There is no key TOKEN in environments.prod.keys.',
      'keyModes.TOKNE.staging: There is no key TOKNE in environments.staging.keys.',
    ]);
    const vacuous = await problemsOf({ ...two, keyModes: { TOKEN: { staging: '.*' } } });
    expect(vacuous[0]).toMatch(/asserts nothing/);
  });
});

it.each([
  ['db.example:5433', 'db.example:5433'],
  ['postgresql+psycopg://u:p@db.example/crm', 'db.example:5432'],
  ['rediss://:p@cache.example', 'cache.example:6379'],
  ['[::1]:80', '[::1]:80'],
  ['https://api.example/x', 'api.example:443'],
  ['db.example', undefined],
  ['gopher://db.example', undefined],
  ['', undefined],
])('reads the address in %j', (text, shown) => {
  const address = readAddress(text);
  expect(address && showAddress(address)).toBe(shown);
});
