/**
 * Path of a workflow's file in the repository, of a reference as the runner gives it:
 * `owner/name/.github/workflows/gate.yml@refs/heads/main`. Undefined for a file of elsewhere.
 */
export function parseWorkflowPath(
  reference: string | undefined,
  repository: string,
): string | undefined {
  const [path = ''] = (reference ?? '').split('@');
  return path.startsWith(`${repository}/`) ? path.slice(repository.length + 1) : undefined;
}
