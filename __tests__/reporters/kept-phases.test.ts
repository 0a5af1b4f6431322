import { describe, expect, it } from '@jest/globals';
import type { Phase } from '../../src/domain/phase.ts';
import { renderComment } from '../../src/reporters/comment.ts';
import { findKeptPhases } from '../../src/reporters/kept-phases.ts';
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
    expect(findKeptPhases(third, report('rollback')).map(({ phases }) => phases)).toEqual([
      ['post-deployment'],
      ['approval'],
      ['pre-deployment'],
    ]);
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
    expect(findKeptPhases(standing, report('rollback'))).toEqual([]);
  });

  it('gives way to the run’s own, and what was left out is named', () => {
    const block = `<!-- holdpoint:phases=approval commit=${COMMIT} verdict=GO run=1 -->\n${'x'.repeat(60_000)}\n<!-- /holdpoint:phases -->\n`;
    const comment = render('pre-deployment', block);
    expect(Buffer.byteLength(comment)).toBeLessThan(65_536);
    expect(comment).toContain('the earlier run of approval');
    expect(comment).toContain('An item of pre-deployment');
  });
});
