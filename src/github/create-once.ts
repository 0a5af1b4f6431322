import { setTimeout as sleep } from 'node:timers/promises';
import type { IssueComment } from '../domain/github.ts';
import { isAmbiguous } from './decide-wait.ts';
import { GitHubError } from './port.ts';
import { isSameText } from './same-text.ts';

const ATTEMPTS = 3;

/**
 * Creates a comment, and creates it again only after having looked: where nobody answered, or a
 * server broke, it may be there. Rejects with the GitHubError of the last attempt.
 */
export async function createOnce(
  body: string,
  waitMs: number,
  github: {
    create(): Promise<IssueComment>;
    list(): Promise<readonly IssueComment[]>;
  },
): Promise<IssueComment> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await github.create();
    } catch (error) {
      if (!(error instanceof GitHubError) || !isAmbiguous(error.status)) throw error;
      await sleep(waitMs);
      const comments = await github.list();
      const created = comments.findLast((comment) => isSameText(comment.body, body));
      if (created !== undefined) return created;
      if (attempt === ATTEMPTS) throw error;
    }
  }
}
