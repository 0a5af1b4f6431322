import type { Nodes } from 'mdast';

function renderRaw(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value;
    case 'break':
      return ' ';
    case 'html':
      return /^<br\b/i.test(node.value) ? ' ' : '';
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    default:
      return 'children' in node ? node.children.map(renderRaw).join('') : '';
  }
}

/** Text on one line, without the marks of strike-through, which our parser leaves as they are. */
export function tidyText(text: string): string {
  return text
    .replaceAll(/~~(?=[^\s~])([^~]*[^\s~])~~/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** What a reader sees of a paragraph, heading or cell: one line, no Markdown, no HTML. */
export function renderPlainText(nodes: readonly Nodes[]): string {
  return tidyText(nodes.map(renderRaw).join(''));
}
