import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import { PlanError } from '../../domain/errors.ts';
import type { Position } from '../../domain/item.ts';
import type { Json } from '../../domain/json.ts';
import { ProblemList } from '../problem-list.ts';
import { type Composed, composeYaml } from './compose.ts';
import { explainSyntax, isBareReference } from './explain-syntax.ts';
import { convertDocument, isCoreTag, offsetOf } from './to-json.ts';

export type JsonPath = readonly (string | number)[];

/** A YAML file as JSON that knows where everything stands. */
export interface YamlFile {
  readonly path: string;
  readonly json: { readonly [key: string]: Json };
  /** Position of a value, or of its key; of the nearest thing above it where it is missing. */
  locate(path: JsonPath, on?: 'key' | 'value'): Position;
}

/** What a file is called where something is wrong with the whole of it. */
export interface FileWords {
  /** `A plan`. */
  readonly one: string;
  readonly empty: string;
}

const PLAN: FileWords = {
  one: 'A plan',
  empty: 'The plan is empty. Write at least `version: 1`, or let `holdpoint init` write one.',
};
const NO_MAP = 'is a map. Start with `version: 1`.';
const SECOND = 'is one YAML document. Remove the second one and the line `---` or `...` before it.';
const CONTROL = /(?![\t\n\r])\p{Cc}/u;

/** Follows a path as far as it goes. Aliases lead to what they stand for. */
function findNode(
  root: Node,
  path: JsonPath,
  on: 'key' | 'value',
  anchors: ReadonlyMap<string, Node>,
) {
  let node: Node = root;
  for (const [index, segment] of path.entries()) {
    if (isAlias(node)) node = anchors.get(node.source) ?? node;
    if (isSeq(node)) {
      const item = node.items[Number(segment)];
      if (item === undefined) return node;
      node = item as Node;
    } else if (isMap(node)) {
      const pair = node.items.find((one) => isScalar(one.key) && one.key.value === segment);
      if (pair === undefined) return node;
      const wantsKey = pair.value === null || (on === 'key' && index === path.length - 1);
      node = (wantsKey ? pair.key : pair.value) as Node;
    } else {
      return node;
    }
  }
  return node;
}

function reportSyntax(
  composed: Composed,
  text: string,
  words: FileWords,
  report: (at: number, message: string) => void,
) {
  if (composed.stop !== undefined) report(composed.stop.offset, composed.stop.message);
  const [document, second] = composed.documents;
  const errors = document?.errors ?? [];
  const [first] = errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  // What follows the first error is mostly its echo; an unquoted `${NAME}` is not.
  for (const error of errors) {
    if (error === first || isBareReference(error, text)) {
      report(error.pos[0], explainSyntax(error, text));
    }
  }
  // Other tags are reported where their values are read.
  for (const warning of document?.warnings ?? []) {
    if (isCoreTag(warning.message)) report(warning.pos[0], explainSyntax(warning, text));
  }
  if (errors.length === 0 && second !== undefined)
    report(second.range[0], `${words.one} ${SECOND}`);
}

/** Reads one YAML 1.2 document that is a map. Throws PlanError with every problem. */
export function readYaml(path: string, text: string, words = PLAN): YamlFile {
  const problems = new ProblemList();
  const composed = composeYaml(text);
  const positionAt = (offset: number): Position => {
    const { line, col } = composed.lines.linePos(offset);
    return { file: path, line, column: col };
  };
  const report = (offset: number, message: string) => {
    problems.add(
      () => positionAt(offset),
      () => message,
    );
  };
  const control = CONTROL.exec(text);
  if (control !== null) {
    const message = 'There is a control character here. Is the file UTF-8 text?';
    throw new PlanError([{ ...positionAt(control.index), message }]);
  }
  reportSyntax(composed, text, words, report);
  problems.throwIfAny();
  const root = composed.documents[0]?.contents ?? null;
  const { json, anchors } = convertDocument(root, report);
  problems.throwIfAny();
  if (root === null || json === null)
    throw new PlanError([{ ...positionAt(0), message: words.empty }]);
  if (typeof json !== 'object' || Array.isArray(json)) {
    throw new PlanError([{ ...positionAt(offsetOf(root)), message: `${words.one} ${NO_MAP}` }]);
  }
  return {
    path,
    json: json as { readonly [key: string]: Json },
    locate: (at, on = 'value') => positionAt(offsetOf(findNode(root, at, on, anchors))),
  };
}
