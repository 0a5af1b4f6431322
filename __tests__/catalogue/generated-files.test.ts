import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { renderGeneratedFiles } from '../../scripts/generated-files.ts';
import { fillBlocks } from '../../scripts/readme-blocks.ts';
import { renderSampleComment } from '../../scripts/sample-comment.ts';
import { REGISTRY } from '../../src/probes/registry.ts';
import { findNodes, readMarkdown } from '../reporters/read-markdown.ts';

const repository = join(import.meta.dirname, '../..');
const root = mkdtempSync(join(tmpdir(), 'holdpoint-generated-'));
const BLOCKS = [
  'comment',
  'probes',
  'outcomes',
  'exit-codes',
  'reasons',
  'inputs',
  'outputs',
  'events',
  'matrix',
  'release',
];
const readme = BLOCKS.map((name) => `<!-- generated:${name} -->\n<!-- /generated:${name} -->`);

for (const path of ['action.yml', 'examples/lt-crm/report']) {
  cpSync(join(repository, path), join(root, path), { recursive: true });
}
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('renderGeneratedFiles', () => {
  it('lists a page for each kind, both schemas and the README', async () => {
    writeFileSync(join(root, 'README.md'), `# x\n\n${readme.join('\n\n')}\n`);
    const files = await renderGeneratedFiles(root);
    expect([...files.keys()]).toEqual([
      ...Object.keys(REGISTRY).map((kind) => `src/probes/${kind}/README.md`),
      'dist/plan.schema.json',
      'dist/report.schema.json',
      'README.md',
    ]);
    for (const text of files.values()) expect(text).toMatch(/[^\n]\n$/);
    expect(JSON.parse(files.get('dist/plan.schema.json') ?? '')).toHaveProperty('$defs.item');
    expect(files.get('README.md')).toContain('| `github-token` |');
  });

  it('changes nothing that it has made already', async () => {
    writeFileSync(join(root, 'README.md'), `# x\n\n${readme.join('\n\n')}\n`);
    const once = (await renderGeneratedFiles(root)).get('README.md') ?? '';
    writeFileSync(join(root, 'README.md'), once);
    expect((await renderGeneratedFiles(root)).get('README.md')).toBe(once);
  });

  it('does without a README', async () => {
    rmSync(join(root, 'README.md'), { force: true });
    expect([...(await renderGeneratedFiles(root)).keys()]).not.toContain('README.md');
  });

  it('says which block a README lacks', async () => {
    writeFileSync(join(root, 'README.md'), `# x\n${readme.slice(1).join('\n')}`);
    await expect(renderGeneratedFiles(root)).rejects.toThrow(
      'README.md has no block "comment". Write <!-- generated:comment -->',
    );
  });
});

describe('fillBlocks', () => {
  const text = 'before\n<!-- generated:a -->\nold\n<!-- /generated:a -->\nafter';

  it('replaces what stands in the block and nothing else, dollar signs included', () => {
    expect(fillBlocks(text, { a: '$& $1' }, 'x.md')).toBe(
      'before\n<!-- generated:a -->\n\n$& $1\n\n<!-- /generated:a -->\nafter',
    );
    expect(fillBlocks(text, { a: '' }, 'x.md')).not.toContain('old');
  });

  it('refuses a block that nobody fills, or that does not end', () => {
    expect(() => fillBlocks(text, {}, 'x.md')).toThrow('x.md asks for a, and there is no such');
    expect(() => fillBlocks('<!-- generated:a -->', { a: 'x' }, 'x.md')).toThrow(
      'has no block "a"',
    );
  });
});

describe('renderSampleComment', () => {
  it('is a quoted comment without its marker, with what the judges really say', async () => {
    const comment = await renderSampleComment();
    expect(comment).toMatch(/^> ## ⛔ NO-GO — production · pre-deployment/);
    for (const line of comment.split('\n')) expect(line).toMatch(/^>/);
    expect(comment).not.toContain('<!--');
    const [quote] = readMarkdown(comment).children ?? [];
    expect(quote?.type).toBe('blockquote');
    const ticks = findNodes(readMarkdown(comment), 'listItem').map((item) => item.checked);
    expect(ticks).toContain(true);
    expect(ticks).toContain(false);
  });
});
