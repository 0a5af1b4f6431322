import { parseChecklist } from '../parse.ts';
import type { Candidate } from './candidate.ts';
import { collectCandidates } from './collect-candidates.ts';
import { readContext } from './context-words.ts';
import { dropCommands } from './drop-commands.ts';
import type { ImportItem, ImportResult, Polarity } from './import-result.ts';
import { isCheck, judgePolarity, readWords } from './polarity.ts';
import { proposeKind } from './propose.ts';
import { siftCandidates } from './sift.ts';

export type { ImportItem, ImportResult, Polarity } from './import-result.ts';

/** Nothing but a command: it is to be run, or what it tests has to be true. */
function judgeScript(command: string, polarity: Polarity): Polarity {
  if (polarity !== 'assertion') return polarity;
  return /(?<![\w])(?:test|lint|check|audit|validate|verify)/.test(command)
    ? 'assertion'
    : 'action';
}

/** A heading with a script below it asks to run it, whatever its grammar. */
function judgeCandidate({ origin, section, text, codes, isSignature }: Candidate): Polarity {
  if (isSignature === true) return 'approval';
  const context = readContext(origin === 'step' ? [...section, text] : section);
  const words = dropCommands(text, codes);
  const polarity = judgePolarity(words, context);
  if (words === '') return judgeScript(text, polarity);
  if (origin !== 'step' || polarity !== 'assertion' || isCheck(readWords(text))) return polarity;
  return context === 'rollback' || context === 'rollback-steps' ? 'conditional' : 'action';
}

function judge(candidate: Candidate): ImportItem {
  const { line, section, text, checked } = candidate;
  const polarity = judgeCandidate(candidate);
  return { line, section, text, checked, polarity, proposed: proposeKind(candidate, polarity) };
}

/**
 * What a checklist, in whatever way people write them, asks for, line by line, and why some of its
 * lines ask for nothing. Runs nothing. Throws PlanError for a source over 1 MiB and for nothing
 * else.
 */
export function importChecklist(path: string, source: string): ImportResult {
  const { boxes, fields } = parseChecklist(path, source);
  const { candidates, ignored } = siftCandidates(collectCandidates(source, boxes), source);
  return {
    items: candidates.map(judge),
    fields: fields.map(({ line, label }) => ({ line, label })),
    ignored,
  };
}
