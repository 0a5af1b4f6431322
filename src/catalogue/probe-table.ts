import type { Kind } from './load-kinds.ts';
import { renderTable } from './markdown-table.ts';

/** Every kind with its question and how it shows that it can fail; for the README. */
export function renderProbeTable(kinds: readonly Kind[]): string {
  const rows = kinds.map(({ declaration: { kind, about } }) => [
    `[\`${kind}\`](src/probes/${kind}/README.md)`,
    about.question,
    `\`${about.blast}\``,
    takeFirstSentence(about.control),
  ]);
  return renderTable(['kind', 'asks', 'changes', 'shows that it can fail'], rows);
}

/** Up to the first full stop that ends a sentence; the page of the kind has all of it. */
export function takeFirstSentence(text: string): string {
  return /^.*?[.!?](?=\s+[A-Z]|$)/s.exec(text)?.[0] ?? text;
}
