import type { Checklist } from '../src/domain/checklist.ts';
import type { Outcome } from '../src/domain/outcome.ts';
import type { ItemResult, Judgement, Report } from '../src/domain/report.ts';
import { VERSION } from '../src/domain/version.ts';
import { decideVerdict } from '../src/gate/verdict.ts';
import { REGISTRY } from '../src/probes/registry.ts';
import { renderComment } from '../src/reporters/comment.ts';

interface Sample {
  readonly section: string;
  readonly words: string;
  readonly kind: string;
  /** The kind's first case with this outcome is what the item saw. */
  readonly outcome: Outcome;
  readonly owner?: string;
}

const SAMPLES: readonly Sample[] = [
  {
    section: 'Security',
    words: 'All environment variables are set and not defaults',
    kind: 'env-config',
    outcome: 'fail',
  },
  { section: 'Security', words: 'The log-in page answers', kind: 'http', outcome: 'pass' },
  { section: 'Tests', words: 'Unit tests pass', kind: 'command', outcome: 'pass' },
  {
    section: 'Release',
    words: 'The release notes are written',
    kind: 'manual',
    outcome: 'pending',
    owner: 'product-owner',
  },
];

const STARTED_AT = '2026-01-05T10:00:00.000Z';
const FINISHED_AT = '2026-01-05T10:00:04.200Z';

/**
 * The comment of an imagined run, quoted for README.md. What its items say is said by the judges of
 * the probes about their own cases, so that it is never nicer than the real thing.
 */
export async function renderSampleComment(): Promise<string> {
  const known = SAMPLES.filter(({ kind }) => Object.hasOwn(REGISTRY, kind));
  const items = await Promise.all(known.map(judgeSample));
  const marker = { plan: 'default', environment: 'production', runId: '1', attempt: 1 };
  const view = { report: buildReport(items), checklist: buildChecklist(known), marker };
  // What is for machines means nothing in a README.
  const lines = renderComment(view)
    .replaceAll(/<!--.*?-->\n/g, '')
    .trimEnd()
    .split('\n');
  return lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
}

async function judgeSample(sample: Sample, index: number): Promise<ItemResult> {
  const judgement = await judgeCase(sample);
  const { outcome, reason, summary, findings, remedy } = judgement;
  return {
    id: `item-${index}`,
    text: sample.words,
    phase: 'pre-deployment',
    kind: sample.kind,
    blocking: true,
    blast: 'read',
    environment: 'production',
    ...(sample.owner === undefined ? {} : { owner: sample.owner }),
    tags: [],
    box: { line: index + 1, section: [sample.section] },
    outcome,
    ...(reason === undefined ? {} : { reason }),
    summary,
    findings,
    ...(remedy === undefined ? {} : { remedy }),
    flaky: false,
    startedAt: STARTED_AT,
    endedAt: FINISHED_AT,
    options: {},
    evidenceVersion: 1,
    settle: {},
    attempts: [],
  };
}

async function judgeCase({ kind, outcome }: Sample): Promise<Judgement> {
  const modules = REGISTRY[kind];
  if (modules === undefined) throw new Error(`There is no kind "${kind}".`);
  const [{ cases }, { judge }, { declaration }] = await Promise.all([
    modules.cases(),
    modules.judge(),
    modules.declaration(),
  ]);
  const found = cases.find((one) => one.outcome === outcome);
  if (found === undefined) throw new Error(`No case of "${kind}" ends as ${outcome}.`);
  const judgement = await judge(
    found.evidence as never,
    declaration.options.parse(found.options) as never,
  );
  const { remedy } = declaration.about;
  return judgement.outcome === 'pass' ? judgement : { remedy, ...judgement };
}

function buildReport(items: readonly ItemResult[]): Report {
  const verdict = decideVerdict({
    items,
    mode: 'enforce',
    phases: ['pre-deployment'],
    isPartial: false,
    isDryRun: false,
    isApplicable: true,
    triggers: [],
  });
  const commit = '3f9c2e17d4a85b60'.padEnd(40, '0');
  return {
    schema: 'holdpoint-report',
    version: 1,
    holdpoint: VERSION,
    subject: { repository: 'acme/shop', commit, environment: 'production', planDigest: '' },
    plan: { path: '.github/holdpoint.yml', id: 'default', mode: 'enforce', source: commit },
    run: {
      phases: ['pre-deployment'],
      event: 'pull_request',
      runId: '1',
      attempt: 1,
      startedAt: STARTED_AT,
      finishedAt: FINISHED_AT,
      dryRun: false,
      only: [],
      cancelled: false,
    },
    verdict: { ...verdict, decisive: [...verdict.decisive], counts: { ...verdict.counts } },
    items: [...items],
    triggers: [],
    checklist: {
      path: 'docs/checklist.md',
      bound: items.filter((item) => item.kind !== 'manual').length,
      manual: items.filter((item) => item.kind === 'manual').length,
      unbound: 0,
      total: items.length,
    },
    warnings: [],
  };
}

function buildChecklist(samples: readonly Sample[]): Checklist {
  const boxes = samples.map(({ section, words }, index) => ({
    line: index + 1,
    section: ['Deployment checklist', section],
    text: words,
    checked: false,
    depth: 0,
    isGroup: false,
    commands: [],
    markOffset: 0,
    noteOffset: 0,
  }));
  return { path: 'docs/checklist.md', source: '', boxes, fields: [] };
}
