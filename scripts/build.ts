// Builds dist/: split ESM, so that a kind of probe which a plan does not use is never read.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { renderLicences } from './licences.ts';

const root = join(import.meta.dirname, '..');

/**
 * One dependency of @actions/core is needed for OIDC alone and would load undici at every start.
 */
const lazyHttpClient: Plugin = {
  name: 'lazy-http-client',
  setup(esbuild) {
    esbuild.onResolve({ filter: /^@actions\/http-client(\/lib\/auth)?$/ }, (args) =>
      args.importer.includes(join('@actions', 'core', 'lib'))
        ? { path: args.path, namespace: 'lazy-http-client' }
        : null,
    );
    esbuild.onLoad({ filter: /.*/, namespace: 'lazy-http-client' }, () => ({
      resolveDir: root,
      contents: `
        export class BearerCredentialHandler { constructor(token) { this.token = token } }
        export class HttpClient {
          constructor(...options) { this.options = options }
          async getJson(...request) {
            const real = await import('@actions/http-client');
            const { BearerCredentialHandler: Bearer } = await import('@actions/http-client/lib/auth');
            const [agent, handlers = [], rest] = this.options;
            return new real.HttpClient(agent, handlers.map((one) => new Bearer(one.token)), rest)
              .getJson(...request);
          }
        }`,
    }));
  },
};

/**
 * Every part of every probe is an entry, so that its file keeps its name when its content changes.
 */
function listProbeEntries(): Record<string, string> {
  const kinds = readdirSync(join(root, 'src/probes'), { withFileTypes: true });
  return Object.fromEntries(
    kinds
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) =>
        ['options', 'collect', 'judge', 'cases'].map((part) => [
          `probes/${name}/${part}`,
          join(root, 'src/probes', name, `${part}.ts`),
        ]),
      ),
  );
}

/**
 * What is needed together stands in one file: each file costs more to find and to link than to
 * read, and would otherwise be split by who uses what. No group has what a start-up can do without
 * (`report.ts` makes large schemas).
 */
const GROUPS: readonly (readonly string[])[] = [
  ['domain', 'toolbox/http'],
  ['expect'],
  ['engine', 'gate', 'reporters'],
];

const groups: Plugin = {
  name: 'groups',
  setup(esbuild) {
    esbuild.onLoad({ filter: /\.ts$/, namespace: 'file' }, ({ path }) => {
      const folder = relative(join(root, 'src'), dirname(path));
      if (folder.startsWith('..')) return null;
      // What belongs to no group needs the first.
      const group = Math.max(
        0,
        GROUPS.findIndex((folders) => folders.includes(folder)),
      );
      return { contents: `import 'group:${group}';${readFileSync(path, 'utf8')}`, loader: 'ts' };
    });
    esbuild.onResolve({ filter: /^group:/ }, ({ path }) => ({ path, namespace: 'group' }));
    esbuild.onLoad({ filter: /.*/, namespace: 'group' }, ({ path }) => ({
      resolveDir: join(root, 'src'),
      contents: listParts(GROUPS[Number(path.split(':')[1])] ?? [])
        .map((part) => `import './${part}'`)
        .join('\n'),
    }));
  },
};

function listParts(folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, 'src', folder))
      .filter((name) => name.endsWith('.ts') && name !== 'report.ts')
      .toSorted()
      .map((name) => `${folder}/${name}`),
  );
}

/** The command line's first file turns the cache on before it imports anything else of ours. */
const besides: Plugin = {
  name: 'besides',
  setup(esbuild) {
    esbuild.onResolve({ filter: /\/main\.ts$/ }, () => ({ path: './main.js', external: true }));
  },
};

/**
 * An `import` of one of Node's own modules reads all its exports, and some of them load more
 * modules (streams, readline, web crypto): 10 ms of a start that asking for the module itself does
 * not cost.
 */
const builtins: Plugin = {
  name: 'builtins',
  setup(esbuild) {
    const namespaces: Record<string, string> = {
      'import-statement': 'imported-builtin',
      'require-call': 'required-builtin',
    };
    esbuild.onResolve({ filter: /^[\w:/]+$/ }, ({ path, kind }) => {
      const namespace = namespaces[kind];
      if (namespace === undefined || !isBuiltin(path)) return null;
      return { path, namespace, sideEffects: false };
    });
    esbuild.onLoad({ filter: /.*/, namespace: 'imported-builtin' }, ({ path }) => ({
      contents: [
        `const builtin = process.getBuiltinModule('${path}');`,
        'const pick = (name) => builtin[name];',
        'export default builtin;',
        ...Object.keys(process.getBuiltinModule(path) ?? {}).map(
          (name) => `export const ${name} = /* @__PURE__ */ pick('${name}');`,
        ),
      ].join('\n'),
    }));
    esbuild.onLoad({ filter: /.*/, namespace: 'required-builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('${path}');`,
    }));
  },
};

const common = {
  absWorkingDir: root,
  outdir: join(root, 'dist'),
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
} satisfies BuildOptions;

rmSync(join(root, 'dist'), { recursive: true, force: true });
const { metafile } = await build({
  ...common,
  entryPoints: {
    index: join(root, 'src/action.ts'),
    main: join(root, 'src/cli/main.ts'),
    ...listProbeEntries(),
  },
  chunkNames: 'chunks/[name]-[hash]',
  splitting: true,
  mainFields: ['module', 'main'],
  metafile: true,
  plugins: [lazyHttpClient, groups, builtins],
});
await build({
  ...common,
  entryPoints: { cli: join(root, 'src/cli.ts') },
  plugins: [besides, builtins],
});
writeFileSync(join(root, 'dist/package.json'), '{"type":"module"}\n');
writeFileSync(join(root, 'dist/licences.txt'), renderLicences(root, metafile));
await import('./generate.ts');
