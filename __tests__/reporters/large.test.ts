import { describe, expect, it } from '@jest/globals';
import type { Checklist } from '../../src/domain/checklist.ts';
import type { Report } from '../../src/domain/report.ts';
import { renderComment } from '../../src/reporters/comment.ts';
import { renderPlain } from '../../src/reporters/console.ts';
import { renderJson } from '../../src/reporters/json.ts';
import { renderJunit } from '../../src/reporters/junit.ts';
import { decideMarks } from '../../src/reporters/marks.ts';
import { renderSummary } from '../../src/reporters/summary.ts';
import { buildLarge, MARKER } from '../support/sample-report.ts';

function renderAll({ report, checklist }: { report: Report; checklist: Checklist }): number {
  const start = process.cpuUsage();
  renderComment({ report, checklist, marker: MARKER });
  renderSummary({ report });
  renderJson(report);
  renderJunit(report);
  renderPlain(report);
  decideMarks(report, checklist.boxes);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

describe('10,000 items', () => {
  it('are rendered in every format in well under a second', () => {
    const large = buildLarge(10_000);
    renderAll(large);
    // About 180 ms on two slow shared cores.
    expect(renderAll(large)).toBeLessThan(4_000);
  });

  it('take time in proportion', () => {
    const [small, large] = [buildLarge(2_500), buildLarge(40_000)];
    renderAll(small);
    const least = Math.max(20, Math.min(...[1, 2, 3].map(() => renderAll(small))));
    expect(renderAll(large)).toBeLessThan(least * 16 * 4);
  });
});
