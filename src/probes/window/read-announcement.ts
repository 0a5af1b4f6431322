import { parseDuration } from '../../domain/duration.ts';
import { ProbeError } from '../../domain/errors.ts';
import type { IssueComment } from '../../domain/github.ts';
import type { Toolbox } from '../../toolbox/toolbox.ts';
import type { WindowEvidence } from './evidence.ts';
import type { WindowOptions } from './options.ts';
import { readInstant } from './problems.ts';

type Announcement = NonNullable<WindowEvidence['announcement']>;
type Notice = NonNullable<WindowOptions['notice']>;

const COMMIT_DIGITS = 12;

/** When the release was announced, as far as the plan or GitHub can tell. */
export async function readAnnouncement(
  notice: Notice,
  tools: Pick<Toolbox, 'github' | 'subject'>,
  now: number,
): Promise<Announcement> {
  const { announcedAt, issue } = notice;
  if (issue !== undefined) return findComment(notice, issue, tools, now);
  const atMs = readInstant(announcedAt ?? '');
  return { source: 'announcedAt', ignored: 0, ...(Number.isNaN(atMs) ? {} : { atMs }) };
}

async function findComment(
  notice: Notice,
  issue: number,
  { github, subject }: Pick<Toolbox, 'github' | 'subject'>,
  now: number,
): Promise<Announcement> {
  const mentions = notice.mentions ?? subject.commit.slice(0, COMMIT_DIGITS);
  if (mentions.length < 4) {
    throw new ProbeError('config', 'There is no commit that an announcement could mention.', {
      remedy: 'Write under `notice` what the comment `mentions`.',
    });
  }
  const comments = await github.listComments(issue);
  const fitting = comments.filter((one) => one.body.includes(mentions));
  const counting = fitting.filter((one) => isWhole(one) && isBy(one, notice.by));
  const found = chooseComment(counting, notice, now);
  return {
    source: `issue #${issue}`,
    ignored: fitting.length - counting.length,
    ...(found === undefined
      ? {}
      : { atMs: Date.parse(found.createdAt), by: found.author, url: found.url }),
  };
}

/** Nobody knows what an edited comment said at first. */
function isWhole({ createdAt, updatedAt }: IssueComment): boolean {
  return Date.parse(createdAt) === Date.parse(updatedAt);
}

function isBy({ author }: IssueComment, logins: readonly string[]): boolean {
  return logins.some((login) => login.toLowerCase() === author.toLowerCase());
}

/** The first that is not too old; else the last, which says best what is wrong. */
function chooseComment(
  comments: readonly IssueComment[],
  { maximum }: Notice,
  now: number,
): IssueComment | undefined {
  const byAge = comments.toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
  const oldest = now - parseDuration(maximum);
  return byAge.find((one) => Date.parse(one.createdAt) >= oldest) ?? byAge.at(-1);
}
