import { ProbeError } from '../../domain/errors.ts';
import { isSameText } from '../../github/same-text.ts';
import type { Toolbox } from '../../toolbox/toolbox.ts';
import type { CommentDelivery } from './evidence.ts';
import type { NoticeOptions } from './options.ts';

type GitHub = Toolbox['github'];
type Issue = NonNullable<NoticeOptions['issue']>;

/** Comments on an issue, a new one if the options give a title, and reads the comment again. */
export async function postOnIssue(
  { number, title, labels }: Issue,
  body: string,
  about: string,
  github: GitHub,
): Promise<CommentDelivery> {
  // What is said stands in a comment of a new issue too: comments are what can be read again.
  const issue =
    number ??
    (
      await github.createIssue({
        title: title ?? '',
        body: `Notices about ${about} are comments of this issue.`,
        ...(labels === undefined ? {} : { labels }),
      })
    ).number;
  const { id, url } = await github.createComment(issue, body);
  const posted = { channel: 'issue', to: `issue #${issue}`, id, url } as const;
  try {
    const found = (await github.listComments(issue)).find((one) => one.id === id);
    const isSame = found !== undefined && isSameText(found.body, body);
    return { ...posted, readBack: { found: found !== undefined, isSame } };
  } catch (error) {
    // It is out, and must not be posted again for this.
    if (!(error instanceof ProbeError)) throw error;
    const { reason, message, remedy } = error;
    const failure = { reason, message, ...(remedy === undefined ? {} : { remedy }) };
    return { ...posted, failure };
  }
}

/** Comments on a discussion; GitHub says what it keeps as it answers. */
export async function postOnDiscussion(
  number: number,
  body: string,
  github: GitHub,
): Promise<CommentDelivery> {
  const { url, body: kept } = await github.createDiscussionComment(number, body);
  return {
    channel: 'discussion',
    to: `discussion #${number}`,
    url,
    ...(kept === undefined ? {} : { readBack: { found: true, isSame: isSameText(kept, body) } }),
  };
}
