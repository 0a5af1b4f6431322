const FRONT_MATTER = /^---[ \t]*\r?\n(?=[\w-]+[ \t]*:)/;
const END = /\r?\n---[ \t]*(?:\r?\n|$)/g;
/** Front matter longer than this is taken for text. */
const MAX_LENGTH = 20_000;

/** Length of the YAML block at the very start of a document; 0 if there is none. */
export function measureFrontMatter(source: string): number {
  const head = FRONT_MATTER.exec(source);
  if (head === null) return 0;
  END.lastIndex = head[0].length - 1;
  const end = END.exec(source.slice(0, MAX_LENGTH));
  return end === null ? 0 : end.index + end[0].length;
}
