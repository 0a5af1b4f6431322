import type { Roster, ShippedPullRequest, Statement } from '../../domain/approval.ts';
import { isSameLogin } from '../../domain/people.ts';
import type { Found } from './find-shipped.ts';
import type { ApprovalPort } from './gather.ts';

interface Said {
  readonly statements: readonly Statement[];
  readonly rosters: Readonly<Record<string, Roster>>;
  readonly commit: string;
}

/** Nothing is asked of GitHub about the head of what nobody who may has signed. */
function isSigned({ number, headSha }: Found['pullRequest'], said: Said): boolean {
  const members = Object.values(said.rosters).flatMap((one) => (one.known ? one.logins : []));
  return said.statements.some(({ by, command, pullRequest }) => {
    if (command.type === 'confirm') return pullRequest === number && headSha !== said.commit;
    const isGrant = command.type === 'sign-off' || command.type === 'approve';
    return isGrant && members.some((login) => isSameLogin(login, by));
  });
}

/** A pull request as the gate looks at it, with its head's tree, time and author where needed. */
export async function describeHead(
  port: Pick<ApprovalPort, 'findCommit'>,
  { pullRequest, shippedAs }: Found,
  said: Said,
): Promise<ShippedPullRequest> {
  const { number, author, headSha, mergedAt, mergeCommit } = pullRequest;
  const head = isSigned(pullRequest, said) ? await port.findCommit(headSha) : undefined;
  const headAuthor = head !== undefined && head.parents.length < 2 ? head.author : undefined;
  return {
    number,
    author,
    headSha,
    shippedAs,
    ...(head === undefined ? {} : { headTree: head.tree, headCommittedAt: head.committedAt }),
    ...(headAuthor === undefined ? {} : { headAuthor }),
    ...(mergedAt === undefined ? {} : { mergedAt }),
    ...(mergeCommit === undefined ? {} : { mergeCommit }),
  };
}
