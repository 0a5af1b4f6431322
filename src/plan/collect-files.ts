import { posix } from 'node:path';
import { PlanError, type Problem } from '../domain/errors.ts';
import type { Position } from '../domain/item.ts';
import type { PlanFile } from './layer.ts';
import { type PlanSource, requireSize } from './source.ts';
import { readYaml, type YamlFile } from './yaml/read-yaml.ts';

const MAX_FILES = 10;
const TOO_MANY = `A plan is made of at most ${MAX_FILES} files. Put some of them together.`;

function listExtended(yaml: YamlFile): readonly string[] {
  const { extends: paths } = yaml.json;
  if (!Array.isArray(paths)) return [];
  return paths.filter((path) => typeof path === 'string' && path !== '');
}

async function readText(path: string, source: PlanSource): Promise<string | undefined> {
  const text = await source.read(path);
  if (text !== undefined) requireSize(path, Buffer.byteLength(text));
  return text;
}

/** Reads a plan and what it extends, each file once, what is extended before what extends it. */
class FileCollector {
  readonly files = new Map<string, PlanFile>();
  readonly problems: Problem[] = [];
  readonly #open: string[] = [];
  readonly #broken = new Set<string>();
  readonly #source: PlanSource;
  readonly #folder: string;

  constructor(path: string, source: PlanSource) {
    this.#source = source;
    this.#folder = posix.dirname(posix.normalize(path));
  }

  async collect(path: string, missing: Problem): Promise<ReadonlySet<string>> {
    const key = posix.relative(this.#folder, posix.normalize(path));
    const known = this.files.get(key);
    if (known !== undefined) return new Set([key, ...known.bases]);
    if (this.#broken.has(key)) return new Set();
    this.#open.push(key);
    try {
      const text = await readText(path, this.#source);
      if (text === undefined) throw new PlanError([missing]);
      const yaml = readYaml(path, text);
      const bases = await this.#collectBases(yaml, path);
      this.files.set(key, { yaml, text, key, bases });
      return new Set([key, ...bases]);
    } catch (error) {
      if (!(error instanceof PlanError)) throw error;
      this.#broken.add(key);
      this.problems.push(...error.problems);
      return new Set();
    } finally {
      this.#open.pop();
    }
  }

  async #collectBases(yaml: YamlFile, path: string): Promise<ReadonlySet<string>> {
    const bases = new Set<string>();
    const names = listExtended(yaml);
    if (names.length > MAX_FILES) {
      this.problems.push({ ...yaml.locate(['extends', MAX_FILES]), message: TOO_MANY });
    }
    for (const [index, name] of names.slice(0, MAX_FILES).entries()) {
      const position = yaml.locate(['extends', index]);
      const next = posix.join(posix.dirname(path), name);
      const refusal = this.#refuse(name, next);
      if (refusal !== undefined) {
        this.problems.push({ ...position, message: refusal });
        continue;
      }
      const message = `There is no file \`${next}\` (${this.#source.label}). Paths in \`extends\` start at the folder of this plan.`;
      for (const key of await this.collect(next, { ...position, message })) bases.add(key);
    }
    return bases;
  }

  #refuse(name: string, next: string): string | undefined {
    if (posix.isAbsolute(name) || name.includes('\\') || name.includes('://')) {
      return `\`extends\` takes paths from the folder of this plan, with \`/\`; "${name}" is none.`;
    }
    if (!posix.isAbsolute(next) && next.startsWith('../')) {
      return `"${name}" leaves the folder of the project. Put the file inside.`;
    }
    const key = posix.relative(this.#folder, next);
    const start = this.#open.indexOf(key);
    if (start >= 0) {
      const way = [...this.#open.slice(start), key].map((one) => `\`${one}\``).join(' extends ');
      return `This plan extends itself: ${way}. Take one out.`;
    }
    if (!this.files.has(key) && this.files.size + this.#open.length >= MAX_FILES) {
      return TOO_MANY;
    }
    return undefined;
  }
}

/** The files of a plan, the plan itself last. Rejects with PlanError if one can't be read. */
export async function collectFiles(path: string, source: PlanSource): Promise<readonly PlanFile[]> {
  const collector = new FileCollector(path, source);
  const position: Position = { file: path, line: 1, column: 1 };
  const message = `There is no plan at this path (${source.label}). Let \`holdpoint init\` write one, or name another.`;
  await collector.collect(path, { ...position, message });
  if (collector.problems.length > 0) throw new PlanError(collector.problems);
  return [...collector.files.values()];
}
