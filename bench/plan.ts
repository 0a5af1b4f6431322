import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, ROOT, round } from './measure.ts';

const SIZES = [1_000, 2_500, 5_000, 10_000];
const SECTIONS = 20;

function writeWorkspace(workspace: string, count: number): void {
  const words = (index: number) => `Item number ${index} of the large checklist`;
  const sections = Array.from({ length: SECTIONS }, (_, section) => {
    const boxes = Array.from({ length: count / SECTIONS }, (_, index) => {
      return `- [ ] ${words(section * (count / SECTIONS) + index)}`;
    });
    return `## Section ${section}\n\n${boxes.join('\n')}\n`;
  });
  writeFileSync(join(workspace, 'checklist.md'), `# Large\n\n${sections.join('\n')}`);
  const items = Array.from(
    { length: count },
    (_, index) => `    - { item: ${words(index)}, manual: { ask: Look at it. } }`,
  );
  const head = ['version: 1', 'checklist: checklist.md', 'phases:', '  pre-deployment:'];
  writeFileSync(join(workspace, 'plan.yml'), `${[...head, ...items].join('\n')}\n`);
}

async function measureSize(count: number) {
  const workspace = mkdtempSync(join(tmpdir(), 'holdpoint-plan-'));
  try {
    writeWorkspace(workspace, count);
    const argv = [join(ROOT, 'dist/cli.js'), 'run', 'pre-deployment', '--plan', 'plan.yml'];
    const ours = { argv, cwd: workspace, exitCode: 3, prints: 'HOLD' };
    const bare = { argv: [join(ROOT, 'bench/bare.mjs')], cwd: workspace, exitCode: 0 };
    const measured = await compare(ours, bare, 3);
    return {
      items: count,
      bareMs: round(measured.bare.ms),
      oursMs: round(measured.ours.ms),
      addedMs: round(measured.ours.ms - measured.bare.ms),
      peakMb: round(measured.ours.peakMb),
    };
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

/** Load, bind, verdict and all reports of large plans, as whole processes. */
export async function measurePlan() {
  const sizes = [];
  for (const count of SIZES) sizes.push(await measureSize(count));
  const [first, last] = [sizes[0], sizes.at(-1)];
  const perItemKb =
    first === undefined || last === undefined
      ? 0
      : ((last.peakMb - first.peakMb) * 1024) / (last.items - first.items);
  return { sizes, perItemKb: round(perItemKb) };
}
