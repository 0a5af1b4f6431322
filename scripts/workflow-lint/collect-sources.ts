import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { parse } from 'yaml';
import type { Source } from './source.ts';

const FOLDERS = ['.github/workflows', 'examples/workflows', 'examples/lt-crm/.github/workflows'];
const PAGES = ['README.md', '.github/CONTRIBUTING.md', 'examples/workflows/README.md'];

function listFiles(root: string, folder: string): readonly string[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  const names = readdirSync(path).filter((name) => /\.ya?ml$/.test(name));
  return names.sort().map((name) => `${folder}/${name}`);
}

function isWorkflow(text: string): boolean {
  const whole: unknown = parse(text);
  return typeof whole === 'object' && whole !== null && 'jobs' in whole;
}

/** Workflows among the fenced blocks of a page, as a reader copies them. */
export function collectFences(file: string, page: string): readonly Source[] {
  return fromMarkdown(page)
    .children.filter((node) => node.type === 'code')
    .filter(({ lang, value }) => /^ya?ml$/.test(lang ?? '') && isWorkflow(value))
    .map(({ value, position }) => ({
      file,
      linesBefore: position?.start.line ?? 0,
      text: `${value}\n`,
      kind: 'workflow',
    }));
}

/** Every workflow that we run or that a reader may copy, and our own action.yml. */
export function collectSources(root: string): readonly Source[] {
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const toSource = (kind: Source['kind']) => (file: string) => ({
    file,
    linesBefore: 0,
    text: read(file),
    kind,
  });
  const workflows = FOLDERS.flatMap((folder) => listFiles(root, folder));
  const pages = PAGES.filter((file) => existsSync(join(root, file)));
  return [
    ...['action.yml'].map(toSource('action')),
    ...workflows.map(toSource('workflow')),
    ...pages.flatMap((file) => collectFences(file, read(file))),
  ];
}
