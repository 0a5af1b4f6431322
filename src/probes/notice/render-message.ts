import type { Subject } from '../../domain/subject.ts';
import type { NoticeOptions, WebhookOptions } from './options.ts';

type Message = NoticeOptions['message'];

export interface Part {
  readonly name: 'what' | 'when' | 'impact' | 'nextUpdate';
  readonly label: string;
  readonly text: string;
}

const LABELS = { when: 'When', impact: 'Impact', nextUpdate: 'Next update' } as const;

/** What is said, part by part, `what` first. */
export function listParts(message: Message): readonly Part[] {
  if (typeof message === 'string') return [{ name: 'what', label: '', text: message.trim() }];
  const others = (['when', 'impact', 'nextUpdate'] as const).flatMap((name): readonly Part[] => {
    const text = message[name];
    return text === undefined ? [] : [{ name, label: LABELS[name], text: text.trim() }];
  });
  return [{ name: 'what', label: '', text: message.what.trim() }, ...others];
}

/** `acme/crm, production, commit 3f2a9c4e5b6d`: what the message is about. */
export function describeSubject({ repository, environment, commit, image }: Subject): string {
  return [
    repository,
    environment,
    ...(commit === '' ? [] : [`commit ${commit.slice(0, 12)}`]),
    ...(image === undefined ? [] : [`image ${image}`]),
  ].join(', ');
}

/** Plain text, a line or more for each part, and what it is about. */
export function renderText(parts: readonly Part[], about: string): string {
  const lines = parts.map(({ label, text }) => (label === '' ? text : `${label}: ${text}`));
  return [...lines, about].join('\n');
}

/**
 * Markdown for a comment. What it is about stands first: a comment of ours that began with text
 * from outside could pass for another one of ours.
 */
export function renderMarkdown(parts: readonly Part[], about: string): string {
  const lines = parts.map(({ label, text }) => (label === '' ? text : `**${label}:** ${text}`));
  return [`**Notice** · ${about}`, ...lines].join('\n\n');
}

/** A request's body in the form that the service takes, and its media type. */
export function renderBody(
  format: WebhookOptions['format'],
  parts: readonly Part[],
  about: string,
): { readonly type: string; readonly body: string } {
  const text = renderText(parts, about);
  if (format === 'text') return { type: 'text/plain; charset=utf-8', body: text };
  return { type: 'application/json', body: JSON.stringify(makeJson(format, parts, about, text)) };
}

function makeJson(
  format: Exclude<WebhookOptions['format'], 'text'>,
  parts: readonly Part[],
  about: string,
  text: string,
): object {
  switch (format) {
    case 'slack':
      return { text: escapeSlack(text) };
    case 'teams':
      return makeTeamsCard(parts, about);
    case 'json':
      return { ...Object.fromEntries(parts.map((one) => [one.name, one.text])), about, text };
  }
}

/** `<!channel>` would wake everybody: Slack's three control characters are escaped. */
function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function makeTeamsCard(parts: readonly Part[], about: string): object {
  const block = (text: string, more: object = {}) => ({
    type: 'TextBlock',
    text,
    wrap: true,
    ...more,
  });
  const content = {
    type: 'AdaptiveCard',
    version: '1.4',
    body: [
      ...parts.map(({ label, text }) =>
        label === '' ? block(text, { weight: 'bolder' }) : block(`${label}: ${text}`),
      ),
      block(about, { isSubtle: true }),
    ],
  };
  const contentType = 'application/vnd.microsoft.card.adaptive';
  return { type: 'message', attachments: [{ contentType, content }] };
}
