/** Fills what stands between `<!-- generated:name -->` and `<!-- /generated:name -->`. Pure. */
export function fillBlocks(
  text: string,
  blocks: Readonly<Record<string, string>>,
  file: string,
): string {
  const unknown = [...text.matchAll(/<!-- generated:([\w-]+) -->/g)]
    .map(([, name = '']) => name)
    .filter((name) => !Object.hasOwn(blocks, name));
  if (unknown.length > 0) {
    throw new Error(`${file} asks for ${unknown.join(', ')}, and there is no such block.`);
  }
  return Object.entries(blocks).reduce(
    (filled, [name, content]) => fillBlock(filled, name, content, file),
    text,
  );
}

function fillBlock(text: string, name: string, content: string, file: string): string {
  const [opening, closing] = [`<!-- generated:${name} -->`, `<!-- /generated:${name} -->`];
  const start = text.indexOf(opening);
  const end = text.indexOf(closing, start);
  if (start === -1 || end === -1) {
    throw new Error(
      `${file} has no block "${name}". Write ${opening} and ${closing} where it belongs.`,
    );
  }
  const inside = content === '' ? '\n' : `\n\n${content.trim()}\n\n`;
  return `${text.slice(0, start + opening.length)}${inside}${text.slice(end)}`;
}
