import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createFilesTool } from '../../src/toolbox/files.ts';
import { catchProbeError } from '../support/catch-probe-error.ts';

let base = '';
let root = '';

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'holdpoint-files-'));
  root = join(base, 'root');
  await mkdir(join(root, 'folder'), { recursive: true });
  await mkdir(join(base, 'root-beside'));
  await writeFile(join(base, 'outside.txt'), 'outside');
  await writeFile(join(base, 'root-beside', 'a.txt'), 'beside');
  await writeFile(join(root, 'a.txt'), 'naïve €');
  await writeFile(join(root, 'bom.txt'), '\ufeffA=1');
  await writeFile(join(root, 'empty.txt'), '');
  await writeFile(join(root, 'ten.txt'), '0123456789');
  await writeFile(join(root, 'large.txt'), 'x'.repeat(1024 * 1024 + 1));
  await writeFile(join(root, 'binary'), Buffer.from([0x61, 0xff, 0x62]));
  await symlink('../a.txt', join(root, 'folder', 'inside'));
  await symlink('../outside.txt', join(root, 'out'));
  await symlink(base, join(root, 'up'));
  await symlink('loop', join(root, 'loop'));
  execFileSync('mkfifo', [join(root, 'pipe')]);
});

afterAll(() => rm(base, { recursive: true, force: true }));

describe('the files tool', () => {
  it('says where its root is', () => {
    expect(createFilesTool(root).root).toBe(root);
  });

  it.each([
    ['a.txt', 'naïve €'],
    ['./folder/../a.txt', 'naïve €'],
    ['folder/inside', 'naïve €'],
    ['bom.txt', 'A=1'],
    ['empty.txt', ''],
  ])('reads %s', async (path, text) => {
    expect(await createFilesTool(root).readText(path)).toBe(text);
  });

  it('reads an absolute path below its root, and below a root that is a link', async () => {
    expect(await createFilesTool(root).readText(join(root, 'ten.txt'))).toBe('0123456789');
    const link = join(base, 'link-to-root');
    await symlink(root, link);
    expect(await createFilesTool(link).readText('ten.txt')).toBe('0123456789');
    expect(await createFilesTool('/').readText(join(root, 'ten.txt'))).toBe('0123456789');
  });

  it.each([
    ['missing.txt', 'The file missing.txt does not exist.'],
    ['a.txt/b', 'The file a.txt/b does not exist.'],
    ['folder', 'The file folder is a folder, a pipe or a device, not a file.'],
    ['.', 'The file . is a folder, a pipe or a device, not a file.'],
    ['', 'The file  is a folder, a pipe or a device, not a file.'],
    ['pipe', 'The file pipe is a folder, a pipe or a device, not a file.'],
    ['loop', 'The file loop is a link that leads nowhere.'],
    ['binary', 'The file binary is not UTF-8 text.'],
    ['large.txt', 'The file large.txt is larger than 1048576 bytes.'],
    ['../outside.txt', '../outside.txt leaves the folder of the project.'],
    ['../root-beside/a.txt', '../root-beside/a.txt leaves the folder of the project.'],
    ['out', 'out leaves the folder of the project.'],
    ['up/outside.txt', 'up/outside.txt leaves the folder of the project.'],
    ['/etc/hostname', '/etc/hostname leaves the folder of the project.'],
    ['/dev/zero', '/dev/zero leaves the folder of the project.'],
    ['a\0b', 'cannot be opened'],
  ])('refuses %j', async (path, message) => {
    const error = await catchProbeError(createFilesTool(root).readText(path));
    expect(error.reason).toBe('config');
    expect(error.message).toContain(message);
    expect(error.remedy).toMatch(/root of the repository/);
  });

  it.each([
    [10, '0123456789'],
    [11, '0123456789'],
    [9, undefined],
    [0, undefined],
  ])('with a limit of %i bytes', async (maxBytes, text) => {
    const reading = createFilesTool(root).readText('ten.txt', maxBytes);
    if (text === undefined) {
      expect((await catchProbeError(reading)).message).toContain(`larger than ${maxBytes} bytes`);
    } else {
      expect(await reading).toBe(text);
    }
  });

  it('reads a large file in one piece', async () => {
    const text = await createFilesTool(root).readText('large.txt', 2_000_000);
    expect(text).toBe('x'.repeat(1024 * 1024 + 1));
  });

  it('has no root that is not there', async () => {
    const error = await catchProbeError(createFilesTool(join(base, 'none')).readText('a.txt'));
    expect(error.message).toContain('does not exist');
  });
});
