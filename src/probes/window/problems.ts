import { parseDuration } from '../../domain/duration.ts';
import type { OptionProblem } from '../contract.ts';
import { coversWeek, readMoment } from './intervals.ts';
import { isUrl, type WindowOptions } from './options.ts';
import { isZone } from './wall-clock.ts';

/** ISO 8601 with seconds or without, and with an offset: a time without one could be anybody's. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Epoch milliseconds of an ISO 8601 instant; NaN if it is none. */
export function readInstant(text: string): number {
  return INSTANT.test(text) && !Number.isNaN(readMoment(text.slice(0, 10)))
    ? Date.parse(text)
    : Number.NaN;
}

/** What the schema can't say of the options: zones, days that do not exist, windows that never shut. */
export function findWindowProblems(options: WindowOptions): readonly OptionProblem[] {
  const { timezone, windows } = options;
  const problems: OptionProblem[] = [
    ...findFreezeProblems(options),
    ...findNoticeProblems(options),
  ];
  if (!isZone(timezone)) {
    const message = `There is no time zone "${timezone}". Write an IANA name: Europe/Berlin, America/New_York, UTC.`;
    problems.push({ path: ['timezone'], message });
  }
  if (windows !== undefined && coversWeek(windows)) {
    const message = 'These are open all week, so they refuse nothing. Leave out `windows`.';
    problems.push({ path: ['windows'], message });
  }
  const message = findCalendarProblem(options.calendar);
  if (message !== undefined) problems.push({ path: ['calendar'], message });
  return problems;
}

/** Over a line that others can change, a freeze could be taken away. */
function findCalendarProblem(calendar: string | undefined): string | undefined {
  if (calendar === undefined || !isUrl(calendar)) return undefined;
  const url = URL.parse(calendar);
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(url?.hostname ?? '');
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal)) return undefined;
  return 'Write the calendar’s https address (webcal:// is https://), or a path of the workspace.';
}

function findFreezeProblems({ freezes = [] }: WindowOptions): readonly OptionProblem[] {
  return freezes.flatMap(({ from, to }, index): readonly OptionProblem[] => {
    const path = (key: string) => ['freezes', index, key];
    const wrong = Object.entries({ from, to }).filter(([, text]) => Number.isNaN(readMoment(text)));
    if (wrong.length > 0) {
      return wrong.map(([key, text]) => ({ path: path(key), message: `There is no ${text}.` }));
    }
    const isBackwards = readMoment(to) < readMoment(to.includes('T') ? from : from.slice(0, 10));
    return isBackwards ? [{ path: path('to'), message: 'The freeze ends before it begins.' }] : [];
  });
}

function findNoticeProblems({ notice }: WindowOptions): readonly OptionProblem[] {
  if (notice === undefined) return [];
  const problems: OptionProblem[] = [];
  const { announcedAt, minimum, maximum } = notice;
  if (announcedAt !== undefined && Number.isNaN(readInstant(announcedAt))) {
    const message = 'This is no instant. Write ISO 8601 with an offset: 2026-01-05T09:00:00+01:00.';
    problems.push({ path: ['notice', 'announcedAt'], message });
  }
  if (parseDuration(maximum) <= parseDuration(minimum)) {
    const message = `No announcement is older than ${minimum} and younger than ${maximum}.`;
    problems.push({ path: ['notice', 'maximum'], message });
  }
  return problems;
}
