import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Json } from '../../../src/domain/json.ts';
import { createRedactor } from '../../../src/engine/create-redactor.ts';
import { collect } from '../../../src/probes/env-config/collect.ts';
import { evidence, judge } from '../../../src/probes/env-config/judge.ts';
import { declaration } from '../../../src/probes/env-config/options.ts';
import { createEnvironmentTool } from '../../../src/toolbox/environment.ts';
import { createFilesTool } from '../../../src/toolbox/files.ts';
import { createSecretTool } from '../../../src/toolbox/secret.ts';
import type { EnvironmentTool } from '../../../src/toolbox/toolbox.ts';
import { catchProbeError } from '../../support/catch-probe-error.ts';

const root = mkdtempSync(join(tmpdir(), 'holdpoint-env-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const KEY = 'f3a9c1d27b604e58a1c3f0d9e2b75846';
const OTHER = '5b1e07d94c8a42f6b3d2e90f71a6c853';

const EXAMPLE = `
# What the CRM needs
SECRET_KEY=change-me-please
DATABASE_URL=postgres://crm:crm@localhost/crm
export APP_NAME="lt-crm"
PORT=8000
MAIL_FROM=
`;

const healthy = {
  SECRET_KEY: KEY,
  DATABASE_URL: 'postgres://crm:kR8vqZ2m@db.crm.lt/crm?sslmode=verify-full',
  APP_NAME: 'crm-production',
  PORT: '8000',
  MAIL_FROM: 'crm@crm.lt',
};

writeFileSync(join(root, '.env.example'), EXAMPLE);
writeFileSync(join(root, 'empty.env'), '# nothing\n');

async function runWith(options: object, environment: EnvironmentTool) {
  const redactor = createRedactor();
  const given = declaration.options.parse(options);
  const tools = { environment, files: createFilesTool(root), secret: createSecretTool(redactor) };
  const raw = await collect(given, tools, { abort: new AbortController().signal });
  const seen = evidence.schema.parse(redactor.redactJson(raw as unknown as Json));
  return { raw, seen, judged: await judge(seen, given), redactor };
}

const run = (options: object, variables: Record<string, string>) =>
  runWith(options, createEnvironmentTool(variables));

async function complaintsOf(options: object, variables: Record<string, string>) {
  const { judged } = await run(options, variables);
  if (judged.outcome === 'pass') return [];
  return judged.findings.map(({ where, seen }) => `${where}: ${seen}`);
}

const example = { example: '.env.example' };

describe('the healthy environment', () => {
  it('passes', async () => {
    const { judged, seen } = await run(example, healthy);
    expect(judged.outcome).toBe('pass');
    expect(judged.summary).toMatch(/^5 variables of the environment of the runner/);
    expect(seen.variables.map(({ name, type, length }) => `${name} ${type} ${length}`)).toEqual([
      'APP_NAME string 8-15',
      'DATABASE_URL url 32+',
      'MAIL_FROM string 8-15',
      'PORT int 1-7',
      'SECRET_KEY secret 32+',
    ]);
  });

  it('leaves no value in the evidence, redacted or not', async () => {
    const rules = { DATABASE_URL: { requireTls: true, schemes: ['postgres'] } };
    const { raw } = await run({ ...example, rules }, healthy);
    for (const value of [KEY, KEY.slice(0, 8), 'kR8vqZ2m', 'db.crm.lt', 'crm-production', '8000']) {
      expect(JSON.stringify(raw)).not.toContain(value);
    }
  });

  it('has its secrets redacted from then on', async () => {
    const { redactor } = await run(example, healthy);
    expect(redactor.redactText(`key ${KEY}`)).toBe('key [redacted:SECRET_KEY]');
    expect(redactor.redactText('crm-production')).toBe('crm-production');
  });
});

describe('a defect', () => {
  const placeholder = 'it is a placeholder such as changeme or <your-key>';
  const weak = 'it is too short or too regular';
  const shown = 'it has the value that the example shows';

  it.each<[Record<string, string>, string[]]>([
    [{ SECRET_KEY: '' }, ['SECRET_KEY: it is empty, or only blanks']],
    [{ SECRET_KEY: '  ' }, ['SECRET_KEY: it is empty, or only blanks']],
    [{ SECRET_KEY: 'dev' }, [`SECRET_KEY: ${placeholder}`, `SECRET_KEY: ${weak}`]],
    [{ SECRET_KEY: KEY.slice(0, 16) }, [`SECRET_KEY: ${weak}`]],
    [{ SECRET_KEY: 'S3cretKey-2023-production!!' }, [`SECRET_KEY: ${weak}`]],
    [
      { SECRET_KEY: 'change-me-please' },
      [`SECRET_KEY: ${shown}`, `SECRET_KEY: ${placeholder}`, `SECRET_KEY: ${weak}`],
    ],
    [{ APP_NAME: 'lt-crm' }, [`APP_NAME: ${shown}`]],
    [{ APP_NAME: 'todo' }, [`APP_NAME: ${placeholder}`]],
    [{ PORT: 'http' }, ['PORT: it is no such value']],
    [
      { DATABASE_URL: 'postgres://crm:kR8vqZ2m@localhost/crm' },
      ['DATABASE_URL: it names this machine (localhost)'],
    ],
    [{ DATABASE_URL: 'db.crm.lt' }, ['DATABASE_URL: it is no such value']],
  ])('%j: %j', async (defect, complaints) => {
    expect(await complaintsOf(example, { ...healthy, ...defect })).toEqual(complaints);
  });

  it('is a variable that is missing, or one that the runner keeps to itself', async () => {
    const { SECRET_KEY: _, ...rest } = healthy;
    expect(await complaintsOf(example, rest)).toEqual(['SECRET_KEY: it is not set']);
    const token = { required: ['GITHUB_TOKEN'] };
    expect(await complaintsOf(token, { GITHUB_TOKEN: KEY })).toEqual([
      'GITHUB_TOKEN: it is not set',
    ]);
  });

  it('is a secret that is used twice', async () => {
    const both = { required: ['SECRET_KEY', 'JWT_SECRET', 'APP_NAME'] };
    const variables = { SECRET_KEY: KEY, JWT_SECRET: ` ${KEY}`, APP_NAME: 'crm' };
    expect(await complaintsOf(both, variables)).toEqual([
      'JWT_SECRET, SECRET_KEY: they have the same value',
    ]);
    expect(await complaintsOf({ ...both, allowShared: ['JWT_SECRET'] }, variables)).toEqual([]);
    expect(await complaintsOf(both, { ...variables, JWT_SECRET: OTHER })).toEqual([]);
    const texts = { required: ['A_NAME', 'B_NAME'] };
    expect(await complaintsOf(texts, { A_NAME: 'crm', B_NAME: 'crm' })).toEqual([]);
  });

  it.each<[object, Record<string, string>, string[]]>([
    [{ forbid: { D: ['1', true] } }, { D: 'True' }, ['D: it has a forbidden value']],
    [{ forbid: { D: ['1', true] } }, { D: '1' }, ['D: it has a forbidden value']],
    [{ forbid: { D: [1] } }, { D: '0' }, []],
    [{ forbid: { D: [1] } }, { D: '' }, []],
    [{ forbid: { D: [1] } }, {}, []],
    [{ forbid: { D: [1] }, required: ['D'] }, {}, ['D: it is not set']],
    [{ forbid: { D: [1] }, required: ['D'] }, { D: '' }, ['D: it is empty, or only blanks']],
    [{ forbid: { D: ['todo'] } }, { D: 'todo' }, ['D: it has a forbidden value']],
    [{ rules: { N: { min: 1 } } }, {}, ['N: it is not set']],
    [{ rules: { N: { min: 1 } } }, { N: '0' }, ['N: it is beyond a limit']],
    [{ rules: { N: { matches: '^a' } } }, { N: 'ba' }, ['N: it does not match']],
    [{ rules: { N: { matches: '^a' } } }, { N: 'ab' }, []],
    [{ required: { N: { oneOf: ['x'] } } }, { N: 'y' }, ['N: it is no such value']],
    [{ required: { N: null } }, { N: 'y' }, []],
    [{ required: { N: { type: 'int' } }, rules: { N: { type: 'bool' } } }, { N: '7' }, []],
    [{ required: ['A'], optional: ['B'] }, { A: 'x' }, []],
    [{ required: ['A'], optional: ['B'] }, { A: 'x', B: '' }, ['B: it is empty, or only blanks']],
    [{ required: ['A', 'B'], optional: ['B'] }, { A: 'x' }, []],
  ])('by %j of %j: %j', async (options, variables, complaints) => {
    expect(await complaintsOf(options, variables)).toEqual(complaints);
  });

  it('is none where a default is allowed', async () => {
    const options = { ...example, allowDefaults: ['APP_NAME'] };
    expect(await complaintsOf(options, { ...healthy, APP_NAME: 'lt-crm' })).toEqual([]);
  });
});

describe('no data', () => {
  it.each<[object]>([
    [{ example: 'empty.env' }],
    [{ example: 'empty.env', optional: ['A'] }],
    [{ required: ['A'], optional: ['A'] }],
  ])('is no pass: %j', async (options) => {
    expect((await run(options, {})).judged).toMatchObject({
      outcome: 'inconclusive',
      reason: 'no-data',
    });
  });

  it.each<[object]>([
    [{ example: 'missing.env' }],
    [{ required: ['A'], from: { file: 'missing.env' } }],
    [{ example: '../outside.env' }],
  ])('is an error where the file is missing: %j', async (options) => {
    expect((await catchProbeError(run(options, {}))).reason).toBe('config');
  });
});

describe('the controls', () => {
  it('hold', async () => {
    const { seen } = await run(example, healthy);
    expect(seen.control).toEqual({ missingIsSeen: true, placeholderIsRefused: true });
  });

  it('see an environment in which everything is set', async () => {
    const names: string[] = [];
    const get = (name: string) => {
      names.push(name);
      return KEY;
    };
    const yes = { get, names: () => [] };
    const { judged } = await runWith({ required: ['A'] }, yes);
    expect(judged).toMatchObject({ outcome: 'inconclusive', reason: 'control-failed' });
    expect(names.filter((name) => /^HOLDPOINT_CONTROL_[0-9a-f_]{36}$/.test(name))).toHaveLength(1);
  });
});

describe('an env file', () => {
  it('is looked at instead of the environment', async () => {
    writeFileSync(join(root, 'prod.env'), `SECRET_KEY="${KEY}"\nFLAG=\n`);
    const from = { file: 'prod.env' };
    const good = await run({ required: ['SECRET_KEY'], from }, {});
    expect(good.judged.outcome).toBe('pass');
    expect(good.judged.summary).toContain(' of prod.env ');
    expect(good.redactor.redactText(KEY)).toBe('[redacted:SECRET_KEY]');
    const missing = { required: ['FLAG', 'APP_NAME'], from };
    expect(await complaintsOf(missing, { FLAG: '1', APP_NAME: 'crm' })).toEqual([
      'APP_NAME: it is not set',
      'FLAG: it is empty, or only blanks',
    ]);
  });
});
