import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from '../../../src/domain/json.ts';
import type { Judgement } from '../../../src/domain/report.ts';
import { createRedactor } from '../../../src/engine/create-redactor.ts';
import { collect } from '../../../src/probes/window/collect.ts';
import type { WindowEvidence } from '../../../src/probes/window/evidence.ts';
import { evidence, judge } from '../../../src/probes/window/judge.ts';
import { declaration, type WindowOptions } from '../../../src/probes/window/options.ts';
import { createFilesTool } from '../../../src/toolbox/files.ts';
import { createHttpTool } from '../../../src/toolbox/http.ts';
import { createSecretTool } from '../../../src/toolbox/secret.ts';
import type { Toolbox } from '../../../src/toolbox/toolbox.ts';

export interface WindowRun {
  readonly seen: WindowEvidence;
  readonly judged: Judgement;
}

interface Setting {
  /** Written to the workspace as `freezes.ics`. */
  readonly calendar?: string;
  readonly github?: Partial<Toolbox['github']>;
  readonly approvals?: Toolbox['approvals'];
}

export const commit = '3f2a9c4e5b6d7f8091a2b3c4d5e6f708192a3b4c';

/** Lines of an iCalendar file with these components in it. */
export function makeCalendar(...components: readonly string[]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//t//t//EN',
    ...components,
    'END:VCALENDAR',
    '',
  ]
    .join('\n')
    .replaceAll('\n', '\r\n');
}

export function makeEvent(...lines: readonly string[]): string {
  return ['BEGIN:VEVENT', 'UID:one', 'SUMMARY:Freeze', ...lines, 'END:VEVENT'].join('\n');
}

const DAILY = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Options with one window of the week. */
export function between(timezone: string, from: string, to: string, days = DAILY): object {
  return { timezone, windows: [{ days, from, to }] };
}

/** Judged without collecting: all that is known is the time. */
export async function judgeAt(now: string, options: object): Promise<Judgement> {
  const given = declaration.options.parse(options) as WindowOptions;
  expectNoProblem((await declaration.findProblems?.(given)) ?? []);
  return judge({ now: new Date(now).toISOString(), local: '', offset: '', tzdata: '' }, given);
}

function expectNoProblem(problems: readonly unknown[]): void {
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
}

/** Runs the probe as the engine does, at this time, with real tools. */
export async function runWindow(
  now: string,
  options: object,
  setting: Setting = {},
): Promise<WindowRun> {
  const root = mkdtempSync(join(tmpdir(), 'window-'));
  if (setting.calendar !== undefined) writeFileSync(join(root, 'freezes.ics'), setting.calendar);
  const redactor = createRedactor();
  const http = createHttpTool({ variables: {} });
  const tools = {
    http,
    files: createFilesTool(root),
    secret: createSecretTool(redactor),
    clock: { now: () => Date.parse(now), sleep: () => Promise.reject(new Error('not asked for')) },
    subject: { repository: 'acme/crm', commit, environment: 'production', planDigest: '0' },
    github: setting.github as Toolbox['github'],
    approvals: setting.approvals as Toolbox['approvals'],
  };
  try {
    const given = declaration.options.parse(options) as WindowOptions;
    expectNoProblem((await declaration.findProblems?.(given)) ?? []);
    const raw = await collect(given, tools, { abort: new AbortController().signal });
    const seen = evidence.schema.parse(redactor.redactJson(raw as Json));
    const judged = await judge(seen, redactor.redactJson(given as Json) as WindowOptions);
    return { seen, judged };
  } finally {
    http.close();
    rmSync(root, { recursive: true, force: true });
  }
}
