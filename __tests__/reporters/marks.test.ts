import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { OUTCOMES } from '../../src/domain/outcome.ts';
import type { Report } from '../../src/domain/report.ts';
import { decideFields, decideMarks } from '../../src/reporters/marks.ts';
import {
  build48,
  buildChecklist,
  buildItem,
  buildReport,
  buildTrigger,
  buildVerdict,
} from '../support/sample-report.ts';
import { hostileText } from './hostile-text.ts';
import { findNodes, readMarkdown, readText } from './read-markdown.ts';

const { boxes } = buildChecklist({ A: ['one', 'two', 'three'] });
const at = (line: number) => ({ box: { line, section: [] } });

describe('decideMarks', () => {
  it.each(OUTCOMES)('of a box whose item ended as %s', (outcome) => {
    const report = buildReport([buildItem('a', outcome, at(1))]);
    const [mark] = decideMarks(report, boxes);
    const isTicked = outcome === 'pass' || outcome === 'warn' || outcome === 'waived';
    expect(mark).toMatchObject({ line: 1, state: isTicked ? 'tick' : 'untick' });
    expect(mark?.note).not.toBe('');
  });

  it('keeps boxes that the run did not look at, without a note', () => {
    expect(decideMarks(buildReport([buildItem('a', 'pass', at(2))]), boxes)).toEqual([
      { line: 1, state: 'keep' },
      { line: 2, state: 'tick', note: '✅ GET /health answered 200 in 12 ms.' },
      { line: 3, state: 'keep' },
    ]);
  });

  it('ticks a box of several items only if all of them are fine', () => {
    const both = [buildItem('a', 'pass', at(1)), buildItem('b', 'fail', at(1))];
    const [mark] = decideMarks(buildReport(both), boxes);
    expect(mark?.state).toBe('untick');
    expect(mark?.note).toBe(
      '✅ GET /health answered 200 in 12 ms.; ❌ fail (status): GET /health answered 503.',
    );
  });

  it.each(['clear', 'unknown', 'fired'] as const)('never ticks a trigger that is %s', (state) => {
    const triggers = [buildTrigger('t', state, at(1))];
    const report = buildReport([buildItem('a', 'pass', at(1))], { triggers });
    const [mark] = decideMarks(report, boxes);
    expect(mark?.state).toBe('untick');
    expect(mark?.note).toContain(`${state}: t is ${state}.`);
  });

  it('says that an item is advisory', () => {
    const report = buildReport([buildItem('a', 'fail', { ...at(1), blocking: false })]);
    expect(decideMarks(report, boxes)[0]?.note).toMatch(/\(advisory\)$/);
  });

  it('makes notes of one line that hold nothing but text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const report = buildReport([buildItem('a', 'fail', { ...at(1), summary: text })]);
        const note = decideMarks(report, boxes)[0]?.note ?? '';
        const tree = readMarkdown(`- [ ] box ${note}`);
        expect(note).not.toMatch(/[\n\r]|<!--/);
        expect(findNodes(tree, 'listItem')).toHaveLength(1);
        expect(findNodes(tree, 'link')).toEqual([]);
        expect(readText(tree)).toMatch(/^box ❌ fail \(status\):/);
      }),
    );
  });
});

describe('decideFields', () => {
  const items = [buildItem('a', 'pass', at(1)), buildItem('b', 'skip', at(2))];
  const go = buildReport(items);
  const coverage = { path: 'x', bound: 3, manual: 0, unbound: 0, total: 3 };
  const change = (run: Partial<Report['run']>, more: Partial<Report> = {}): Report => ({
    ...go,
    run: { ...go.run, ...run },
    ...more,
  });
  const done = { 'Date Completed': '2026-01-05 10:00 UTC', 'Performed By': 'ana' };
  const performed = { 'Performed By': 'ana' };

  it.each([
    ['GO that reaches the end', change({ phases: ['post-deployment'] }), done],
    ['GO before the deployment only', go, performed],
    ['GO that leaves a box open', change({}, { checklist: coverage }), performed],
    [
      'GO that leaves no box open',
      change({}, { checklist: coverage, triggers: [buildTrigger('t', 'clear', at(3))] }),
      done,
    ],
    [
      'GO with an advisory failure beside a pass in one box',
      change(
        {},
        {
          checklist: { ...coverage, total: 2 },
          items: [...items, buildItem('c', 'fail', { ...at(1), blocking: false })],
        },
      ),
      performed,
    ],
    [
      'GO because nothing applies',
      change(
        { phases: ['post-deployment'] },
        { verdict: buildVerdict(items, { reason: 'not-applicable' }) },
      ),
      performed,
    ],
    [
      'HOLD',
      change({ phases: ['post-deployment'] }, { verdict: buildVerdict([buildItem('a', 'error')]) }),
      performed,
    ],
    ['a dry run', change({ phases: ['post-deployment'], dryRun: true }), {}],
    ['a cancelled run', change({ cancelled: true }, { verdict: null }), {}],
    ['nobody', change({ actor: ' ' }), {}],
  ] as const)('for %s', (_, report, expected) => {
    expect(decideFields(report)).toEqual(expected);
  });

  it('names nobody as signing off', () => {
    expect(decideFields(build48().report)).not.toHaveProperty('Signed Off By');
  });

  it('escapes who performed it', () => {
    expect(decideFields(change({ actor: '@ana **x**' }))).toEqual({
      'Performed By': '@\u200bana \\*\\*x\\*\\*',
    });
  });
});
