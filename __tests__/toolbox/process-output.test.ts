import { afterAll, describe, expect, it } from '@jest/globals';
import { createTestFolder, runNode, SECRET } from '../support/test-commands.ts';

const folder = createTestFolder();

afterAll(() => folder.remove());

describe('output', () => {
  it('is cut in the middle, with a line that says how much', async () => {
    const { stdout } = await folder.run({ run: ['seq', '1', '100000'], maxOutputBytes: 100 });
    const [head = '', tail = ''] = stdout.parts;
    expect(stdout.text).toBe(`${head}\n… ${stdout.bytes - 100} bytes left out …\n${tail}`);
    expect(head).toMatch(/^1\n2\n3\n/);
    expect(tail).toMatch(/\n99999\n100000\n$/);
    expect(head).toHaveLength(50);
    expect(tail).toHaveLength(50);
    expect(stdout.truncated).toBe(true);
    expect(stdout.bytes).toBe(588_895);
  });

  it.each([
    [99, false],
    [100, false],
    [101, true],
  ])('of %i bytes, where 100 are allowed: cut is %s', async (bytes, truncated) => {
    const code = `process.stdout.write('x'.repeat(${bytes}))`;
    const { stdout } = await folder.run({ run: runNode(code), maxOutputBytes: 100 });
    expect([stdout.truncated, stdout.bytes]).toEqual([truncated, bytes]);
    expect(stdout.parts.join('')).toHaveLength(Math.min(bytes, 100));
  });

  it('never cuts a character in two', async () => {
    for (const maxOutputBytes of [100, 101, 102, 103]) {
      const code = `process.stdout.write('a' + '€'.repeat(5_000) + '😀'.repeat(5_000))`;
      const { stdout } = await folder.run({ run: runNode(code), maxOutputBytes });
      expect(stdout.parts.join('')).toMatch(/^a€+😀+$/u);
      expect(Buffer.byteLength(stdout.parts.join(''))).toBeLessThanOrEqual(maxOutputBytes);
      const said = Number(/… (\d+) bytes left out …/.exec(stdout.text)?.[1]);
      expect(said + Buffer.byteLength(stdout.parts.join(''))).toBe(35_001);
    }
  });

  it('joins a character that comes in two chunks', async () => {
    const code = `const b = Buffer.from('€'); process.stdout.write(b.subarray(0, 1));
      setTimeout(() => process.stdout.write(b.subarray(1)), 100)`;
    const { stdout } = await folder.run({ run: runNode(code) });
    expect([stdout.text, stdout.bytes]).toEqual(['€', 3]);
  });

  it('shows bytes that are no text as such', async () => {
    const { stdout } = await folder.run({ run: ['printf', 'a\\377\\0b'] });
    expect([stdout.text, stdout.bytes]).toEqual(['a\ufffd\u0000b', 4]);
    expect((await folder.run({ run: ['printf', 'a\\342\\202'] })).stdout.text).toMatch(
      /^a\ufffd+$/,
    );
  });

  it('is redacted before it is cut, across chunks', async () => {
    const half = SECRET.slice(0, 10);
    const code = `process.stdout.write(${JSON.stringify(`token ${half}`)});
      setTimeout(() => process.stdout.write(${JSON.stringify(`${SECRET.slice(10)} end`)}), 100)`;
    const { stdout } = await folder.run({ run: runNode(code) });
    expect(stdout.text).toBe('token [redacted] end');
    expect(stdout.original).toEqual([`token ${SECRET} end`]);
    const flood = `process.stdout.write('x'.repeat(45) + ${JSON.stringify(SECRET)} + 'y'.repeat(900))`;
    const cut = await folder.run({ run: runNode(flood), maxOutputBytes: 100 });
    expect(cut.stdout.text).not.toContain(SECRET.slice(0, 5));
    expect(cut.stdout.text).toContain('[reda');
    expect(Buffer.byteLength(cut.stdout.original.join(''))).toBeLessThanOrEqual(100);
  });

  it('of 300 MB takes no memory', async () => {
    const before = process.memoryUsage.rss();
    const { stdout } = await folder.run({ run: ['head', '-c', '300000000', '/dev/zero'] });
    expect(stdout.bytes).toBe(300_000_000);
    expect(process.memoryUsage.rss() - before).toBeLessThan(150_000_000);
  });

  it('in many small pieces takes no memory either', async () => {
    const { stdout } = await folder.run({
      run: 'i=0; while [ $i -lt 3000 ]; do echo $i; i=$((i+1)); done',
      maxOutputBytes: 200,
    });
    expect(stdout.parts[1]).toMatch(/\n2998\n2999\n$/);
    expect(stdout.parts.join('')).toHaveLength(200);
  });
});
