import type { Outcome } from '../domain/outcome.ts';
import type { TriggerResult } from '../domain/report.ts';
import type { VerdictName } from '../domain/verdict.ts';

/** What stands before an item: an emoji in Markdown, a sign one cell wide in a terminal. */
export const OUTCOME_ICONS: Readonly<Record<Outcome, { emoji: string; sign: string }>> = {
  pass: { emoji: '✅', sign: '✔' },
  skip: { emoji: '⏭️', sign: '-' },
  waived: { emoji: '🎫', sign: '~' },
  warn: { emoji: '⚠️', sign: '!' },
  pending: { emoji: '⏳', sign: '…' },
  inconclusive: { emoji: '❔', sign: '?' },
  error: { emoji: '🚧', sign: '×' },
  fail: { emoji: '❌', sign: '✖' },
};

/** A cancelled run has no verdict. */
export const VERDICT_ICONS: Readonly<Record<VerdictName | 'none', string>> = {
  GO: '✅',
  HOLD: '✋',
  'NO-GO': '⛔',
  none: '⏹️',
};

export const TRIGGER_ICONS: Readonly<Record<TriggerResult['state'], string>> = {
  clear: '🟢',
  unknown: '❔',
  fired: '🔥',
};

/** A box of the checklist that this run did not look at. */
export const OUTSIDE_ICON = '▫️';
