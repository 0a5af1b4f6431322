import { selectNodes } from '../../expect/json-path.ts';
import { parseJson } from '../../expect/kept-json.ts';
import { compilePattern } from '../../expect/patterns.ts';

/** Matches that are looked at; a list for people has fewer. */
const MAX_MATCHES = 10_000;

/**
 * What a JSONPath or a pattern (its first group, if it has one) finds in a text; undefined if the
 * text is no JSON. Rejects like `selectNodes` and `compilePattern`.
 */
export async function selectValues(text: string, selector: string): Promise<string[] | undefined> {
  if (!selector.startsWith('$')) return await matchAll(text, selector);
  const parsed = parseJson(text);
  if ('problem' in parsed) return undefined;
  return (await selectNodes(parsed.value, selector)).map((node) => JSON.stringify(node));
}

async function matchAll(text: string, pattern: string): Promise<string[]> {
  const matcher = (await compilePattern(pattern)).matcher(text);
  const group = Math.min(1, matcher.groupCount());
  const found: string[] = [];
  while (found.length < MAX_MATCHES && matcher.find()) found.push(matcher.group(group) ?? '');
  return found;
}
