import type { ItemResult, Report } from '../domain/report.ts';
import { countBytes, fitList, type ListEntry } from './fit.ts';
import { listAttention } from './list-attention.ts';
import {
  type AttentionLimits,
  renderAdvisory,
  renderConfirmations,
  renderObstacle,
  renderWaiting,
  renderWaived,
} from './render-attention.ts';

export interface FirstScreenOptions {
  readonly budgetBytes: number;
  readonly limits: AttentionLimits;
  /** Print the lines that confirm items. */
  readonly confirmations: boolean;
}

export interface FirstScreen {
  readonly text: string;
  /** What did not fit, in words. */
  readonly leftOut: readonly string[];
}

interface Block {
  readonly title: string;
  /** What one of its items is called where it is left out. */
  readonly noun: string;
  /** Part of the budget that it may take. */
  readonly share: number;
  readonly entries: readonly ListEntry[];
  readonly appendix?: string | undefined;
}

const MAX_PASTED = 20;
const MORE_BYTES = 40;

/** What stands between the run and a GO, worst first, each with what to do about it. */
export function renderFirstScreen(report: Report, options: FirstScreenOptions): FirstScreen {
  const blocks = listBlocks(report, options).filter((block) => block.entries.length > 0);
  const parts = blocks.map((block) => renderBlock(block, options.budgetBytes * block.share));
  return {
    text: parts.map((part) => part.text).join(''),
    leftOut: parts.flatMap((part) => part.leftOut),
  };
}

function listBlocks(report: Report, options: FirstScreenOptions): readonly Block[] {
  const { failed, unmeasured, waiting, advisory, waived } = listAttention(report);
  const { environment, commit } = report.subject;
  const tellObstacle = (item: ItemResult) => renderObstacle(item, environment, options.limits);
  const tellWaiting = (item: ItemResult) => renderWaiting(item, environment, options.limits);
  const pasted = options.confirmations
    ? renderConfirmations(waiting, commit, MAX_PASTED)
    : undefined;
  return [
    { title: 'Failed', noun: 'failing', share: 0.45, entries: failed.map(tellObstacle) },
    {
      title: 'Could not be measured',
      noun: 'unmeasured',
      share: 0.2,
      entries: unmeasured.map(tellObstacle),
    },
    {
      title: 'A person must confirm',
      noun: 'waiting',
      share: 0.1,
      entries: waiting.map(tellWaiting),
      appendix: pasted,
    },
    {
      title: 'Advisory: stops nothing',
      noun: 'advisory',
      share: 0.05,
      entries: advisory.map((item) => renderAdvisory(item, environment)),
    },
    {
      title: 'Waived: passes by permission',
      noun: 'waived',
      share: 0.1,
      entries: waived.map((item) => renderWaived(item, environment, options.limits)),
    },
  ];
}

function renderBlock(block: Block, budgetBytes: number): FirstScreen {
  const { entries, noun } = block;
  const title = `\n### ${block.title} (${entries.length})\n\n`;
  const room = Math.max(0, Math.floor(budgetBytes) - countBytes(title) - MORE_BYTES);
  const pasted = block.appendix === undefined ? '' : `\n${block.appendix}`;
  const appendix = countBytes(pasted) <= room / 2 ? pasted : '';
  const fitted = fitList(entries, room - countBytes(appendix));
  const more = fitted.dropped > 0 ? `- and ${fitted.dropped} more\n` : '';
  return {
    text: `${title}${fitted.text}${more}${appendix}`,
    leftOut: [
      ...(fitted.shortened > 0 ? [`the findings of ${fitted.shortened} ${noun} items`] : []),
      ...(fitted.dropped > 0 ? [`the names of ${fitted.dropped} ${noun} items`] : []),
      ...(pasted === appendix ? [] : ['the lines that confirm items']),
    ],
  };
}
