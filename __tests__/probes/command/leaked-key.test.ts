import { describe, expect, it } from '@jest/globals';
import { runNode } from '../../support/test-commands.ts';
import { runCommand } from './run-command.ts';

/** The key of Amazon's documentation. */
const KEY = 'AKIAIOSFODNN7EXAMPLE';
const world = { root: process.cwd(), secrets: { DATABASE_URL: 'postgres-at-db-internal' } };

const run = (code: string, stdout: object) =>
  runCommand({ run: runNode(code), expect: { stdout } }, world);
const ask = (text: string, stdout: object) =>
  run(`process.stdout.write(${JSON.stringify(text)})`, stdout);

describe('an output that gives a key away, which evidence hides', () => {
  const bundle = `key: ${KEY}\nregion: eu\n`;

  it.each<[object, string]>([
    [{ notMatches: 'AKIA[0-9A-Z]{16}' }, 'text that does not match `AKIA[0-9A-Z]{16}`'],
    [{ excludes: ['us', 'AKIA'] }, 'text without "AKIA"'],
  ])('fails %j', async (stdout, expected) => {
    const { judged, seen } = await ask(bundle, stdout);
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
    expect(judged.findings).toEqual([
      {
        where: 'stdout',
        expected,
        seen: 'it is there; what it is in is hidden here, as a secret, or was cut',
      },
    ]);
    expect(JSON.stringify([seen, judged])).not.toContain(KEY);
  });

  it('fails also where it is coloured, or in the middle that was cut', async () => {
    const coloured = 'AK\u001b[31mIA\u001b[0mIOSFODNN7EXAMPLE';
    expect((await ask(coloured, { excludes: 'AKIA' })).judged.outcome).toBe('fail');
    const filler = `'a line of the log\\n'.repeat(4_000)`;
    const long = `process.stdout.write(${filler} + '${KEY}\\n' + ${filler})`;
    expect((await run(long, { excludes: 'AKIA' })).judged.outcome).toBe('fail');
  });

  it('passes what is asked of the rest, whatever else is hidden', async () => {
    const { judged, seen } = await ask('migrated postgres-at-db-internal\ndone\n', {
      contains: 'done',
      notMatches: 'Error|FAILED',
      excludes: 'Traceback',
    });
    expect(judged.outcome).toBe('pass');
    expect(seen.main.stdout).not.toHaveProperty('hidden');
    expect(seen.main.stdout.parts.join('')).toContain('[redacted:DATABASE_URL]');
  });
});
