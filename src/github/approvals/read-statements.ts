import type { Gesture, Statement } from '../../domain/approval.ts';
import type { IssueComment, Review } from '../../domain/github.ts';
import { foldLogin } from '../../domain/people.ts';
import { parseCommands } from './parse-command.ts';

/** Bots have brackets in their login, which no person has; a ghost has none at all. */
function isPerson(login: string): boolean {
  return foldLogin(login) !== undefined;
}

/** What people say in comments, of a pull request or of a commit. */
export function readComments(
  comments: readonly IssueComment[],
  pullRequest: number | undefined,
): readonly Statement[] {
  return comments.flatMap(({ id, body, author, createdAt, updatedAt, url }) => {
    if (!isPerson(author)) return [];
    return parseCommands(body).commands.map((command, index) => ({
      source: 'comment' as const,
      id,
      index,
      ...(pullRequest === undefined ? {} : { pullRequest }),
      by: author,
      at: createdAt,
      isEdited: updatedAt !== createdAt,
      command,
      url,
    }));
  });
}

function readGesture({ state, commit }: Review): Gesture | undefined {
  if (state === 'APPROVED' && commit !== '') return { type: 'approve', commit };
  if (state === 'CHANGES_REQUESTED') return { type: 'request-changes' };
  return state === 'DISMISSED' ? { type: 'dismissed' } : undefined;
}

/** What people do with the buttons of a review. Its text says nothing: nobody sees it edited. */
export function readReviews(reviews: readonly Review[], pullRequest: number): readonly Statement[] {
  return reviews.flatMap((review) => {
    const command = readGesture(review);
    const { id, author, submittedAt, url } = review;
    if (command === undefined || !isPerson(author)) return [];
    const about = { source: 'review' as const, id, index: 0, pullRequest, url };
    return [{ ...about, by: author, at: submittedAt, isEdited: false, command }];
  });
}
