import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { importChecklist } from '../../../src/checklist/import/import-checklist.ts';
import { parseChecklist } from '../../../src/checklist/parse.ts';
import { loadStarter, PATH } from './load-starter.ts';

const FOLDER = new URL('../fixtures/', import.meta.url);
const NAMES = readdirSync(FOLDER).sort();

function read(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8');
}

describe('renderStarterPlan', () => {
  it('writes the plan of the LT CRM: 48 items for people, by phase', async () => {
    const { plan, bound, yaml } = await loadStarter(read('lt-crm.mdown'));
    const phases = Map.groupBy(plan.items, (item) => item.phase);
    expect([...phases].map(([phase, items]) => [phase, items.length])).toEqual([
      ['pre-deployment', 15],
      ['approval', 4],
      ['deployment', 10],
      ['post-deployment', 12],
      ['rollback', 7],
    ]);
    expect(plan.mode).toBe('observe');
    expect(plan.items.every((item) => item.kind === 'manual')).toBe(true);
    expect(bound.coverage).toEqual({ bound: 0, manual: 48, unbound: 0, total: 48 });
    expect([...bound.problems, ...bound.warnings, ...plan.warnings]).toEqual([]);
    expect(plan.items.filter((item) => item.skip !== undefined).map((item) => item.text)).toEqual([
      'Critical security vulnerability discovered',
      'Major functionality broken',
      'Performance degradation beyond acceptable thresholds',
    ]);
    expect(yaml).toContain(
      '      # assertion; proposed: migration — The words "migrations" and "run" ask',
    );
    expect(yaml).toContain(
      '    #   - item: Major functionality broken  # line 70\n    #     when: { failed: [id-of-an-item] }',
    );
    expect(yaml).toContain('#   product-owner: [a-login]');
  });

  it.each(NAMES)('writes a plan for %s that is accepted, and binds what it names', async (name) => {
    const source = read(name);
    const { plan, bound } = await loadStarter(source);
    const { items } = importChecklist(PATH, source);
    expect(bound.problems).toEqual([]);
    expect(new Set(bound.items.map((item) => item.id)).size).toBe(bound.items.length);
    expect(bound.items.every((item) => item.kind === 'manual')).toBe(true);
    for (const item of items.filter((one) => one.polarity === 'trigger')) {
      const written = bound.items.find((one) => one.text === item.text);
      expect(written).toMatchObject({ phase: 'rollback', skip: expect.stringMatching(/trigger/) });
    }
    const { boxes } = parseChecklist(PATH, source);
    if (boxes.length > 0) expect(plan.checklist).toBe(PATH);
    else expect(plan.checklist).toBeUndefined();
  });

  it('leaves the checklist out where there is nothing to tick', async () => {
    const { plan, yaml } = await loadStarter(read('plain-bullets.mdown'));
    expect(plan.checklist).toBeUndefined();
    expect(plan.sections).toEqual({});
    expect(yaml).toContain('# checklist: docs/checklist.md has no boxes (`- [ ]`)');
    expect(plan.items.map((item) => item.text)).toContain('Back up the database');
  });

  it('leaves equal texts out and says so; an id tells them apart', async () => {
    const source =
      '# A\n\n- [ ] Smoke test\n- [ ] **Smoke** test.\n- [ ] Other\n- [ ] Twice <!-- id: t1 -->\n- [ ] Twice <!-- id: t2 -->\n';
    const { plan, bound, yaml } = await loadStarter(source);
    expect(plan.items.map((item) => [item.id, item.text])).toEqual([
      ['other', 'Other'],
      ['t1', 'Twice'],
      ['t2', 'Twice'],
    ]);
    expect(yaml).toContain(
      '#   line 3: Smoke test (several boxes have these words; tell them apart with',
    );
    expect(bound.items).toHaveLength(5);
    expect(bound.coverage).toEqual({ bound: 0, manual: 3, unbound: 2, total: 5 });
  });

  it('gives ids where words make none, or the same', async () => {
    const source =
      '# A\n\n- [ ] a/b\n- [ ] a b\n- [ ] ✅ ok?\n- [ ] x <!-- id: ok -->\n- [ ] ✅✅ → 🚀\n- [ ] +1\n- [ ] -1\n';
    const { plan, bound } = await loadStarter(source);
    expect(new Set(plan.items.map((item) => item.id)).size).toBe(plan.items.length);
    expect(bound.problems).toEqual([]);
    expect(bound.items).toHaveLength(7);
  });

  it('declares what is struck out or a choice as not applicable, with the reason', async () => {
    const { plan } = await loadStarter(
      '# A\n\n- [ ] ~~Old~~\n- [ ] New\n\n## Severity\n\n- [ ] Bad\n',
    );
    expect(plan.items.map((item) => [item.text, item.skip, item.phase])).toEqual([
      ['Old', 'Struck out or marked as void.', 'approval'],
      ['New', undefined, 'approval'],
      ['Bad', 'An answer to "Severity": a choice, not a check.', 'approval'],
    ]);
  });

  it('puts what a rollback needs before the deployment, and its steps into it', async () => {
    const source =
      '# A\n\n## Rollback plan\n\n- [ ] Previous version tagged\n- [ ] Redeploy the previous image\n\n## After the deployment\n\n- [ ] Product owner sign-off\n\n## Deployment steps\n\n- [ ] CTO approval\n';
    const { plan } = await loadStarter(source);
    expect(plan.items.map((item) => [item.text, item.phase])).toEqual([
      ['Previous version tagged', 'pre-deployment'],
      ['CTO approval', 'approval'],
      ['Product owner sign-off', 'post-deployment'],
      ['Redeploy the previous image', 'rollback'],
    ]);
  });

  it('mentions scripts beside boxes without making items of them', async () => {
    const boxes = '- [ ] a1\n- [ ] a2\n';
    const source = `# A\n\n${boxes}\n## Build\n\n\`\`\`bash\nnpm run build\n\`\`\`\n\n| Check | Status |\n|-|-|\n| Login works | ☐ |\n`;
    const step = source.replace(/\| Check[\s\S]*$/, '');
    const { plan, yaml, bound } = await loadStarter(step);
    expect(plan.items.map((item) => item.text)).toEqual(['a1', 'a2']);
    expect(yaml).toContain('#   line 6: Build (a script without a box)');
    expect(bound.warnings).toEqual([]);
    const withRow = await loadStarter(source);
    expect(withRow.plan.items.map((item) => item.text)).toContain('Login works');
    expect(withRow.yaml).toContain('# in no box of the checklist');
  });
});
