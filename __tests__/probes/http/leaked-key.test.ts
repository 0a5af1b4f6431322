import { describe, expect, it } from '@jest/globals';
import { openProbe } from './http-probe.ts';

const { run } = openProbe();

/** The key of Amazon's documentation. */
const KEY = 'AKIAIOSFODNN7EXAMPLE';
const SCRIPT = `const settings = { key: "${KEY}", region: "eu" };`;

const ask = (text: string, body: object) =>
  run((_, answer) => answer.end(text), { path: '/app.js', expect: { body } });

describe('a page that gives a key away, which evidence hides', () => {
  it.each<[object, string]>([
    [{ notMatches: 'AKIA[0-9A-Z]{16}' }, 'text that does not match `AKIA[0-9A-Z]{16}`'],
    [{ excludes: 'AKIA' }, 'text without "AKIA"'],
    [{ excludes: ['region: "us"', 'AKIA'] }, 'text without "AKIA"'],
  ])('fails %j', async (body, expected) => {
    const { judged, seen } = await ask(SCRIPT, body);
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
    expect(judged.findings).toEqual([
      {
        where: 'GET /app.js body',
        expected,
        seen: 'it is there; what it is in is hidden here, as a secret, or was cut',
      },
    ]);
    expect(JSON.stringify([seen, judged])).not.toContain(KEY);
  });

  it('fails where the key stands behind all that evidence holds of the page', async () => {
    const long = `${'a line of the script\n'.repeat(5_000)}${SCRIPT}`;
    for (const body of [{ notMatches: 'AKIA[0-9A-Z]{16}' }, { excludes: 'AKIA' }]) {
      expect((await ask(long, body)).judged).toMatchObject({ outcome: 'fail' });
    }
    expect((await ask(long, { notMatches: 'password=$' })).judged.outcome).toBe('pass');
    const huge = 'a line of the script\n'.repeat(50_000);
    expect((await ask(huge, { notMatches: 'password' })).judged.outcome).toBe('inconclusive');
  });

  it('tells what is shown once', async () => {
    const { judged } = await ask(SCRIPT, { excludes: ['region', 'AKIA'], notMatches: 'reg.on' });
    expect(judged.findings.map(({ expected }) => expected)).toEqual([
      'text without "region"',
      'text that does not match `reg.on`',
      'text without "AKIA"',
    ]);
  });

  it('passes what is asked of the rest of it', async () => {
    const body = { excludes: ['ASIA', 'password'], notMatches: 'sourceMappingURL' };
    const { judged, seen } = await ask(SCRIPT, body);
    expect(judged.outcome).toBe('pass');
    expect(seen.steps[0]?.answer?.body).not.toHaveProperty('hidden');
  });
});
