import type { Statement } from '../../domain/approval.ts';

/**
 * Sign-offs first, then the newest: a total order that does not depend on the order in which
 * statements are given.
 */
export function compareStatements(a: Statement, b: Statement): number {
  const rank = ({ command }: Statement) => (command.type === 'sign-off' ? 0 : 1);
  return (
    rank(a) - rank(b) ||
    (a.at < b.at ? 1 : a.at > b.at ? -1 : 0) ||
    b.id - a.id ||
    (b.index ?? 0) - (a.index ?? 0) ||
    (a.pullRequest ?? 0) - (b.pullRequest ?? 0)
  );
}
