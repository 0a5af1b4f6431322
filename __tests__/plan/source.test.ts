import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlanError } from '../../src/domain/errors.ts';
import { MAX_FILE_BYTES, openFolder, requireSize } from '../../src/plan/source.ts';

const parent = mkdtempSync(join(tmpdir(), 'holdpoint-source-'));
const root = join(parent, 'root');

beforeAll(() => {
  mkdirSync(join(root, 'sub'), { recursive: true });
  mkdirSync(join(parent, 'root-2'));
  writeFileSync(join(parent, 'outside.yml'), 'secret: 1');
  writeFileSync(join(parent, 'root-2', 'plan.yml'), 'secret: 1');
  writeFileSync(join(root, 'plan.yml'), '\ufeffversion: 1\n');
  writeFileSync(join(root, 'limit.yml'), 'a'.repeat(MAX_FILE_BYTES));
  writeFileSync(join(root, 'large.yml'), 'a'.repeat(MAX_FILE_BYTES + 1));
  writeFileSync(join(root, 'latin1.yml'), Buffer.from([0x66, 0xfc, 0x72]));
  writeFileSync(join(root, '..odd.yml'), 'odd: 1');
  symlinkSync('../outside.yml', join(root, 'link.yml'));
  symlinkSync('plan.yml', join(root, 'inner-link.yml'));
  symlinkSync('..', join(root, 'up'));
  symlinkSync('loop.yml', join(root, 'loop.yml'));
  execFileSync('mkfifo', [join(root, 'pipe')]);
});
afterAll(() => {
  rmSync(parent, { recursive: true });
});

async function readProblem(path: string): Promise<string> {
  const error: unknown = await openFolder(root)
    .read(path)
    .catch((one: unknown) => one);
  if (!(error instanceof PlanError)) throw new Error(`no PlanError for ${path}: ${String(error)}`);
  expect(error.problems).toHaveLength(1);
  expect(error.problems[0]?.file).toBe(path);
  return error.problems[0]?.message ?? '';
}

describe('a folder as the source of plans', () => {
  const folder = openFolder(root);

  it('reads text as it is, through links that stay inside', async () => {
    expect(folder.label).toBe('work tree');
    expect(await folder.read('plan.yml')).toBe('\ufeffversion: 1\n');
    expect(await folder.read('./sub/../plan.yml')).toBe('\ufeffversion: 1\n');
    expect(await folder.read('inner-link.yml')).toBe('\ufeffversion: 1\n');
    expect(await folder.read(join(root, 'plan.yml'))).toBe('\ufeffversion: 1\n');
    expect(await folder.read('..odd.yml')).toBe('odd: 1');
  });

  it.each(['missing.yml', 'plan.yml/below', 'sub/missing.yml'])('has no %s', async (path) => {
    expect(await folder.read(path)).toBeUndefined();
  });

  it.each([
    '../outside.yml',
    'sub/../../outside.yml',
    '/etc/hostname',
    'link.yml',
    'up/outside.yml',
    '../root-2/plan.yml',
    'plan.yml\0.txt',
    '..',
  ])('refuses %j, which leads out', async (path) => {
    expect(await readProblem(path)).toMatch(/leaves the folder/);
  });

  it('names limit and size of a file that is too large', async () => {
    expect(await folder.read('limit.yml')).toHaveLength(MAX_FILE_BYTES);
    const message = await readProblem('large.yml');
    expect(message).toContain('1048577');
    expect(message).toContain('1048576');
  });

  it.each([
    ['sub', /folder or a device/],
    ['pipe', /folder or a device/],
    ['latin1.yml', /not UTF-8/],
    ['loop.yml', /can not be read: .*ELOOP/],
  ])('says why it does not read %s', async (path, sentence) => {
    expect(await readProblem(path)).toMatch(sentence);
  });

  it('counts bytes for sources that have no files', () => {
    expect(() => requireSize('a', MAX_FILE_BYTES)).not.toThrow();
    expect(() => requireSize('a', MAX_FILE_BYTES + 1)).toThrow(PlanError);
  });
});
