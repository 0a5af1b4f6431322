import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { catchProbeError } from '../../support/catch-probe-error.ts';
import { createTestFolder, runNode } from '../../support/test-commands.ts';
import { type CommandWorld, runCommand } from './run-command.ts';

const folder = createTestFolder();

beforeAll(() => {
  mkdirSync(join(folder.path, 'sub'));
  writeFileSync(join(folder.path, 'sub', 'data.json'), '{"n":1}');
});

afterAll(() => folder.remove());

const run = (options: object, world: Omit<CommandWorld, 'root'> = {}) =>
  runCommand(options, { root: folder.path, ...world });

const outcomeOf = async (options: object) => {
  const { judged } = await run(options);
  return judged.reason === undefined ? judged.outcome : `${judged.outcome}: ${judged.reason}`;
};

const print = (value: unknown) => runNode(`console.log(${JSON.stringify(JSON.stringify(value))})`);

describe('a command', () => {
  it.each<[object, string]>([
    [{ run: 'true' }, 'pass'],
    [{ run: 'exit 3' }, 'fail: exit-code'],
    [{ run: 'exit 3', expect: { exitCode: [0, 3] } }, 'pass'],
    [{ run: 'kill -9 $$' }, 'fail: exit-code'],
    [{ run: 'no-such-program' }, 'error: tool-missing'],
    [{ run: '/etc' }, 'error: tool-missing'],
    [{ run: 'false | true' }, 'fail: exit-code'],
    [{ run: 'false\ntrue' }, 'fail: exit-code'],
    [{ run: 'false; true', shell: 'sh' }, 'fail: exit-code'],
    [{ run: 'false | true', shell: 'sh' }, 'pass'],
    [{ run: ['sh', '-c', 'exit 127'] }, 'fail: exit-code'],
    [{ run: 'echo 0 failed', expect: { stdout: { contains: '0 failed' } } }, 'pass'],
    [{ run: 'echo 1 failed', expect: { stdout: { contains: '0 failed' } } }, 'fail: assertion'],
    [{ run: 'echo oops >&2', expect: { stderr: { excludes: 'oops' } } }, 'fail: assertion'],
    [{ run: 'true', expect: { minOutputBytes: 1 } }, 'fail: assertion'],
    [{ run: ['cat'], stdin: 'hello', expect: { stdout: { equals: 'hello' } } }, 'pass'],
    [{ run: ['cat', 'data.json'], cwd: 'sub', expect: { json: { '$.n': 1 } } }, 'pass'],
    [{ run: 'true', control: 'false' }, 'pass'],
    [{ run: 'true', control: 'true' }, 'inconclusive: control-failed'],
    [{ run: 'true', control: 'no-such-program' }, 'inconclusive: control-failed'],
    [{ run: 'true', control: ['sh', '-c', 'exit 1'] }, 'pass'],
    [{ run: 'true', control: 'true', controlExpect: { exitCode: 1 } }, 'pass'],
  ])('%j: %s', async (options, outcome) => {
    expect(await outcomeOf(options)).toBe(outcome);
  });

  it.each<[unknown, object, string]>([
    [{ tests: 12, failed: 0 }, { json: { '$.tests': { min: 1 }, '$.failed': 0 } }, 'pass'],
    [
      { tests: 0, failed: 0 },
      { json: { '$.tests': { min: 1 }, '$.failed': 0 } },
      'fail: assertion',
    ],
    [{}, { json: { '$.failed': 0 } }, 'fail: assertion'],
    [{ n: 1 }, { schema: { type: 'object', required: ['n'] } }, 'pass'],
    [{ m: 1 }, { schema: { type: 'object', required: ['n'] } }, 'fail: assertion'],
    [{ n: 1 }, { schema: { type: 'object', required: ['n'] }, json: { '$.n': 1 } }, 'pass'],
  ])('that prints %j against %j: %s', async (value, expectation, outcome) => {
    expect(await outcomeOf({ run: print(value), expect: expectation })).toBe(outcome);
  });

  it.each(['', 'no JSON', '{"a":1}{"a":1}'])('that prints %j instead of JSON', async (text) => {
    const command = { run: ['printf', '%s', text] };
    const json = await run({ ...command, expect: { json: { '$.a': { exists: false } } } });
    expect(json.judged.outcome).toBe('fail');
    const schema = await run({ ...command, expect: { schema: { type: 'object' } } });
    expect(schema.judged.findings[0]?.expected).toBe('one JSON text');
  });

  it('is found in colours and after a byte order mark too', async () => {
    const code = `console.log('\\ufeff\\u001b[32m{"a":1}\\u001b[0m')`;
    expect(await outcomeOf({ run: runNode(code), expect: { json: { '$.a': 1 } } })).toBe('pass');
    const line = { run: 'printf "\\033[1m12\\033[0m passed"' };
    const criteria = { stdout: { contains: '12 passed' } };
    expect(await outcomeOf({ ...line, expect: criteria })).toBe('pass');
  });

  it('runs in the folder of the project and knows what is judged', async () => {
    const line =
      'pwd; echo $HOLDPOINT_COMMIT $HOLDPOINT_ENVIRONMENT $HOLDPOINT_URL $HOLDPOINT_IMAGE';
    const { seen } = await run({ run: line });
    expect(seen.main.stdout.parts).toEqual([
      `${realpathSync(folder.path)}\n${'c'.repeat(40)} staging https://crm.example sha256:1234\n`,
    ]);
    expect(seen.main).toMatchObject({ command: line, shell: 'bash', exitCode: 0, signal: null });
  });

  it('sees of the environment what it is given', async () => {
    const world = { variables: { A: 'a', B: 'b' } };
    const list = { run: 'echo "$A-$B-$C"' };
    expect((await run(list, world)).seen.main.stdout.parts).toEqual(['a-b-\n']);
    expect((await run({ ...list, env: ['B'] }, world)).seen.main.stdout.parts).toEqual(['-b-\n']);
    const map = { ...list, env: { A: null, C: '$A' } };
    expect((await run(map, world)).seen.main.stdout.parts).toEqual(['a--$A\n']);
    const error = await catchProbeError(run({ ...list, env: ['NOPE'] }, world));
    expect(error.reason).toBe('config');
  });

  it('is not there', async () => {
    const error = await catchProbeError(run({ run: ['no-such-program'] }));
    expect([error.reason, error.remedy]).toEqual([
      'tool-missing',
      expect.stringContaining('no-such-program'),
    ]);
    const noShell = await catchProbeError(run({ run: 'true', env: { PATH: folder.path } }));
    expect(noShell.remedy).toContain('shell: sh');
    expect((await catchProbeError(run({ run: 'true', cwd: 'none' }))).reason).toBe('config');
  });

  it('ends with its signal', async () => {
    const signal = AbortSignal.timeout(200);
    expect((await catchProbeError(run({ run: 'sleep 30' }, { signal }))).reason).toBe('timeout');
  });
});

describe('evidence of a command', () => {
  it('holds no secret, in arguments, output or JSON, however they are cut', async () => {
    const secret = 'hunter2-hunter2-hunter2';
    const world = { secrets: { API_KEY: secret } };
    const echo = await run(
      { run: ['echo', 'x'.repeat(980), secret], control: `echo ${secret}; exit 1` },
      world,
    );
    expect(JSON.stringify(echo)).not.toContain('hunter');
    expect(echo.seen.main.command).toMatch(/x \[redac/);
    const half = runNode(`process.stdout.write(${JSON.stringify(secret.slice(0, 9))});
      setTimeout(() => process.stdout.write(${JSON.stringify(secret.slice(9))}), 100)`);
    const { seen } = await run({ run: half, env: ['PATH'] }, world);
    expect(seen.main.stdout.parts).toEqual(['[redacted:API_KEY]']);
    const value = JSON.stringify({ key: secret });
    const json = await run(
      { run: ['printf', '%s', value], expect: { json: { '$.key': { type: 'string' } } } },
      world,
    );
    expect(JSON.stringify(json)).not.toContain('hunter');
    expect(json.judged.outcome).toBe('pass');
  });

  it.each<[string, string]>([
    ['lines', `for (let i = 0; i < 2e5; i++) console.log('line ' + i)`],
    ['one line', `process.stdout.write('x'.repeat(3e6)); process.stderr.write('y'.repeat(3e6))`],
    ['quotes', `process.stdout.write('"\\\\'.repeat(1e6)); process.stderr.write('"'.repeat(1e6))`],
    ['zeros', `process.stdout.write(Buffer.alloc(1e6)); process.stderr.write(Buffer.alloc(1e6))`],
    ['noise', `process.stdout.write(require('crypto').randomBytes(1e6))`],
  ])('stays below 64 KiB with a flood of %s', async (_, code) => {
    const command = runNode(code);
    const json = { '$[*]': { count: 1 } };
    const { seen, size } = await run({ run: command, control: command, maxOutputBytes: 32_768 });
    expect(size).toBeLessThan(64 * 1024);
    expect(seen.main.stdout.truncated).toBe(true);
    const asked = await run({ run: command, expect: { json }, maxOutputBytes: 32_768 });
    expect(asked.size).toBeLessThan(64 * 1024);
    expect(asked.judged.outcome).not.toBe('pass');
  });

  it('is decided by the tail of a long log, and left open where the middle could matter', async () => {
    const code = `for (let i = 0; i < 1e5; i++) console.log('step ' + i); console.log('0 failed')`;
    const command = { run: runNode(code) };
    const found = { stdout: { contains: '0 failed', matches: '(?m)^0 failed$' } };
    expect(await outcomeOf({ ...command, expect: found })).toBe('pass');
    const open = { stdout: { excludes: 'ERROR' } };
    expect(await outcomeOf({ ...command, expect: open })).toBe('inconclusive: output-limit');
    const ours = { stdout: { contains: 'bytes left out' } };
    expect(await outcomeOf({ ...command, expect: ours })).toBe('inconclusive: output-limit');
  });

  it('judges JSON that is far larger than evidence may be', async () => {
    const rows = `JSON.stringify(Array.from({ length: 2e4 }, (_, i) => ({ id: i, status: 'ok', text: 'x'.repeat(99) })))`;
    const command = { run: runNode(`console.log(${rows})`) };
    const last = { json: { '$[19999].id': 19_999, '$[0].status': 'ok' } };
    expect(await outcomeOf({ ...command, expect: last })).toBe('pass');
    const schema = { schema: { type: 'array', items: { type: 'object', required: ['id'] } } };
    expect(await outcomeOf({ ...command, expect: schema })).toBe('pass');
    const all = { json: { '$[*].status': 'ok' } };
    expect(await outcomeOf({ ...command, expect: all })).toBe('inconclusive: output-limit');
  });

  it('never searches JSON that was cut', async () => {
    const code = `console.log(JSON.stringify({ ok: true, pad: 'x'.repeat(5e6) }))`;
    const expectation = { json: { '$.ok': true }, schema: { type: 'object' } };
    const { seen, judged } = await run({ run: runNode(code), expect: expectation });
    expect([seen.main.json, seen.main.schema]).toEqual([undefined, undefined]);
    expect(judged.reason).toBe('output-limit');
  });
});
