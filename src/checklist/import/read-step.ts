import type { Code } from 'mdast';
import { isCommand, stripPrompt } from '../command-text.ts';
import { findFirstLine } from '../read-box.ts';
import type { Candidate, Found } from './candidate.ts';
import { isInfoTitle } from './info-words.ts';
import type { Leaf } from './leaf.ts';

const SHELLS = new Set([
  'bash',
  'sh',
  'shell',
  'zsh',
  'console',
  'shell-session',
  'terminal',
  'powershell',
  'ps1',
  'pwsh',
  'cmd',
  'bat',
  'fish',
  'sql',
]);

function isEnvironmentFile(code: string): boolean {
  const lines = code.split(/\r\n|\r|\n/).filter((line) => !/^\s*(?:#|$)/.test(line));
  return lines.every((line) => /^\s*(?:export\s+)?[A-Za-z_]\w*=/.test(line));
}

/** Whether a block of code is something to run, and not a file or an output. */
function isScript(code: Code): boolean {
  const language = code.lang?.toLowerCase();
  if (isEnvironmentFile(code.value)) return false;
  if (typeof language === 'string') return SHELLS.has(language);
  const first = findFirstLine(code.value);
  return first !== undefined && isCommand(stripPrompt(first));
}

/** The first command of a script, with the lines that continue it. */
export function findFirstCommand(code: string): string {
  const joined = code.replaceAll(/\\\r?\n\s*/g, ' ');
  return stripPrompt(findFirstLine(joined) ?? '');
}

function explain(leaf: Leaf, code: Code, title: string | undefined): string | undefined {
  if (!isScript(code)) return 'A block of code that is a file or an output, not a command.';
  if (leaf.title === undefined) return 'A block of code without a heading of its own.';
  const isInfo = leaf.section.some((part) => part !== title && isInfoTitle(part));
  return isInfo
    ? `A block of code below "${leaf.title.text.slice(0, 100)}", which explains and checks nothing.`
    : undefined;
}

function makeStep(leaf: Leaf, codes: readonly Code[], list: number): Candidate {
  const { text = '', line = 0 } = leaf.title ?? {};
  return {
    line,
    text,
    list,
    raw: text,
    section: leaf.section.slice(0, -1),
    checked: false,
    origin: 'step',
    codes: codes.map((code) => findFirstCommand(code.value)).filter((code) => code !== ''),
  };
}

/** A heading or label with nothing below it but a script: the step is the heading's words. */
export function readStep(leaf: Leaf, list: number, title: string | undefined): Found {
  const found: Found = { candidates: [], ignored: [] };
  const scripts: Code[] = [];
  for (const block of leaf.blocks) {
    if (block.type !== 'code') continue;
    const why = explain(leaf, block, title);
    if (why === undefined) scripts.push(block);
    else found.ignored.push({ line: block.position?.start.line ?? 0, why });
  }
  if (scripts.length > 0) found.candidates.push(makeStep(leaf, scripts, list));
  return found;
}
