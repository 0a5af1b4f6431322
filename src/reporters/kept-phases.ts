import { PHASES, type Phase } from '../domain/phase.ts';
import type { Report } from '../domain/report.ts';
import { VERDICTS } from '../domain/verdict.ts';
import { countBytes } from './fit.ts';
import { VERDICT_ICONS } from './icon.ts';

/** What an earlier run of other phases wrote into the same comment, about the same commit. */
export interface KeptPhases {
  readonly phases: readonly Phase[];
  readonly commit: string;
  /** `none` for a run without one. */
  readonly verdict: (typeof VERDICTS)[number] | 'none';
  readonly runId: string;
  /** As it stands in the comment. */
  readonly text: string;
}

const BLOCK =
  /<!-- holdpoint:phases=([a-z,-]{1,80}) commit=([0-9a-f]{0,64}) verdict=([A-Za-z-]{1,10}) run=([\w.-]{1,40}) -->\n([\s\S]*?)<!-- \/holdpoint:phases -->/g;

/** More than all phases, one by one. */
const MAX_BLOCKS = 10;

function renderBlock({ phases, commit, verdict, runId, text }: KeptPhases): string {
  const about = `phases=${phases.join(',')} commit=${commit} verdict=${verdict} run=${runId}`;
  return `<!-- holdpoint:${about} -->\n${text}<!-- /holdpoint:phases -->\n`;
}

function describe(report: Report, text: string): KeptPhases {
  const { run, subject, verdict } = report;
  const runId = run.runId.replace(/[^\w.-]/g, '').slice(0, 40) || '0';
  const commit = /^[0-9a-f]{0,64}$/.test(subject.commit) ? subject.commit : '';
  return { phases: run.phases, commit, verdict: verdict?.verdict ?? 'none', runId, text };
}

/** The part of a comment that a later run of other phases keeps in view. */
export function renderKeepable(report: Report, text: string): string {
  return renderBlock(describe(report, text));
}

function parseBlock(match: RegExpMatchArray): KeptPhases | undefined {
  const [, names = '', commit = '', word = '', runId = '', text = ''] = match;
  const phases = PHASES.filter((phase) => names.split(',').includes(phase));
  const verdict = [...VERDICTS, 'none' as const].find((one) => one === word);
  if (phases.length === 0 || verdict === undefined) return undefined;
  return { phases, commit, verdict, runId, text };
}

function readBlocks(comment: string): readonly KeptPhases[] {
  return [...comment.matchAll(BLOCK)].slice(0, MAX_BLOCKS).flatMap((match) => {
    const block = parseBlock(match);
    return block === undefined ? [] : [block];
  });
}

/** True if a comment shows what a run found, as its own or kept from it. */
export function holdsRun(comment: string, runId: string): boolean {
  return readBlocks(comment).some((block) => block.runId === runId);
}

/** What is written anew: phases of a commit. */
export interface Written {
  readonly commit: string;
  readonly phases: readonly Phase[];
}

/**
 * What of a standing comment still holds beside what is written: other phases, of exactly the same
 * commit. It is shown and nothing else: no decision is read back from a comment (design rule 3).
 */
export function findKeptPhases(standing: string, written: Written): readonly KeptPhases[] {
  const seen = new Set<Phase>(written.phases);
  return readBlocks(standing).filter(({ phases, commit }) => {
    if (commit === '' || commit !== written.commit) return false;
    if (phases.some((phase) => seen.has(phase))) return false;
    for (const phase of phases) seen.add(phase);
    return true;
  });
}

/**
 * The comment of a newer run with what ours says of other phases of the same commit; undefined if
 * it says the same already, or has no room for it.
 */
export function addKeptPhases(
  newer: string,
  ours: string,
  budgetBytes: number,
): string | undefined {
  const [own] = readBlocks(ours);
  const theirs = readBlocks(newer);
  if (own === undefined || theirs[0] === undefined) return undefined;
  const phases = theirs.flatMap((one) => one.phases);
  const [kept] = findKeptPhases(ours, { commit: theirs[0].commit, phases });
  if (kept === undefined || kept.runId !== own.runId) return undefined;
  const merged = `${newer.trimEnd()}\n${renderFolded(kept)}`;
  return countBytes(merged) <= budgetBytes ? merged : undefined;
}

function renderFolded(kept: KeptPhases): string {
  const { phases, verdict, runId } = kept;
  const title = `${VERDICT_ICONS[verdict]} <b>${phases.join(', ')}</b>: ${verdict} (run ${runId})`;
  return `\n<details><summary>${title}</summary>\n\n${renderBlock(kept)}\n</details>\n`;
}

/** Folded, as many as fit; the others are named in `leftOut`. */
export function renderKeptPhases(
  kept: readonly KeptPhases[],
  budgetBytes: number,
): { readonly text: string; readonly leftOut: readonly string[] } {
  let room = budgetBytes;
  const texts: string[] = [];
  const leftOut: string[] = [];
  for (const one of kept) {
    const text = renderFolded(one);
    room -= countBytes(text);
    if (room >= 0) texts.push(text);
    else leftOut.push(`the earlier run of ${one.phases.join(', ')}`);
  }
  return { text: texts.join(''), leftOut };
}
