import type { Toolbox } from '../../toolbox/toolbox.ts';
import type { Collect } from '../contract.ts';
import type { WindowEvidence } from './evidence.ts';
import { AHEAD_MS } from './opening.ts';
import type { WindowOptions, WindowTool } from './options.ts';
import { readAnnouncement } from './read-announcement.ts';
import { readWall, showWall } from './wall-clock.ts';

/** Reads the clock as the item starts, and what else the options ask for. */
export const collect: Collect<WindowOptions, WindowEvidence, WindowTool> = async (
  options,
  tools,
  { abort },
) => {
  const now = tools.clock.now();
  const { notice, timezone, emergency } = options;
  const wall = readWall(now, timezone);
  const calendar = await collectCalendar(options, tools, now, abort);
  const announcement = notice && (await readAnnouncement(notice, tools, now));
  const override = emergency && (await collectOverride(emergency.role, tools.approvals));
  return {
    now: new Date(now).toISOString(),
    local: showWall(wall),
    offset: showOffset(wall - now),
    tzdata: process.versions['tz'] ?? 'unknown',
    ...(calendar === undefined ? {} : { calendar }),
    ...(announcement === undefined ? {} : { announcement }),
    ...(override === undefined ? {} : { override }),
  };
};

async function collectCalendar(
  options: WindowOptions,
  tools: Pick<Toolbox, 'http' | 'files' | 'secret'>,
  now: number,
  signal: AbortSignal,
): Promise<WindowEvidence['calendar']> {
  const { calendar, calendarMeans: means, timezone: zone } = options;
  if (calendar === undefined) return undefined;
  const { readCalendar } = await import('./read-calendar.ts');
  return readCalendar(calendar, { zone, means, from: now, to: now + AHEAD_MS }, tools, signal);
}

async function collectOverride(
  role: string,
  approvals: Toolbox['approvals'],
): Promise<WindowEvidence['override']> {
  const { readOverride } = await import('./read-override.ts');
  return readOverride(role, approvals);
}

function showOffset(offsetMs: number): string {
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  const part = (value: number): string => String(value).padStart(2, '0');
  return `${offsetMs < 0 ? '-' : '+'}${part(Math.floor(minutes / 60))}:${part(minutes % 60)}`;
}
