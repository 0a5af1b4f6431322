import { ProbeError } from '../../domain/errors.ts';
import type { FilesTool } from '../../toolbox/toolbox.ts';
import type { SecretStoreOptions } from './options.ts';
import { ScriptError } from './script/script-error.ts';
import { listScriptNames, type ScriptNames } from './script/secret-names.ts';

const MAX_NAMES = 200;
const NAME_LENGTH = 128;

const FILE_BYTES = 256 * 1024;

const BY_HAND = 'Write the names into `names` instead, or write that line in a plainer way.';

/** Names that must be set, sorted. Rejects with ProbeError `config` where there is none. */
export async function readWantedNames(
  { names = [], from = {}, ignore = [] }: SecretStoreOptions,
  files: FilesTool | undefined,
): Promise<ScriptNames> {
  const script = await read(from.script, files, readScript);
  const example = await read(from.example, files, (text, path) => ({
    names: readExample(text, path),
    sources: [],
  }));
  const all = [...new Set([...names, ...script.names, ...example.names])]
    .filter((name) => !ignore.includes(name))
    .sort();
  if (all.length > MAX_NAMES) {
    throw new ProbeError('config', `${all.length} names are wanted, more than ${MAX_NAMES}.`);
  }
  const long = all.find((name) => name.length > NAME_LENGTH);
  if (long !== undefined) {
    throw new ProbeError('config', `The name ${long.slice(0, 60)}… is too long for a secret.`);
  }
  if (all.length > 0) return { names: all, sources: script.sources };
  throw new ProbeError('config', 'No secret is wanted, so that nothing could be missing.', {
    remedy: 'Take names out of `ignore`, or write others into `names`.',
  });
}

async function read(
  path: string | undefined,
  files: FilesTool | undefined,
  parse: (text: string, path: string) => ScriptNames,
): Promise<ScriptNames> {
  if (path === undefined || files === undefined) return { names: [], sources: [] };
  const found = parse(await files.readText(path, FILE_BYTES), path);
  if (found.names.length > 0) return found;
  throw new ProbeError('config', `${path} sets no secret that can be told.`, {
    remedy: 'Looked for: `fly secrets set NAME=…`, `fly secrets import`, NAME= in an example.',
  });
}

function readScript(text: string, path: string): ScriptNames {
  try {
    return listScriptNames(text);
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    const message = `${path}:${error.line}: ${error.message}.`;
    throw new ProbeError('config', message, { cause: error, remedy: BY_HAND });
  }
}

/** One NAME= a line. A line that is none may be a part of a longer value, or a slip. */
function readExample(text: string, path: string): readonly string[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (/^\s*(?:#|$)/.test(line)) return [];
    const [, name] = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=/.exec(line) ?? [];
    if (name !== undefined) return [name];
    throw new ProbeError('config', `${path}:${index + 1} is no NAME=value.`, { remedy: BY_HAND });
  });
}
