import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, it } from '@jest/globals';
import { catchProbeError } from '../../support/catch-probe-error.ts';
import { createStoreWorld } from './store-world.ts';

const world = createStoreWorld();
afterAll(() => world.remove());

const run = (program: readonly string[], rest: object = {}) =>
  world.run({
    names: ['SECRET_KEY'],
    kubernetes: { secret: 'crm', namespace: 'shop', command: program, ...rest },
  });

const printed = (body: string) => [world.program(`Secret crm\n${body}end\n`)];

describe('the keys of a Secret', () => {
  it('are all there', async () => {
    const { judged } = await run(printed('OTHER 8\nSECRET_KEY 88\n'));
    expect(judged.outcome).toBe('pass');
    expect(judged.summary).toMatch(/1 secret is set in Kubernetes, Secret shop\/crm; nobody asks/);
  });

  it('may have an empty value, or be missing', async () => {
    const empty = (await run(printed('SECRET_KEY 0\n'))).judged;
    expect(empty.findings).toEqual([
      { where: 'SECRET_KEY', expected: 'a value', seen: 'an empty one' },
    ]);
    expect((await run(printed(''))).judged.outcome).toBe('fail');
  });

  it('are missing where the Secret is', async () => {
    const said = 'Error from server (NotFound): secrets "crm" not found\n';
    const { judged } = await run([world.program('', said, 1)]);
    expect(judged.outcome).toBe('fail');
    expect(judged.findings[0]?.expected).toMatch(/which does not exist/);
  });

  it.each<[string, string, string, number, string]>([
    [
      'no right',
      '',
      'Error from server (Forbidden): secrets "crm" is forbidden: User "ci"',
      1,
      'auth',
    ],
    ['no server', '', 'The connection to the server localhost:8080 was refused', 1, 'connect'],
    ['another Secret', 'Secret other\nSECRET_KEY 8\nend\n', '', 0, 'protocol'],
    ['half an answer', 'Secret crm\nSECRET_KEY 8\n', '', 0, 'protocol'],
    ['nothing', '', '', 0, 'protocol'],
  ])('are not known after %s', async (_, out, err, code, reason) => {
    expect((await catchProbeError(run([world.program(out, err, code)]))).reason).toBe(reason);
  });
});

const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0;

(hasKubectl ? it : it.skip)('reads what the real kubectl prints, and no value', async () => {
  const real =
    'kubectl create secret generic crm --dry-run=client --from-literal=SECRET_KEY=very-secret-value --from-literal=EMPTY=';
  // The last argument is the template; what stands before it is about a server.
  const wrapper = `for last; do :; done; ${real} "$last" | tee ${world.root}/printed`;
  const { judged } = await run(['sh', '-c', wrapper, 'kubectl']);
  expect(judged.outcome).toBe('pass');
  const { stdout } = spawnSync('cat', [`${world.root}/printed`], { encoding: 'utf8' });
  expect(stdout).toBe('Secret crm\nEMPTY 0\nSECRET_KEY 24\nend\n');
});
