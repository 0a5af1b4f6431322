import { createHash } from 'node:crypto';
import { ProbeError } from '../../domain/errors.ts';
import type { ReasonCode } from '../../domain/reason.ts';
import { maskUrl } from '../../toolbox/http/mask-url.ts';
import type { HttpResponse, Toolbox } from '../../toolbox/toolbox.ts';
import type { WindowEvidence } from './evidence.ts';
import { type CalendarQuestion, type Expanded, expandCalendar } from './expand-calendar.ts';
import { isUrl } from './options.ts';
import { runBounded } from './run-bounded.ts';

type Calendar = NonNullable<WindowEvidence['calendar']>;
type Tools = Pick<Toolbox, 'http' | 'files' | 'secret'>;

const MAX_BYTES = 2 * 1024 * 1024;
const TIMEOUT_MS = 15_000;
const EXPANSION_MS = 3_000;
const MAX_KEPT = 100;

/**
 * What a calendar says of the time that is asked about. Rejects with ProbeError whenever it can't
 * be read to its end: a freeze that is not seen would be a release that goes out.
 */
export async function readCalendar(
  calendar: string,
  question: CalendarQuestion,
  tools: Tools,
  signal: AbortSignal,
): Promise<Calendar> {
  const isAddress = isUrl(calendar);
  const text = isAddress
    ? await fetchText(calendar, tools, signal)
    : await tools.files.readText(calendar, MAX_BYTES);
  const source = isAddress ? new URL(calendar).host : calendar;
  const { events, occurrences } = await expand(text, source, question);
  const kept = occurrences.slice(0, MAX_KEPT);
  const dropped = occurrences[MAX_KEPT];
  return {
    source,
    sha256: createHash('sha256').update(text).digest('hex'),
    events,
    occurrences: kept.map(({ name, from, to }) => ({
      summary: tools.secret.excerpt(name, 200).text,
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
    })),
    until: new Date(dropped?.from ?? question.to).toISOString(),
  };
}

async function expand(text: string, source: string, question: CalendarQuestion): Promise<Expanded> {
  const { default: ical } = await import('ical.js');
  try {
    return runBounded(`The calendar of ${source}`, EXPANSION_MS, () =>
      expandCalendar(text, question, ical),
    );
  } catch (error) {
    if (error instanceof ProbeError) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    const message = `The calendar of ${source} is not understood: ${detail.slice(0, 200)}`;
    throw new ProbeError('protocol', message, {
      cause: error,
      remedy: 'Check it with an iCalendar validator (RFC 5545), or export it anew.',
    });
  }
}

async function fetchText(url: string, tools: Tools, signal: AbortSignal): Promise<string> {
  // Private addresses of calendars are keys: whoever has one reads all of it.
  tools.secret.register(url, 'calendar');
  const response = await tools.http.request(
    {
      method: 'GET',
      url,
      headers: [
        ['accept', 'text/calendar'],
        ['cache-control', 'no-cache'],
      ],
      timeoutMs: TIMEOUT_MS,
      maxBodyBytes: MAX_BYTES,
    },
    signal,
  );
  const { host } = new URL(url);
  if (response.status !== 200) throw refuseAnswer(response, host);
  if (!response.truncated) return response.body;
  throw new ProbeError(
    'output-limit',
    `The calendar of ${host} is larger than ${MAX_BYTES} bytes.`,
  );
}

const REASONS_OF: Readonly<Record<number, ReasonCode>> = {
  401: 'auth',
  403: 'auth',
  404: 'config',
  410: 'config',
  429: 'rate-limited',
};

function refuseAnswer({ status, headers }: HttpResponse, host: string): ProbeError {
  const to = headers.find(([name]) => name === 'location')?.[1];
  const moved = to === undefined ? '' : ` to ${maskUrl(to).slice(0, 100)}`;
  const message = `The calendar of ${host} answers with status ${status}${moved}, not 200.`;
  return new ProbeError(REASONS_OF[status] ?? 'status', message, {
    remedy: 'Write the address that gives the file itself, and look who may read it.',
  });
}
