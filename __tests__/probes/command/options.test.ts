import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { PHASES } from '../../../src/domain/phase.ts';
import { declaration } from '../../../src/probes/command/options.ts';

const parse = (options: unknown) => declaration.options.safeParse(options);

describe('the options of a command', () => {
  it('have defaults', () => {
    expect(declaration.options.parse({ run: 'x' })).toEqual({
      run: 'x',
      shell: 'bash',
      cwd: '.',
      expect: { exitCode: 0 },
      maxOutputBytes: 24_576,
    });
  });

  it.each<[object]>([
    [{ run: ['a', ''] }],
    [{ cwd: 'a/b..c' }],
    [{ cwd: './a' }],
    [{ env: [] }],
    [{ env: ['A', '_b1'] }],
    [{ env: { A: 'x', B: 1, C: true, D: null } }],
    [{ env: { GITHUB_TOKEN: 'my own' } }],
    [{ expect: { exitCode: [0, 255] } }],
    [{ control: ['x'] }],
    [{ control: 'x', controlExpect: {} }],
    [{ maxOutputBytes: 1_024 }],
    [{ maxOutputBytes: 32_768 }],
    [{ shell: 'sh', stdin: '' }],
  ])('take %j', (options) => {
    expect(parse({ run: 'x', ...options }).success).toBe(true);
  });

  it.each<[object]>([
    [{ run: '' }],
    [{ run: ' \n' }],
    [{ run: [] }],
    [{ run: ['', 'a'] }],
    [{ run: 1 }],
    [{ shell: 'zsh' }],
    [{ cwd: '' }],
    [{ cwd: '/tmp' }],
    [{ cwd: '\\tmp' }],
    [{ cwd: '..' }],
    [{ cwd: 'a/../..' }],
    [{ cwd: '../a' }],
    [{ env: ['A-B'] }],
    [{ env: ['1A'] }],
    [{ env: ['GITHUB_TOKEN'] }],
    [{ env: ['ACTIONS_ID_TOKEN_REQUEST_URL'] }],
    [{ env: { GITHUB_TOKEN: null } }],
    [{ env: { 'A B': 'x' } }],
    [{ env: { A: {} } }],
    [{ expect: { exitCode: [] } }],
    [{ expect: { exitCode: -1 } }],
    [{ expect: { exitCode: 256 } }],
    [{ expect: { stdout: {} } }],
    [{ expect: { json: {} } }],
    [{ expect: { minOutputBytes: 0 } }],
    [{ expect: { stduot: { contains: 'x' } } }],
    [{ control: '' }],
    [{ controlExpect: {} }],
    [{ maxOutputBytes: 1_023 }],
    [{ maxOutputBytes: 32_769 }],
    [{ comand: 'x' }],
  ])('refuse %j', (options) => {
    expect(parse({ run: 'x', ...options }).success).toBe(false);
  });

  it('can be written as JSON Schema', () => {
    const schema = JSON.stringify(z.toJSONSchema(declaration.options, { io: 'input' }));
    expect(schema).toContain('in which nothing is substituted by us');
  });

  it('substitute nothing in what a shell reads', () => {
    expect(declaration.verbatim).toEqual(['run', 'control']);
  });

  it.each(PHASES)('take a command for one that writes: %s', (phase) => {
    const changes = phase === 'deployment' || phase === 'rollback';
    const options = declaration.options.parse({ run: 'x' });
    expect(declaration.blastOf?.(options, phase)).toBe(changes ? 'mutate-target' : 'canary-write');
  });
});

describe('problems of the options', () => {
  const find = async (options: object) =>
    (await declaration.findProblems?.(declaration.options.parse({ run: 'x', ...options }))) ?? [];

  it.each<[object]>([
    [{}],
    [{ expect: { stdout: { matches: 'a' }, json: { '$.a': 1 }, schema: { type: 'object' } } }],
  ])('there are none in %j', async (options) => {
    expect(await find(options)).toEqual([]);
  });

  it('name where they are', async () => {
    const wrong = {
      stdout: { matches: '(' },
      stderr: { notMatches: '(' },
      json: { '$.a[': 1 },
      schema: {},
    };
    const problems = await find({ expect: wrong, control: 'y', controlExpect: wrong });
    expect(problems.map(({ path }) => path.join(' '))).toEqual([
      'expect stdout matches',
      'expect stderr notMatches',
      'expect json $.a[',
      'expect schema',
      'controlExpect stdout matches',
      'controlExpect stderr notMatches',
      'controlExpect json $.a[',
      'controlExpect schema',
    ]);
    expect(problems.every(({ message }) => message.length > 20)).toBe(true);
  });
});
