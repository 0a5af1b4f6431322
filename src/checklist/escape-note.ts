const MAX_CHARS = 300;

/** What cannot be seen and may mislead: controls, bidi marks, invisible tags, lone surrogates. */
const INVISIBLE = /[[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]--[\u200b-\u200d]]/gv;

/** What is already escaped stays one visible character. */
const ESCAPED = /<span>\$<\/span>|\\[!-/:-@[-`{-~]|&(?:lt|gt|amp|quot|#39|#124|#8203);/u;
const SPECIAL = /[\\`|<>&"$*_~[\](){}!]/u;
const CHARACTER = new RegExp(`${ESCAPED.source}|[\\s\\S]`, 'gu');
const UNSAFE = new RegExp(`${ESCAPED.source}|${SPECIAL.source}`, 'gu');

const ENTITIES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  $: '<span>$</span>',
};

/** A backslash does not work everywhere: not in code that the author's text left open. */
function escapeToken(token: string): string {
  if (token === '\\') return '\\\\';
  const char = token.length === 2 && token.startsWith('\\') ? token.slice(1) : token;
  if (char.length > 1) return token;
  if (char === '`' || char === '|') return ' ';
  return ENTITIES[char] ?? (/[\\*_~[\](){}!]/.test(char) ? `\\${char}` : char);
}

/** Breaks what GitHub links after Markdown is rendered, where no escape helps. */
function breakLinks(text: string): string {
  return text
    .replaceAll(/@(?!\u200b|&#8203;)/g, '@&#8203;')
    .replaceAll(/(?<!&)#(?!\u200b|&#8203;)/g, '#&#8203;')
    .replaceAll(/:(?=\/\/)/g, ':&#8203;')
    .replaceAll(/www(?=\.)/gi, '$&&#8203;')
    .replaceAll(/gh-(?=\d)/gi, '$&&#8203;');
}

function cutLine(line: string, isCut: boolean): string {
  if (line.length <= MAX_CHARS && !isCut) return line;
  const characters = line.match(CHARACTER) ?? [];
  if (characters.length <= MAX_CHARS && !isCut) return line;
  return [...characters.slice(0, MAX_CHARS - 1), '…'].join('');
}

/**
 * Text as one line of inline Markdown, at most 300 visible characters, that cannot open or close
 * anything in the line it is added to. Text that is escaped already comes back as it is.
 */
export function escapeNote(text: string): string {
  const bounded = text.slice(0, 20 * MAX_CHARS);
  const line = bounded
    .replaceAll(INVISIBLE, ' ')
    .replaceAll(/[\s|]+/g, ' ')
    .trim();
  const kept = cutLine(line, bounded.length < text.length);
  return breakLinks(kept.replaceAll(UNSAFE, escapeToken)).replaceAll(/ {2,}/g, ' ').trim();
}
