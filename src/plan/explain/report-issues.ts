import type * as z from 'zod';
import type { Json } from '../../domain/json.ts';
import { listStrings } from '../list-strings.ts';
import type { ProblemList } from '../problem-list.ts';
import { hasReference } from '../reference.ts';
import type { JsonPath, YamlFile } from '../yaml/read-yaml.ts';
import { explainIssue, explainUnknownKey } from './explain-issue.ts';
import { flattenIssues, type Issue, pathOf } from './flatten-issues.ts';
import { renderPath, valueAt } from './value-at.ts';

/** A piece of a plan that a schema was asked about. */
export interface Checked {
  readonly file: YamlFile;
  /** Where the piece stands in the file. */
  readonly path: JsonPath;
  /** What the piece is called in messages; empty for the plan itself. */
  readonly name: string;
  readonly value: Json;
  readonly schema: z.core.$ZodType;
  /** Sentence that follows a message about an unknown key. */
  readonly hint?: string | undefined;
}

function holdsReference(value: Json | undefined): boolean {
  if (value === undefined) return false;
  for (const { text } of listStrings(value)) if (hasReference(text)) return true;
  return false;
}

/** What stands in place of a `${NAME}` is not known yet; it is validated again before a run. */
function isUndecided(issue: Issue, root: Json): boolean {
  const value = valueAt(root, pathOf(issue));
  if (typeof value === 'string') return hasReference(value);
  return issue.code === 'custom' && holdsReference(value);
}

function decideIssues(issues: readonly Issue[], root: Json): readonly Issue[] {
  const decided = issues.filter((issue) => !isUndecided(issue, root));
  const flat = flattenIssues(decided).filter((issue) => !isUndecided(issue, root));
  // A rule about a map did not see the key that is written wrong, so what it says may be an echo.
  const maps = new Set(
    flat.flatMap((one) => (one.code === 'unrecognized_keys' ? [renderPath(pathOf(one))] : [])),
  );
  return flat.filter((one) => one.code !== 'custom' || !maps.has(renderPath(pathOf(one))));
}

function reportUnknownKeys(
  keys: readonly string[],
  at: JsonPath,
  checked: Checked,
  to: ProblemList,
) {
  const { file, path, schema, hint } = checked;
  for (const key of keys) {
    to.add(
      () => file.locate([...path, ...at, key], 'key'),
      () => [explainUnknownKey(key, schema, at), ...(hint === undefined ? [] : [hint])].join(' '),
    );
  }
}

/** Adds what a schema found to the problems, at the places in the file. */
export function reportIssues(
  issues: readonly Issue[],
  checked: Checked,
  problems: ProblemList,
): void {
  const { file, path, name, value, schema } = checked;
  for (const issue of decideIssues(issues, value)) {
    const at = pathOf(issue);
    if (issue.code === 'unrecognized_keys') {
      reportUnknownKeys(issue.keys, at, checked, problems);
      continue;
    }
    const subject = renderPath([...(name === '' ? [] : [name]), ...at]) || 'plan';
    problems.add(
      () => file.locate([...path, ...at], issue.code === 'invalid_key' ? 'key' : 'value'),
      () => explainIssue(issue, schema, value, subject),
    );
  }
}
