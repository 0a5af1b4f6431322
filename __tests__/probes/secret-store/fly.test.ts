import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { catchProbeError } from '../../support/catch-probe-error.ts';
import { createStoreWorld } from './store-world.ts';

const world = createStoreWorld();
afterAll(() => world.remove());

const TOKEN = 'FlyV1-fm2_the-token-of-the-test';

type Row = readonly [name: string, digest: string, status?: string];

/** As `flyctl secrets list --json` of 2025 prints it. */
function print(rows: readonly Row[]): string {
  const list = rows.map(([name, digest, status]) => ({
    name,
    digest,
    ...(status === undefined ? {} : { status }),
  }));
  return `${JSON.stringify(list, null, 4)}\n`;
}

const good: readonly Row[] = [
  ['DATABASE_URL', 'd1a5', 'Deployed'],
  ['SECRET_KEY', '8f00', 'Deployed'],
];

const ask = (rows: readonly Row[], rest: object = {}) => run(world.program(print(rows)), rest);

const run = (program: string, rest: object = {}) =>
  world.run({
    names: ['SECRET_KEY', 'DATABASE_URL'],
    fly: { app: 'lt-crm', command: [program], token: TOKEN },
    ...rest,
  });

describe('the secrets of a Fly application', () => {
  it('are all there', async () => {
    const { judged, seen } = await ask(good);
    expect(judged).toEqual({
      outcome: 'pass',
      summary: '2 secrets are set and deployed in Fly, app lt-crm.',
      findings: [],
    });
    expect(JSON.stringify(seen)).not.toMatch(/d1a5|8f00/);
    const asked = readFileSync(join(world.root, 'asked'), 'utf8');
    expect(asked).toBe('secrets\nlist\n--json\n--app\nlt-crm\n');
    const environment = readFileSync(join(world.root, 'environment'), 'utf8');
    expect(environment).toContain(`FLY_API_TOKEN=${TOKEN}`);
  });

  it('are asked for by a program that sees no other secret of the runner', async () => {
    const program = world.program(print(good));
    const options = { names: ['SECRET_KEY'], fly: { app: 'lt-crm', command: [program] } };
    const variables = {
      PATH: '/usr/bin:/bin',
      FLY_ACCESS_TOKEN: TOKEN,
      DATABASE_URL: 'postgres://',
    };
    await world.run(options, { variables });
    const environment = readFileSync(join(world.root, 'environment'), 'utf8');
    expect(environment).toContain(TOKEN);
    expect(environment).not.toContain('DATABASE_URL');
  });

  it.each<[string, readonly Row[], string, string, string]>([
    ['missing', [['DATABASE_URL', 'a', 'Deployed']], 'fail', 'SECRET_KEY', 'missing'],
    ['all missing', [], 'fail', 'DATABASE_URL', 'missing'],
    [
      'staged',
      [...good.slice(1), ['DATABASE_URL', 'a', 'Staged']],
      'fail',
      'DATABASE_URL',
      'Staged',
    ],
    [
      'half deployed',
      [...good.slice(1), ['DATABASE_URL', 'a', 'Partial']],
      'fail',
      'DATABASE_URL',
      'Partial',
    ],
    [
      'unknown',
      [...good.slice(1), ['DATABASE_URL', 'a', 'Unknown']],
      'inconclusive',
      'DATABASE_URL',
      'Unknown',
    ],
    [
      'without a status',
      good.map(([a, b]) => [a, b] as const),
      'inconclusive',
      'DATABASE_URL',
      'no status',
    ],
    [
      'of a new status',
      [...good.slice(1), ['DATABASE_URL', 'a', 'deployed']],
      'inconclusive',
      'DATABASE_URL',
      'deployed',
    ],
    [
      'spelled otherwise',
      [['Secret_Key', 'b', 'Deployed'], ...good.slice(0, 1)],
      'fail',
      'SECRET_KEY',
      'missing; Secret_Key is set, another name',
    ],
    [
      'listed twice',
      [...good, ['SECRET_KEY', 'c', 'Deployed']],
      'fail',
      'SECRET_KEY',
      'more than once',
    ],
    [
      'of one value',
      [...good.slice(1), ['DATABASE_URL', '8f00', 'Deployed']],
      'warn',
      'DATABASE_URL, SECRET_KEY',
      'the same digest',
    ],
    [
      'deployed, and another is staged',
      [...good, ['NEW', 'c', 'Staged']],
      'fail',
      'NEW',
      'another status, or none',
    ],
  ])('are %s', async (_, rows, outcome, where, seen) => {
    const { judged } = await ask(rows);
    expect(judged.outcome).toBe(outcome);
    expect(judged.findings[0]).toMatchObject({ where, seen });
  });

  it('may share a value, and may be more than were asked for, where the plan says so', async () => {
    const rows: readonly Row[] = [...good.slice(1), ['DATABASE_URL', '8f00', 'Deployed']];
    expect((await ask(rows, { allowShared: ['SECRET_KEY'] })).judged.outcome).toBe('pass');
    const more: readonly Row[] = [...good, ['OLD', 'c', 'Deployed']];
    expect((await ask(more)).judged.summary).toMatch(/nobody asks for 1 more/);
    expect((await ask(more, { extra: 'warn' })).judged.outcome).toBe('warn');
    expect((await ask(more, { extra: 'fail' })).judged.outcome).toBe('fail');
  });

  it('have no status in what older programs print', async () => {
    const old = '[{"Name":"DATABASE_URL","Digest":"a"},{"Name":"SECRET_KEY","Digest":"b"}]';
    expect((await run(world.program(old))).judged.outcome).toBe('inconclusive');
    expect((await run(world.program('null\n'))).judged.outcome).toBe('fail');
  });
});

describe('what is no list is never a pass', () => {
  it.each<[string, string, string, number, string]>([
    [
      'no token',
      '',
      'Error: No access token available. Please login with "flyctl auth login"',
      1,
      'auth',
    ],
    [
      'no such app',
      '',
      'Error: failed to get app lt-crm: Could not find App "lt-crm"',
      1,
      'config',
    ],
    [
      'no network',
      '',
      'Error: Get "https://api.fly.io": dial tcp: connection refused',
      1,
      'connect',
    ],
    ['a failure after the list', print(good), 'Error: something broke', 1, 'config'],
    ['a table', 'NAME  DIGEST\nSECRET_KEY  8f00\n', '', 0, 'protocol'],
    ['nothing', '', '', 0, 'protocol'],
    ['an object', '{"secrets":[]}', '', 0, 'protocol'],
    ['rows without names', '[{"digest":"a"}]', '', 0, 'protocol'],
    ['half a list', print(good).slice(0, 40), '', 0, 'protocol'],
  ])('%s', async (_, out, err, code, reason) => {
    const error = await catchProbeError(run(world.program(out, err, code)));
    expect(error.reason).toBe(reason);
    expect(error.remedy).toBeDefined();
  });

  it('a program that is not there', async () => {
    const error = await catchProbeError(run(join(world.root, 'nothing')));
    expect(error.reason).toBe('tool-missing');
  });
});

describe('names from files', () => {
  const rows: readonly Row[] = [...good, ['METRICS_TOKEN', 'c', 'Deployed']];

  it('come from a script that is not run', async () => {
    const mark = join(world.root, 'was-run');
    world.write(
      'set.sh',
      `touch ${mark}\nfly secrets set \\\n SECRET_KEY="$A" \\\n METRICS_TOKEN=$B\n`,
    );
    const { seen } = await ask(rows, { names: undefined, from: { script: 'set.sh' } });
    expect(seen.wanted.map(({ name }) => name)).toEqual(['METRICS_TOKEN', 'SECRET_KEY']);
    expect(() => readFileSync(mark)).toThrow();
    const { judged } = await ask(good, { names: undefined, from: { script: 'set.sh' } });
    expect(judged.findings[0]).toMatchObject({ where: 'METRICS_TOKEN', seen: 'missing' });
  });

  it('come from an example, without those that are no secrets', async () => {
    world.write('.env.example', '# x\nSECRET_KEY=\nexport DATABASE_URL=a\n\nPORT=80\n');
    const from = { example: '.env.example' };
    const { judged } = await ask(good, { names: undefined, from, ignore: ['PORT'] });
    expect(judged.outcome).toBe('pass');
    expect((await ask(good, { names: undefined, from })).judged.findings[0]?.where).toBe('PORT');
  });

  it.each<[string, string, object, RegExp]>([
    [
      'a line that can’t be told',
      'fly secrets set A=1\nfly secrets set $(cat .env)\n',
      {},
      /^bad.sh:2: /,
    ],
    ['no secret', 'echo hello\n', {}, /^bad.sh sets no secret/],
    [
      'nothing but what is ignored',
      'fly secrets set A=1\n',
      { ignore: ['A'] },
      /No secret is wanted/,
    ],
    ['a name without end', `fly secrets set ${'A'.repeat(200)}=1\n`, {}, /too long/],
  ])('%s is an error, never fewer names', async (_, script, rest, says) => {
    world.write('bad.sh', script);
    const asked = ask(good, { names: undefined, from: { script: 'bad.sh' }, ...rest });
    const error = await catchProbeError(asked);
    expect(error.reason).toBe('config');
    expect(error.message).toMatch(says);
  });

  it('a file that is not there is an error', async () => {
    const asked = ask(good, { names: undefined, from: { script: 'none.sh' } });
    expect((await catchProbeError(asked)).reason).toBe('config');
  });
});
