import { builtinModules } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseSync } from 'oxc-parser';
import { listSources, readSource } from './sources.ts';

interface Import {
  readonly specifier: string;
  readonly isTypeOnly: boolean;
}

/** Static and dynamic imports of a file, in order. */
function readImports(path: string): readonly Import[] {
  const { module } = parseSync(path, readSource(path));
  const source = readSource(path);
  const fixed = module.staticImports.map((one) => ({
    specifier: one.moduleRequest.value,
    isTypeOnly: one.entries.length > 0 && one.entries.every((entry) => entry.isType),
  }));
  const reexports = module.staticExports
    .flatMap((one) => one.entries)
    .flatMap((entry) => (entry.moduleRequest === null ? [] : [entry.moduleRequest.value]))
    .map((specifier) => ({ specifier, isTypeOnly: false }));
  const lazy = module.dynamicImports.map((one) => ({
    specifier: source.slice(one.moduleRequest.start, one.moduleRequest.end).replaceAll(/['"]/g, ''),
    isTypeOnly: false,
  }));
  return [...fixed, ...reexports, ...lazy];
}

/** `src/<room>/…`, or the entry itself. */
function roomOf(path: string): string {
  const [, room = '', rest] = path.split('/');
  return rest === undefined ? 'entry' : room;
}

/** Which rooms a room may look into, beside itself (design §6). */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  entry: ['app', 'cli', 'domain'],
  cli: ['app', 'catalogue', 'plan', 'reporters', 'toolbox', 'domain'],
  app: [
    'catalogue',
    'engine',
    'plan',
    'probes',
    'toolbox',
    'expect',
    'gate',
    'reporters',
    'github',
    'checklist',
    'domain',
  ],
  catalogue: ['engine', 'plan', 'probes', 'github', 'domain'],
  engine: ['plan', 'probes', 'toolbox', 'expect', 'gate', 'domain'],
  plan: ['probes', 'toolbox', 'domain'],
  probes: ['toolbox', 'expect', 'gate', 'github', 'domain'],
  toolbox: ['domain'],
  expect: ['domain', 'toolbox'],
  gate: ['domain'],
  reporters: ['domain'],
  github: ['domain'],
  checklist: ['domain'],
  domain: [],
};

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly isTypeOnly: boolean;
}

const files = listSources('src');
const edges: readonly Edge[] = files.flatMap((from) =>
  readImports(from)
    .filter(({ specifier }) => specifier.startsWith('.'))
    .map(({ specifier, isTypeOnly }) => ({
      from,
      to: normalize(join(dirname(from), specifier)),
      isTypeOnly,
    })),
);

describe('the walls', () => {
  it('reads imports at all', () => {
    expect(edges.length).toBeGreaterThan(100);
    expect(edges.filter(({ to }) => !files.includes(to) && !to.endsWith('.json'))).toEqual([]);
  });

  it('lets imports run down only', () => {
    const wrong = edges.filter(({ from, to }) => {
      const [room, other] = [roomOf(from), roomOf(to)];
      return room !== other && !(MAY_IMPORT[room] ?? []).includes(other);
    });
    expect(wrong).toEqual([]);
  });

  it('keeps every probe from importing another', () => {
    const kindOf = (path: string) => /^src\/probes\/([^/]+)\//.exec(path)?.[1];
    const wrong = edges.filter(({ from, to }) => {
      const [kind, other] = [kindOf(from), kindOf(to)];
      return kind !== undefined && other !== undefined && kind !== other;
    });
    expect(wrong).toEqual([]);
  });

  it('keeps the engine from the registry', () => {
    const registry = edges.filter(({ to }) => to === 'src/probes/registry.ts');
    expect(registry.length).toBeGreaterThan(0);
    expect(registry.filter(({ from }) => from.startsWith('src/engine/'))).toEqual([]);
  });

  it('keeps I/O out of judges, expect, gate and reporters', () => {
    const isPure = (path: string) =>
      /^src\/(expect|gate|reporters|domain)\//.test(path) || path.endsWith('/judge.ts');
    const isBuiltIn = (name: string) =>
      name.startsWith('node:') || builtinModules.includes(name) || name === 'undici';
    const allowed = new Set(['node:util', 'node:buffer']);
    const wrong = files.filter(isPure).flatMap((from) =>
      readImports(from)
        .filter(({ specifier }) => isBuiltIn(specifier) && !allowed.has(specifier))
        .map(({ specifier }) => `${from} imports ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps clocks out of judges, expect, gate and reporters', () => {
    const isPure = (path: string) =>
      /^src\/(expect|gate|reporters)\//.test(path) || path.endsWith('/judge.ts');
    const clock = /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|\bMath\.random\(/;
    expect(files.filter((path) => isPure(path) && clock.test(readSource(path)))).toEqual([]);
  });

  it('keeps zod’s namespace import, which is a quarter of the size of the named one', () => {
    const wrong = files.filter((path) =>
      /import \{[^}]*\bz\b[^}]*\} from 'zod'/.test(readSource(path)),
    );
    expect(wrong).toEqual([]);
  });

  it('has one file that knows octokit', () => {
    const knows = files.filter((path) =>
      readImports(path).some(({ specifier }) => /octokit|@actions\/github/.test(specifier)),
    );
    expect(knows.filter((path) => !path.startsWith('src/github/octokit'))).toEqual(
      ['src/app/act/connect.ts'].filter((path) => knows.includes(path)),
    );
  });
});
