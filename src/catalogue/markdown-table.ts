/** A table of our own texts, which may be Markdown; only what would break the table is escaped. */
export function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows.map((row) => row.map(renderCell))];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Our words in a paragraph: a `<name>` outside code is shown and not taken for HTML. */
export function renderProse(text: string): string {
  const parts = text.split('`');
  return parts
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll('<', '&lt;')))
    .join('`');
}

function renderCell(text: string): string {
  return renderProse(text)
    .replaceAll('|', '\\|')
    .replaceAll(/\s*\n\s*/g, ' ');
}
