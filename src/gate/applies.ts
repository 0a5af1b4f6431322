import { compileGlobs } from '../domain/glob.ts';

/**
 * True if the plan has to be run for this change. Only a known, non-empty list of paths of which
 * none matches makes it false: unknown paths, no globs and an empty list rule nothing out.
 */
export function decideApplicability(
  globs: readonly string[] | undefined,
  changedPaths: readonly string[] | undefined,
): boolean {
  if (globs === undefined || globs.length === 0) return true;
  if (changedPaths === undefined || changedPaths.length === 0) return true;
  return changedPaths.some(compileGlobs(globs));
}
