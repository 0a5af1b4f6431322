import { describe, expect, it } from '@jest/globals';
import { parseMarker } from '../../src/domain/marker.ts';
import type { Phase } from '../../src/domain/phase.ts';
import { renderComment } from '../../src/reporters/comment.ts';
import { addKeptPhases, findKeptPhases } from '../../src/reporters/kept-phases.ts';
import { renderNewerRun } from '../../src/reporters/newer-run.ts';
import { buildItem, buildReport, MARKER } from '../support/sample-report.ts';

const COMMIT = 'c'.repeat(40);

function report(phase: Phase, commit = COMMIT, text = `An item of ${phase}`) {
  const plain = buildReport([buildItem('one', 'pass', { phase, text })]);
  return {
    ...plain,
    subject: { ...plain.subject, commit },
    run: { ...plain.run, phases: [phase] },
  };
}

function render(phase: Phase, standing?: string, commit = COMMIT): string {
  const view = { report: report(phase, commit), marker: MARKER };
  return renderComment(standing === undefined ? view : { ...view, standing });
}

describe('what a comment keeps of earlier runs', () => {
  it('are other phases of the same commit, folded, and those that it kept itself', () => {
    const first = render('pre-deployment');
    const second = render('approval', first);
    const third = render('post-deployment', second);
    expect(second).toContain('An item of pre-deployment');
    expect(third).toContain('An item of pre-deployment');
    expect(third).toContain('An item of approval');
    expect(
      findKeptPhases(third, { commit: COMMIT, phases: ['rollback'] }).map(({ phases }) => phases),
    ).toEqual([['post-deployment'], ['approval'], ['pre-deployment']]);
  });

  it('is nothing of a phase that runs again, and nothing of another commit', () => {
    const first = render('pre-deployment');
    const again = render('pre-deployment', first);
    expect(again.match(/An item of pre-deployment/g)).toHaveLength(
      first.match(/An item of pre-deployment/g)?.length ?? 0,
    );
    expect(render('approval', first, 'd'.repeat(40))).not.toContain('An item of pre-deployment');
  });

  it('is only what has the form that we write', () => {
    const standing = [
      '<!-- holdpoint:phases=nonsense commit=cccc verdict=GO run=1 -->\nx<!-- /holdpoint:phases -->',
      `<!-- holdpoint:phases=approval commit=${COMMIT} verdict=SURE run=1 -->\nx<!-- /holdpoint:phases -->`,
      `<!-- holdpoint:phases=approval commit=${COMMIT} verdict=GO run=1 -->\nnever ended`,
    ].join('\n');
    expect(findKeptPhases(standing, { commit: COMMIT, phases: ['rollback'] })).toEqual([]);
  });

  it('gives way to the run’s own, and what was left out is named', () => {
    const block = `<!-- holdpoint:phases=approval commit=${COMMIT} verdict=GO run=1 -->\n${'x'.repeat(60_000)}\n<!-- /holdpoint:phases -->\n`;
    const comment = render('pre-deployment', block);
    expect(Buffer.byteLength(comment)).toBeLessThan(65_536);
    expect(comment).toContain('the earlier run of approval');
    expect(comment).toContain('An item of pre-deployment');
  });
});

describe('a newer run’s comment', () => {
  const newer = render('approval');

  it('gets what an older one says of another phase of the commit, once', () => {
    const merged = addKeptPhases(newer, render('pre-deployment'), 65_000) ?? '';
    expect(merged.startsWith(newer.trimEnd())).toBe(true);
    expect(merged).toContain('An item of pre-deployment');
    expect(addKeptPhases(merged, render('pre-deployment'), 65_000)).toBeUndefined();
  });

  it('gets nothing of the same phase, of another commit, or beyond its size', () => {
    expect(addKeptPhases(newer, render('approval'), 65_000)).toBeUndefined();
    const other = render('pre-deployment', undefined, 'd'.repeat(40));
    expect(addKeptPhases(newer, other, 65_000)).toBeUndefined();
    expect(addKeptPhases(newer, render('pre-deployment'), 100)).toBeUndefined();
  });

  it('that was written over is told by its statuses, beside what stands of other phases', () => {
    const text = renderNewerRun({
      marker: { ...MARKER, runId: '99' },
      words: [
        {
          state: 'failure',
          context: 'holdpoint/production/approval',
          description: 'NO-GO <!-- x --> @all',
          targetUrl: 'https://github.com/acme/crm/actions/runs/99',
        },
      ],
      standing: render('pre-deployment'),
      commit: COMMIT,
      mark: '<!-- mark -->',
    });
    expect(parseMarker(text)).toMatchObject({ runId: '99' });
    expect(text).toContain('failure');
    expect(text).toContain('An item of pre-deployment');
    expect(text).not.toContain('<!-- x -->');
    expect(text).not.toContain('@all');
  });
});
