import type { Toolbox } from '../../toolbox/toolbox.ts';
import type { Collect } from '../contract.ts';
import type { NoticeEvidence } from './evidence.ts';
import type { NoticeOptions, NoticeTool } from './options.ts';
import { postOnDiscussion, postOnIssue } from './post-comment.ts';
import { postWebhook } from './post-webhook.ts';
import {
  describeSubject,
  listParts,
  renderBody,
  renderMarkdown,
  renderText,
} from './render-message.ts';

/** Longer than the options allow: nothing is cut but what redaction made longer. */
const MAX_PART_BYTES = 16 * 1024;

/** Says it once, and finds out what became of it. */
export const collect: Collect<NoticeOptions, NoticeEvidence, NoticeTool> = async (
  options,
  tools,
  { abort },
) => {
  const about = describeSubject(tools.subject);
  // What is posted leaves for good: secrets are taken out here, not only of the evidence.
  const parts = listParts(options.message).map((part) => ({
    ...part,
    text: tools.secret.excerpt(part.text, MAX_PART_BYTES).text,
  }));
  const sentAt = new Date(tools.clock.now()).toISOString();
  const delivery = await deliver(options, parts, about, tools, abort);
  return { sentAt, message: renderText(parts, about), delivery };
};

async function deliver(
  { webhook, issue, discussion }: NoticeOptions,
  parts: ReturnType<typeof listParts>,
  about: string,
  tools: Pick<Toolbox, NoticeTool>,
  signal: AbortSignal,
): Promise<NoticeEvidence['delivery']> {
  if (webhook !== undefined) {
    return postWebhook(webhook, renderBody(webhook.format, parts, about), tools, signal);
  }
  const body = renderMarkdown(parts, about);
  if (issue !== undefined) return postOnIssue(issue, body, about, tools.github);
  return postOnDiscussion(discussion?.number ?? 0, body, tools.github);
}
