import { describe, expect, it } from '@jest/globals';
import { parseMarker } from '../../src/domain/marker.ts';
import { OUTCOMES } from '../../src/domain/outcome.ts';
import { renderComment } from '../../src/reporters/comment.ts';
import {
  build48,
  buildChecklist,
  buildItem,
  buildReport,
  buildTrigger,
  buildVerdict,
  COMMIT,
  MARKER,
} from '../support/sample-report.ts';
import { findNodes, readMarkdown } from './read-markdown.ts';

const failing = build48({ 3: 'fail', 9: 'pending', 11: 'error', 13: 'inconclusive', 5: 'warn' });

function lineWith(text: string, part: string): string {
  return text.split('\n').find((line) => line.includes(part)) ?? '';
}

describe('renderComment', () => {
  const comment = renderComment({ ...failing, marker: MARKER });

  it('begins with its marker', () => {
    expect(parseMarker(comment)).toEqual(MARKER);
  });

  it('says the verdict, where, when and of what on the second line', () => {
    expect(comment.split('\n')[1]).toBe(
      '## ⛔ NO-GO — production · pre-deployment · <code>abc1234</code>',
    );
  });

  it('shows what failed with expected, seen and remedy before anything folded', () => {
    const screen = comment.slice(0, comment.indexOf('<details>'));
    expect(screen).toContain('### Failed (1)\n\n- ❌ **Verify item 3** — <code>status</code>\n');
    expect(screen).toContain(
      '  - expected: status 200\n  - seen: GET /health answered 503. (item-3)',
    );
    expect(screen).toContain('  - **what to do:** Look at the log of item-3.');
    expect(screen).toContain('### Could not be measured (2)');
    expect(screen).toContain('### A person must confirm (1)\n\n- ⏳ **Verify item 9**\n');
    expect(screen).toContain(
      '11 of 48 items have no automated check (8 for a person to confirm, 3 not in the plan).',
    );
  });

  it('folds every section of the checklist', () => {
    expect(comment.match(/<details>/g)).toHaveLength(12);
    expect(comment.match(/<\/details>/g)).toHaveLength(12);
    expect(comment).toContain(
      '<details><summary>❌ <b>1. Part › Section 1</b>: 3 pass · 1 fail</summary>',
    );
    expect(comment).toContain('<b>2. Part › Section 8</b>: 2 pass · 2 not in this run');
  });

  it('ends with the run, the version and the time', () => {
    expect(comment.trimEnd().split('\n').at(-1)).toBe(
      '<sub>[Run 4711, attempt 2](<https://github.example/acme/crm/actions/runs/4711>) · Holdpoint 0.1.0 · 12.3s</sub>',
    );
  });

  it('ends with the digest of the report if it is known', () => {
    const digest = 'e'.repeat(64);
    expect(renderComment({ ...failing, marker: MARKER, digest })).toContain(
      `report <code>${digest}</code></sub>`,
    );
  });

  it.each(OUTCOMES)('ticks the box of a %s only if that is an ok with evidence', (outcome) => {
    const { report, checklist } = build48({ 1: outcome });
    const tree = readMarkdown(renderComment({ report, checklist, marker: MARKER }));
    const boxes = findNodes(tree, 'listItem').filter((item) => typeof item.checked === 'boolean');
    expect(boxes).toHaveLength(48);
    expect(boxes[0]?.checked).toBe(['pass', 'warn', 'waived'].includes(outcome));
    expect(boxes.slice(1, 30).every((box) => box.checked)).toBe(true);
    expect(boxes.slice(30).some((box) => box.checked)).toBe(false);
  });

  it.each([
    ['pass', '- [x] Verify a — GET /health answered 200 in 12 ms.'],
    [
      'skip',
      '- [ ] ⏭️ Verify a — **skip** <code>skipped</code>: Not applicable: there is no database.',
    ],
    [
      'warn',
      '- [x] ⚠️ Verify a — **warn** <code>threshold</code>: The mean is 95 ms of the 100 ms allowed.',
    ],
    [
      'waived',
      '- [x] 🎫 Verify a — **waived** <code>waived</code>: Waived until 2026-02-01 by jonas.',
    ],
    ['fail', '- [ ] ❌ Verify a — **fail** <code>status</code>: GET /health answered 503.'],
  ] as const)('has one line of evidence for a %s', (outcome, line) => {
    const report = buildReport([buildItem('a', outcome)]);
    expect(renderComment({ report, marker: MARKER })).toContain(`\n${line}\n`);
  });

  it('never ticks a box for a trigger', () => {
    const checklist = buildChecklist({ Triggers: ['a', 'b', 'c'] });
    const triggers = (['clear', 'fired', 'unknown'] as const).map((state, index) =>
      buildTrigger(state, state, { box: { line: index + 1, section: [] } }),
    );
    const report = buildReport([buildItem('x', 'pass')], { triggers });
    const text = renderComment({ report, checklist, marker: MARKER });
    expect(text).toContain('- 🟢 **clear**: Trigger clear — clear is clear.');
    expect(text).toContain('- 🔥 **fired**: Trigger fired — fired is fired.');
    expect(text).toContain('- ❔ **unknown**: Trigger unknown — unknown is unknown.');
    expect(text.match(/\[[x ]\]/g)).toEqual(['[x]']);
  });

  it('marks advisory and flaky items, and those of another environment', () => {
    const items = [
      buildItem('a', 'fail', { blocking: false, environment: 'staging' }),
      buildItem('b', 'pass', { flaky: true }),
    ];
    const text = renderComment({ report: buildReport(items), marker: MARKER });
    expect(text).toContain('- ❌ **Verify a** (on staging) (advisory): fail');
    expect(text).not.toContain('### Failed');
    expect(lineWith(text, 'Verify b')).toContain('- [x] Verify b (flaky) — ');
    expect(text).toContain('<summary>⚠️ <b>pre-deployment</b>');
  });

  it('says that a rollback is required, and why', () => {
    const items = [buildItem('a', 'fail')];
    const verdict = buildVerdict(items, { rollback: 'required' });
    const triggers = [buildTrigger('major', 'fired'), buildTrigger('minor', 'clear')];
    const report = buildReport(items, { verdict, triggers });
    expect(renderComment({ report, marker: MARKER })).toContain(
      '**Rollback: required** — Trigger major\n',
    );
  });

  it.each([
    ['observe mode', { plan: { mode: 'observe' as const } }, 'Observe mode: nothing is stopped'],
    ['a dry run', { run: { dryRun: true } }, 'Dry run: nothing but reads'],
    ['a partial run', { run: { only: ['tag:db'] } }, 'Partial run, only: tag:db.'],
  ])('says so in %s', (_, change: { plan?: object; run?: object }, sentence) => {
    const plain = buildReport([buildItem('a', 'pass')]);
    const plan = { ...plain.plan, ...change.plan };
    const report = { ...plain, plan, run: { ...plain.run, ...change.run } };
    const text = renderComment({ report, marker: MARKER });
    expect(lineWith(text, sentence.slice(0, 12))).toContain(`> ${sentence}`);
    expect(renderComment({ report: plain, marker: MARKER })).not.toContain(sentence.slice(0, 12));
  });

  it('gives no verdict to a cancelled run', () => {
    const plain = buildReport([buildItem('a', 'pass')], { verdict: null });
    const report = { ...plain, run: { ...plain.run, cancelled: true } };
    const text = renderComment({ report, marker: MARKER });
    expect(text).toContain('## ⏹️ NO VERDICT — production');
    expect(text).toContain('The run was cancelled before it could decide.');
    expect(text).not.toMatch(/## .*(GO|HOLD)\b/);
  });

  it('lists what the run warns about', () => {
    const report = buildReport([], { warnings: ['`X` is missing'] });
    const text = renderComment({ report, marker: MARKER });
    expect(text).toContain('<b>Warnings</b>: 1</summary>\n\n- \\`X\\` is missing\n');
  });

  it('leaves the commit out where there is none', () => {
    const plain = buildReport([]);
    const report = { ...plain, subject: { ...plain.subject, commit: '' } };
    const [, heading] = renderComment({ report, marker: MARKER }).split('\n');
    expect(heading).toBe('## ✋ HOLD — production · pre-deployment');
  });
});

describe('the lines that confirm items', () => {
  const items = [
    buildItem('sign', 'pending', { owner: 'product-owner' }),
    buildItem('look', 'pending'),
    buildItem('advice', 'pending', { blocking: false }),
  ];
  const report = buildReport(items);

  it('are not printed while confirmations can not be read', () => {
    expect(renderComment({ report, marker: MARKER })).not.toContain('/confirm');
  });

  it('are printed ready to paste, for blocking items, with the whole commit', () => {
    const text = renderComment({ report, marker: MARKER, confirmations: true });
    const sha = COMMIT;
    expect(text).toContain(`\n\`\`\`text\n/confirm sign ${sha}\n/confirm look ${sha}\n\`\`\`\n`);
    expect(text).toContain('- ⏳ **Verify sign** — product-owner\n');
    expect(text).not.toContain('/confirm advice');
  });

  it('are left out, and that is said, before the names of who is waited for', () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      buildItem(`${'x'.repeat(95)}-${index}`, 'pending', { text: `Look ${index}` }),
    );
    const view = { report: buildReport(many), marker: MARKER, confirmations: true };
    const text = renderComment(view, 30_000);
    expect(text).not.toContain('/confirm');
    expect(text).toContain('the lines that confirm items');
    expect(text).toContain('- ⏳ **Look 20**');
    expect(renderComment(view).match(/^\/confirm /gm)).toHaveLength(20);
  });

  it.each([
    ['an id that is more than an id', { id: 'a\n/override b' }, {}],
    ['an id that closes the block', { id: '```' }, {}],
    ['no commit', {}, { commit: '' }],
    ['a commit that is none', {}, { commit: 'HEAD; x' }],
  ])('are not printed for %s', (_, change, subject) => {
    const bad = buildReport([buildItem('a', 'pending', change)]);
    const view = { report: { ...bad, subject: { ...bad.subject, ...subject } }, marker: MARKER };
    expect(renderComment({ ...view, confirmations: true })).not.toContain('/confirm');
  });
});
