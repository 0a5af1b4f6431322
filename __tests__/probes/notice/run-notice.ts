import type { IssueComment, NewIssue } from '../../../src/domain/github.ts';
import type { Json } from '../../../src/domain/json.ts';
import type { Judgement } from '../../../src/domain/report.ts';
import { createRedactor } from '../../../src/engine/create-redactor.ts';
import { collect } from '../../../src/probes/notice/collect.ts';
import type { NoticeEvidence } from '../../../src/probes/notice/evidence.ts';
import { evidence, judge } from '../../../src/probes/notice/judge.ts';
import { declaration, type NoticeOptions } from '../../../src/probes/notice/options.ts';
import { createHttpTool } from '../../../src/toolbox/http.ts';
import { createSecretTool } from '../../../src/toolbox/secret.ts';
import type { Toolbox } from '../../../src/toolbox/toolbox.ts';

export const commit = '3f2a9c4e5b6d7f8091a2b3c4d5e6f708192a3b4c';
export const about = `acme/crm, production, commit ${commit.slice(0, 12)}`;

export interface NoticeRun {
  readonly seen: NoticeEvidence;
  readonly judged: Judgement;
}

interface Setting {
  readonly github?: Partial<Toolbox['github']>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly abort?: AbortSignal;
}

/** Runs the probe as the engine does. */
export async function runNotice(options: object, setting: Setting = {}): Promise<NoticeRun> {
  const redactor = createRedactor();
  for (const [name, value] of Object.entries(setting.secrets ?? {})) redactor.register(value, name);
  const http = createHttpTool({ variables: {} });
  const tools = {
    http,
    github: setting.github as Toolbox['github'],
    secret: createSecretTool(redactor),
    subject: { repository: 'acme/crm', commit, environment: 'production', planDigest: '0' },
    clock: { now: () => Date.UTC(2026, 0, 5, 9), sleep: () => Promise.reject(new Error('no')) },
  };
  try {
    const given = declaration.options.parse(options) as NoticeOptions;
    const abort = setting.abort ?? new AbortController().signal;
    const raw = await collect(given, tools, { abort });
    const seen = evidence.schema.parse(redactor.redactJson(raw as Json));
    const judged = await judge(seen, redactor.redactJson(given as Json) as NoticeOptions);
    return { seen, judged };
  } finally {
    http.close();
  }
}

/** Issues that keep what is written, as GitHub does. */
export class Issues {
  readonly opened: NewIssue[] = [];
  readonly comments: { readonly issue: number; readonly comment: IssueComment }[] = [];
  /** What becomes of a text that is kept. */
  keep = (body: string): string | undefined => body;

  readonly tool: Partial<Toolbox['github']> = {
    createIssue: async (issue) => {
      this.opened.push(issue);
      return { number: 40 + this.opened.length, url: 'https://github.com/acme/crm/issues/41' };
    },
    createComment: async (issue, body) => {
      const comment = this.#make(issue, body);
      const kept = this.keep(body);
      if (kept !== undefined) this.comments.push({ issue, comment: { ...comment, body: kept } });
      return comment;
    },
    listComments: async (issue) =>
      this.comments.filter((one) => one.issue === issue).map((one) => one.comment),
  };

  #make(issue: number, body: string): IssueComment {
    const id = 100 + this.comments.length;
    const at = '2026-01-05T09:00:00Z';
    const url = `https://github.com/acme/crm/issues/${issue}#issuecomment-${id}`;
    return { id, body, author: 'github-actions[bot]', createdAt: at, updatedAt: at, url };
  }
}
