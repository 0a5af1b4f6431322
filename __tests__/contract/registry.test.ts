import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { OUTCOMES } from '../../src/domain/outcome.ts';
import { judgementSchema } from '../../src/domain/report.ts';
import { itemKeys } from '../../src/plan/schema/item-keys.ts';
import { REGISTRY } from '../../src/probes/registry.ts';
import { ROOT } from './sources.ts';

const kinds = Object.keys(REGISTRY);

describe('the registry', () => {
  it('is sorted and equals the folders', () => {
    const folders = readdirSync(join(ROOT, 'src/probes'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
    expect(kinds).toEqual(folders);
  });

  it.each(kinds)('%s has its fixed set of files', (kind) => {
    const files = readdirSync(join(ROOT, 'src/probes', kind));
    expect(files).toEqual(
      expect.arrayContaining(['README.md', 'cases.ts', 'collect.ts', 'judge.ts', 'options.ts']),
    );
  });

  it('has no kind that is also a common key of items', () => {
    expect(kinds.filter((kind) => itemKeys.includes(kind))).toEqual([]);
  });
});

describe.each(kinds)('%s', (kind) => {
  const modules = REGISTRY[kind];
  if (modules === undefined) throw new Error(`${kind} is not in the registry`);

  it('says what it asks, why, and how it shows that it can fail', async () => {
    const { declaration } = await modules.declaration();
    expect(declaration.kind).toBe(kind);
    expect(declaration.about.question).toMatch(/\?$/);
    for (const words of [
      declaration.about.harm,
      declaration.about.remedy,
      declaration.about.control,
    ]) {
      expect(words.length).toBeGreaterThan(20);
      expect(words).toMatch(/\.$/);
    }
  });

  it('has at least one case of every sort', async () => {
    const { cases } = await modules.cases();
    const shown = new Set(cases.map(({ shows }) => shows));
    expect([...shown].sort()).toEqual(['control', 'fail', 'must-not-pass', 'pass']);
  });

  it('judges every case as the case says', async () => {
    const { cases } = await modules.cases();
    const { declaration } = await modules.declaration();
    const { judge, evidence } = await modules.judge();
    for (const one of cases) {
      const options = declaration.options.parse(one.options) as never;
      const seen = evidence.schema.parse(one.evidence) as never;
      const judged = judgementSchema.parse(await judge(seen, options));
      expect({ title: one.title, outcome: judged.outcome, reason: judged.reason }).toEqual({
        title: one.title,
        outcome: one.outcome,
        reason: one.reason,
      });
      if (one.shows === 'must-not-pass' || one.shows === 'control')
        expect(judged.outcome).not.toBe('pass');
      expect(judged.outcome === 'pass' && judged.findings.length > 0).toBe(false);
    }
  });

  it('never judges evidence of nothing as a pass', async () => {
    const { cases } = await modules.cases();
    expect(cases.filter(({ shows }) => shows === 'pass').length).toBeGreaterThan(0);
    for (const one of cases) expect(OUTCOMES).toContain(one.outcome);
  });
});
