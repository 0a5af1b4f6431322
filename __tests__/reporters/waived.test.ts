import { describe, expect, it } from '@jest/globals';
import type { ItemResult } from '../../src/domain/report.ts';
import { renderComment } from '../../src/reporters/comment.ts';
import { renderPlain } from '../../src/reporters/console.ts';
import { renderJunit } from '../../src/reporters/junit.ts';
import { decideMarks } from '../../src/reporters/marks.ts';
import { renderSummary } from '../../src/reporters/summary.ts';
import { buildChecklist, buildItem, buildReport, MARKER } from '../support/sample-report.ts';
import { readJunit } from './read-junit.ts';

const SUMMARY =
  'Waived until 2026-02-01 00:00 UTC: approved by jonas in #12, requested by ana: Known. — without it fail (status): GET /health answered 503.';

const waived: ItemResult = buildItem('health', 'waived', {
  summary: SUMMARY,
  box: { line: 1, section: ['Checks'] },
  waiver: {
    outcome: 'fail',
    reason: 'status',
    summary: 'GET /health answered 503.',
    justification: 'Known.',
    requestedBy: 'ana',
    approvedBy: 'jonas',
    expires: '2026-02-01T00:00:00Z',
    pullRequest: 12,
  },
});
const report = buildReport([buildItem('build', 'pass'), waived]);
const checklist = buildChecklist({ Checks: ['Verify health', 'Verify build'] });

describe('what is waived', () => {
  it.each([
    ['the comment', () => renderComment({ report, checklist, marker: MARKER })],
    ['the summary', () => renderSummary({ report })],
  ])('is listed in %s, with who allowed it and until when', (_, render) => {
    const text = render();
    expect(text).toContain('### Waived: passes by permission (1)');
    expect(text).toMatch(
      /\*\*Verify health\*\*: until 2026-02-01 00:00 UTC, approved by jonas\n {2}- .*requested by ana/,
    );
    expect(text).toContain('GET /health answered 503');
  });

  it('is listed on a terminal', () => {
    const text = renderPlain(report, { columns: 200 });
    expect(text).toContain('Waived: passes by permission (1)\n  ~ Verify health\n');
    expect(text).toContain('approved by jonas in #12');
  });

  it('passes in JUnit and says why', () => {
    const xml = renderJunit(report);
    expect(xml).toContain(`waived (waived): ${SUMMARY}`);
    expect(JSON.stringify(readJunit(xml))).not.toContain('"failure"');
  });

  it('ticks its box, with a note', () => {
    const [mark] = decideMarks(report, checklist.boxes);
    expect(mark).toMatchObject({ line: 1, state: 'tick' });
    expect(mark?.note).toContain('waived (waived): Waived until 2026-02-01 00:00 UTC');
  });

  it('is not mentioned where nothing is', () => {
    const calm = buildReport([buildItem('build', 'pass')]);
    expect(renderSummary({ report: calm })).not.toContain('Waived');
    expect(renderPlain(calm)).not.toContain('Waived');
  });

  it('notifies nobody and links nothing by what a report claims', () => {
    const hostile = { ...waived, waiver: { ...waived.waiver, approvedBy: '@all [x](y) <b>' } };
    const text = renderSummary({ report: buildReport([hostile as ItemResult]) });
    expect(text).not.toContain('approved by @all');
    expect(text).not.toContain('<b>');
  });
});
