import { describe, expect, it } from '@jest/globals';
import { renderEventTable } from '../../src/catalogue/event-table.ts';
import { EVENT_ROWS } from '../../src/github/event-table.ts';

describe('the table of events', () => {
  it('has one line for every event, and says what is not trusted', () => {
    const lines = renderEventTable().split('\n').slice(2);
    expect(lines.map((line) => line.split('|')[1]?.trim())).toEqual(
      [...EVENT_ROWS.keys()].map((event) => `\`${event}\``),
    );
    const refused = lines.filter((line) => line.endsWith('| no |'));
    expect(refused.map((line) => line.split('|')[1]?.trim())).toEqual([
      '`pull_request_target`',
      '`pull_request_review`',
      '`pull_request_review_comment`',
      '`issue_comment`',
      '`workflow_run`',
    ]);
  });
});
