import { describe, expect, it } from '@jest/globals';
import type { Box, Checklist } from '../../src/domain/checklist.ts';
import { groupSections, isCalm, type Section } from '../../src/reporters/group-sections.ts';
import { buildChecklist, buildItem, buildReport, buildTrigger } from '../support/sample-report.ts';

function titlesOf(sections: readonly Section[]): readonly string[] {
  return sections.map((section) => section.title);
}

function namesOf(section: Section | undefined): readonly string[] {
  return (section?.rows ?? []).map((row) => {
    if (row.type === 'item') return row.item.id;
    return row.type === 'trigger' ? row.trigger.id : `${row.type} ${row.text}`;
  });
}

function withBoxes(checklist: Checklist, change: (box: Box) => Partial<Box>): Checklist {
  return { ...checklist, boxes: checklist.boxes.map((box) => ({ ...box, ...change(box) })) };
}

const at = (line: number) => ({ box: { line, section: [] } });

describe('groupSections', () => {
  const checklist = buildChecklist({ 'Before / Database': ['a', 'b'], 'After / Security': ['c'] });

  it('follows the checklist, without the title of the document', () => {
    const report = buildReport([buildItem('two', 'fail', at(2)), buildItem('one', 'pass', at(1))]);
    const sections = groupSections(report, checklist);
    expect(titlesOf(sections)).toEqual(['Before › Database', 'After › Security']);
    expect(sections.map(namesOf)).toEqual([['one', 'two'], ['outside c']]);
  });

  it('puts what has no box into a section of its own', () => {
    const report = buildReport([buildItem('x', 'pass'), buildItem('y', 'pass', at(99))], {
      triggers: [buildTrigger('t', 'clear')],
    });
    const sections = groupSections(report, checklist);
    expect(sections.at(-1)?.title).toBe('Not in the checklist');
    expect(namesOf(sections.at(-1))).toEqual(['x', 'y', 't']);
  });

  it('shows every item and trigger of a box that several are bound to', () => {
    const report = buildReport([buildItem('x', 'pass', at(1)), buildItem('y', 'fail', at(1))], {
      triggers: [buildTrigger('t', 'fired', at(1))],
    });
    expect(namesOf(groupSections(report, checklist)[0])).toEqual(['x', 'y', 't', 'outside b']);
  });

  it('uses phases, in their order, without a checklist', () => {
    const report = buildReport(
      [buildItem('late', 'pass', { phase: 'post-deployment' }), buildItem('early', 'pass')],
      { triggers: [buildTrigger('t', 'unknown')] },
    );
    const sections = groupSections(report);
    expect(titlesOf(sections)).toEqual(['pre-deployment', 'post-deployment', 'rollback triggers']);
    expect(sections.map(namesOf)).toEqual([['early'], ['late'], ['t']]);
  });

  it('keeps group boxes, and never lets a row be deeper than one step', () => {
    const nested = withBoxes(checklist, (box) => ({
      depth: box.line * 3,
      isGroup: box.line === 1,
    }));
    const [first] = groupSections(buildReport([]), nested);
    expect(namesOf(first)).toEqual(['group a', 'outside b']);
    expect(first?.rows.map((row) => row.depth)).toEqual([0, 1]);
  });

  it('names sections without headings after the file', () => {
    const bare = withBoxes(checklist, () => ({ section: [] }));
    expect(titlesOf(groupSections(buildReport([]), bare))).toEqual(['docs/checklist.md']);
  });

  it('keeps a heading that boxes stand right below, even if all others are below it too', () => {
    const mixed = withBoxes(checklist, (box) =>
      box.line === 1 ? { section: ['The checklist'] } : {},
    );
    expect(titlesOf(groupSections(buildReport([]), mixed))).toEqual([
      'The checklist',
      'The checklist › Before › Database',
      'The checklist › After › Security',
    ]);
  });

  it('is empty for a report of nothing', () => {
    expect(groupSections(buildReport([]))).toEqual([]);
  });
});

describe('isCalm', () => {
  it.each([
    ['pass', true],
    ['skip', true],
    ['waived', true],
    ['warn', false],
    ['pending', false],
    ['inconclusive', false],
    ['error', false],
    ['fail', false],
  ] as const)('of one that %s is %s', (outcome, expected) => {
    const [section] = groupSections(buildReport([buildItem('x', outcome)]));
    expect(section && isCalm(section)).toBe(expected);
  });

  it.each([
    ['clear', true],
    ['unknown', false],
    ['fired', false],
  ] as const)('of a trigger that is %s is %s', (state, expected) => {
    const report = buildReport([], { triggers: [buildTrigger('t', state)] });
    const [section] = groupSections(report);
    expect(section && isCalm(section)).toBe(expected);
  });
});
