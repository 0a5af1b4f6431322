import * as z from 'zod';
import { jsonExpectations, textExpectation } from '../../expect/schema.ts';
import type { ToolName } from '../../toolbox/toolbox.ts';
import { declareProbe } from '../contract.ts';

const words = z
  .string()
  .max(2_000)
  .regex(/\S/, { error: 'Say something: an empty notice tells nobody anything' });

const message = z
  .union([
    words,
    z.strictObject({
      what: words.describe('What happens.'),
      when: words.optional().describe('When it happens.'),
      impact: words.optional().describe('What people notice of it.'),
      nextUpdate: words.optional().describe('When and where more is said.'),
    }),
  ])
  .describe('What is said; values of variables that are not `public:` are hidden in it.');

const webhook = z.strictObject({
  url: z
    .string()
    .min(1)
    .max(4_000)
    .describe('Where it is posted: `${SLACK_WEBHOOK}`. Who has the address can post.'),
  headers: z
    .record(z.string().regex(/^[\w-]+$/), z.string().max(8_000))
    .optional()
    .describe('Header fields to send, for example `authorization`.'),
  format: z
    .enum(['slack', 'teams', 'json', 'text'])
    .default('json')
    .describe(
      'Form of the body: what Slack or Teams take, JSON with a field for each part, or text.',
    ),
  confirm: z
    .strictObject({
      status: z.int().min(200).max(299).optional().describe('Exactly this status.'),
      body: textExpectation.optional(),
      json: jsonExpectations.optional(),
    })
    .optional()
    .describe('What the answer must be like: any 2xx, for slack also `ok`, for teams 202 or `1`.'),
  id: z
    .string()
    .startsWith('$')
    .optional()
    .describe('JSONPath of the message’s id in the answer: kept as evidence, and required.'),
  sibling: z
    .boolean()
    .default(true)
    .describe(
      'The negative control: an empty POST to a random path beside the URL, which must be refused.',
    ),
  timeoutMs: z
    .int()
    .min(1)
    .max(120_000)
    .default(15_000)
    .describe('Milliseconds after which the request is given up.'),
});

const issue = z
  .strictObject({
    number: z.int().min(1).optional().describe('An issue or pull request of this repository.'),
    title: z.string().min(1).max(256).optional().describe('Title of a new issue.'),
    labels: z.array(z.string().min(1).max(50)).max(20).optional().describe('Its labels.'),
  })
  .refine((value) => (value.number === undefined) !== (value.title === undefined), {
    error: 'Write either `number`, or the `title` of a new issue',
  })
  .refine((value) => value.labels === undefined || value.title !== undefined, {
    error: 'Labels are given to a new issue alone: write its `title`',
  })
  .describe('Either the number of an issue, or the title (and labels) of a new one.');

const options = z
  .strictObject({
    message,
    webhook: webhook.optional(),
    issue: issue.optional(),
    discussion: z
      .strictObject({ number: z.int().min(1).describe('A discussion of this repository.') })
      .optional(),
  })
  .refine(
    (value) =>
      [value.webhook, value.issue, value.discussion].filter((one) => one !== undefined).length ===
      1,
    { error: 'Write one of `webhook`, `issue` and `discussion`: where it is said' },
  )
  .describe(
    'Says something to people and proves that it was delivered: exactly one of webhook, issue and discussion.',
  );

export type NoticeOptions = z.infer<typeof options>;
export type WebhookOptions = z.infer<typeof webhook>;

const TOOLS = ['http', 'github', 'secret', 'subject', 'clock'] as const;

export type NoticeTool = (typeof TOOLS)[number];

/** What these options really need: a webhook works without GitHub. */
export function listTools(given: NoticeOptions): readonly ToolName[] {
  const unused = given.webhook === undefined ? 'http' : 'github';
  return TOOLS.filter((name) => name !== unused);
}

export const declaration = declareProbe<NoticeOptions>({
  kind: 'notice',
  about: {
    question: 'Were the people told, and did the message arrive?',
    harm: 'Support, sales and users learn of the release or the rollback from its effects.',
    remedy: 'Look at what the service answered; then tell people another way before you go on.',
    control:
      'A webhook: an empty POST to a random path beside it must be refused, or a page that says 200 to everything could be what took the message. A comment: it is read again by its id, and another text than ours fails.',
    blast: 'canary-write',
    standard: 'RFC 9110 §15.3 (2xx)',
  },
  options,
  needs: TOOLS,
  needsOf: listTools,
  uses: {},
  findProblems: async (given) => {
    const { findNoticeProblems } = await import('./problems.ts');
    return findNoticeProblems(given);
  },
});
