import type * as z from 'zod';
import type { JsonPath } from '../yaml/read-yaml.ts';

export type Issue = z.core.$ZodIssue;

/** Issues at the value itself that say "this is another type": the branch was not meant. */
function isTypeMismatch(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  return issue.code === 'invalid_type' || issue.code === 'invalid_value';
}

function prefix(issue: Issue, path: readonly PropertyKey[]): Issue {
  return { ...issue, path: [...path, ...issue.path] };
}

/**
 * A failed union as the issues of the one branch that was meant: the only one of the right type, or
 * the one with the fewest issues. Left as it is where no branch has the right type.
 */
function flattenIssue(issue: Issue, depth: number): readonly Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0 || depth > 5) return [issue];
  const meant = issue.errors.filter(
    (branch) => !branch.some((one) => isTypeMismatch(one as Issue)),
  );
  const [best] = meant.toSorted((a, b) => a.length - b.length);
  if (best === undefined) return [issue];
  return best.flatMap((inner) => flattenIssue(prefix(inner as Issue, issue.path), depth + 1));
}

export function flattenIssues(issues: readonly Issue[]): readonly Issue[] {
  return issues.flatMap((issue) => flattenIssue(issue, 0));
}

/** zod knows symbols as keys, JSON does not. */
export function pathOf(issue: Issue): JsonPath {
  return issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
}
