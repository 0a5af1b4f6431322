import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type ParsedNode } from 'yaml';
import type { Json } from '../../domain/json.ts';

/** Values that may come out of aliases: enough for anchors of people, too few for a bomb. */
const MAX_ALIASED = 10_000;

const CORE_TAG = /\btag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq)$/;

/** True if a tag, or a message that ends in one, is of YAML's core schema. */
export function isCoreTag(text: string): boolean {
  return CORE_TAG.test(text);
}

/** Tells what can not stand in a plan; the offset is that of the place. */
export type Report = (offset: number, message: string) => void;

export interface Converted {
  readonly json: Json;
  readonly anchors: ReadonlyMap<string, Node>;
}

/** Every node knows where it starts; one that was made up has no range. */
export function offsetOf(node: unknown): number {
  const { range } = node as { range?: readonly number[] | null };
  return range?.[0] ?? 0;
}

/** Plain JSON of a document: no tags, merge keys, keys that are no text, or keys named twice. */
export function convertDocument(root: ParsedNode | null, report: Report): Converted {
  const converter = new Converter(report);
  return { json: root === null ? null : converter.convert(root), anchors: converter.anchors };
}

class Converter {
  readonly anchors = new Map<string, Node>();
  readonly #report: Report;
  readonly #open = new Set<Node>();
  #aliasDepth = 0;
  #aliased = 0;

  constructor(report: Report) {
    this.#report = report;
  }

  convert(node: Node): Json {
    if (this.#aliasDepth > 0) this.#aliased += 1;
    if (this.#aliased > MAX_ALIASED) return null;
    if (isAlias(node)) return this.#followAlias(node.source, offsetOf(node));
    const { anchor } = node as { anchor?: string };
    if (anchor !== undefined && this.#aliasDepth === 0) this.#keepAnchor(anchor, node);
    if (node.tag !== undefined && !isCoreTag(node.tag)) {
      this.#report(offsetOf(node), 'Tags (`!name`) have no meaning in a plan. Remove it.');
    }
    if (isScalar(node)) return this.#convertScalar(node.value, offsetOf(node));
    this.#open.add(node);
    const json = isSeq(node)
      ? node.items.map((item) => this.convert(item as Node))
      : this.#convertMap(node);
    this.#open.delete(node);
    return json;
  }

  #keepAnchor(anchor: string, node: Node): void {
    if (this.anchors.has(anchor)) {
      this.#report(offsetOf(node), `The anchor \`&${anchor}\` is defined twice. Rename one.`);
    }
    this.anchors.set(anchor, node);
  }

  #followAlias(name: string, offset: number): Json {
    const node = this.anchors.get(name);
    if (node === undefined) {
      this.#report(offset, `There is no anchor \`&${name}\` before this alias.`);
      return null;
    }
    if (this.#open.has(node)) {
      this.#report(offset, `The alias \`*${name}\` stands in its own anchor: it would never end.`);
      return null;
    }
    this.#aliasDepth += 1;
    const json = this.convert(node);
    this.#aliasDepth -= 1;
    if (this.#aliased > MAX_ALIASED) {
      this.#report(offset, `Aliases make more than ${MAX_ALIASED} values. Write them out.`);
    }
    return json;
  }

  #convertScalar(value: unknown, offset: number): Json {
    if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    const seen = typeof value === 'number' ? `${value}` : 'This';
    this.#report(offset, `${seen} is no value that a plan can use. Write text or a finite number.`);
    return null;
  }

  #convertMap(node: Node): Json {
    const json: Record<string, Json> = {};
    if (!isMap(node)) return json;
    const seen = new Set<string>();
    for (const pair of node.items as readonly Pair<Node, Node | null>[]) {
      const key = this.#convertKey(pair.key, offsetOf(node));
      if (key === undefined) continue;
      if (seen.has(key)) this.#report(offsetOf(pair.key), `The key \`${key}\` stands here twice.`);
      seen.add(key);
      json[key] = pair.value === null ? null : this.convert(pair.value);
    }
    return json;
  }

  #convertKey(key: Node | null, mapOffset: number): string | undefined {
    const offset = key === null ? mapOffset : offsetOf(key);
    if (!isScalar(key) || typeof key.value !== 'string') {
      const word = isScalar(key) ? key.value : undefined;
      const isWord = typeof word === 'number' || typeof word === 'boolean';
      this.#report(offset, `A key has to be text.${isWord ? ` Write "${word}".` : ''}`);
      return undefined;
    }
    if (key.value === '<<') {
      this.#report(
        offset,
        'Merge keys (`<<`) are not YAML 1.2. Write the keys out, or use `defaults`.',
      );
      return undefined;
    }
    if (key.value === '__proto__') {
      this.#report(offset, 'The key `__proto__` can not be used.');
      return undefined;
    }
    return key.value;
  }
}
