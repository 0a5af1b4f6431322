import type { Json } from '../domain/json.ts';
import { selectNodes } from './json-path.ts';
import { type ParsedJson, parseJson } from './kept-json.ts';
import { compilePattern } from './patterns.ts';

/** Where one value stands in an answer: exactly one of these. */
export interface FieldPlace {
  /** JSONPath that selects one scalar. */
  readonly json?: string | undefined;
  readonly header?: string | undefined;
  /** RE2 pattern with one group. */
  readonly pattern?: string | undefined;
}

interface FieldSource {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** As `readField`, but a number or boolean of a JSON body stays one. */
export async function readScalar(
  place: FieldPlace,
  source: FieldSource,
  parsed?: ParsedJson,
): Promise<string | number | boolean | undefined> {
  if (place.json === undefined) return readField(place, source);
  return readNode(parsed ?? parseJson(source.body), place.json);
}

/** The value at a place, not empty; undefined where there is none, or more than one. */
export async function readField(
  place: FieldPlace,
  source: FieldSource,
  parsed?: ParsedJson,
): Promise<string | undefined> {
  const { json, header, pattern } = place;
  if (json !== undefined) {
    return toText(await readNode(parsed ?? parseJson(source.body), json));
  }
  if (header !== undefined) return readHeader(source, header.toLowerCase());
  return pattern === undefined ? undefined : readGroup(source.body, pattern);
}

/** A field that comes twice says two things, so it says nothing. */
function readHeader(source: FieldSource, wanted: string): string | undefined {
  const [value, ...others] = source.headers.filter(([name]) => name === wanted);
  return others.length > 0 ? undefined : value?.[1] || undefined;
}

async function readNode(parsed: ParsedJson, path: string): Promise<Scalar | undefined> {
  if ('problem' in parsed) return undefined;
  const [node, ...others] = await selectNodes(parsed.value, path);
  return others.length > 0 ? undefined : toScalar(node);
}

type Scalar = string | number | boolean;

function toScalar(node: Json | undefined): Scalar | undefined {
  if (typeof node === 'string') return node === '' ? undefined : node;
  return typeof node === 'number' || typeof node === 'boolean' ? node : undefined;
}

function toText(scalar: Scalar | undefined): string | undefined {
  return scalar === undefined ? undefined : String(scalar);
}

async function readGroup(text: string, pattern: string): Promise<string | undefined> {
  const matcher = (await compilePattern(pattern)).matcher(text);
  return matcher.find() && matcher.groupCount() === 1 ? matcher.group(1) || undefined : undefined;
}

/** What is wrong with a pattern that must have one group; undefined if it has. */
export async function findGroupProblem(pattern: string): Promise<string | undefined> {
  const groups = (await compilePattern(pattern)).groupCount();
  if (groups === 1) return undefined;
  return `The pattern has ${groups} groups. Put the value, and nothing else, in round brackets; other brackets are written (?: ).`;
}
