import { EVENT_ROWS, type EventRow } from '../github/event-table.ts';
import { renderTable } from './markdown-table.ts';

const PLACES: Readonly<Record<EventRow['commentOn'], string>> = {
  'pull request': 'on the pull request',
  commit: 'on the commit’s pull request, else on the commit',
  nowhere: 'none',
};

/** What is judged on which event, where the result goes, and whose policy counts. */
export function renderEventTable(): string {
  const rows = [...EVENT_ROWS].map(([event, row]) => [
    `\`${event}\``,
    row.judges,
    PLACES[row.commentOn],
    row.policy,
    row.untrusted ? 'no' : 'yes',
  ]);
  const head = [
    'event',
    'judges, and gives its status to',
    'comment',
    'policy from',
    'runs commands',
  ];
  return renderTable(head, rows);
}
