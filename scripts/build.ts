// Builds dist/: split ESM, so that a kind of probe which a plan does not use is never read.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { renderLicences } from './licences.ts';

const root = join(import.meta.dirname, '..');

/** One dependency of @actions/core is needed for OIDC alone and would load undici at every start. */
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

/** Every part of every probe is an entry, so that its file keeps its name when its content changes. */
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

const banner = [
  "import{createRequire as __hpRequire}from'node:module'",
  "import{fileURLToPath as __hpPath}from'node:url'",
  "import{dirname as __hpDirname}from'node:path'",
  'const require=__hpRequire(import.meta.url)',
  '__filename=__hpPath(import.meta.url)',
  '__dirname=__hpDirname(__filename)',
];

rmSync(join(root, 'dist'), { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: {
    index: join(root, 'src/action.ts'),
    cli: join(root, 'src/cli.ts'),
    ...listProbeEntries(),
  },
  outdir: join(root, 'dist'),
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  minify: true,
  charset: 'utf8',
  mainFields: ['module', 'main'],
  legalComments: 'none',
  metafile: true,
  banner: { js: `${banner.slice(0, 4).join(';')},${banner.slice(4).join(',')};` },
  plugins: [lazyHttpClient],
  logLevel: 'warning',
});
writeFileSync(join(root, 'dist/package.json'), '{"type":"module"}\n');
writeFileSync(join(root, 'dist/licences.txt'), renderLicences(root, metafile));
await import('./generate.ts');
