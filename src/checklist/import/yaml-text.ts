const PLAIN = /^\p{L}[\p{L}\p{N} .,()+/'-]*(?<! )$/u;
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** What a reader of the file could not see, or would see in another order. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu;

/** Text as a YAML scalar that reads back as exactly this text. */
export function quoteYaml(text: string): string {
  if (PLAIN.test(text) && !RESERVED.test(text)) return text;
  return JSON.stringify(text).replaceAll(
    /[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (sign) => {
      return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
    },
  );
}

const MAX_COMMENT = 300;

/** Text as it can stand behind `# `: on one line, nothing invisible, not endless. */
export function tidyComment(text: string): string {
  const line = text.replaceAll(INVISIBLE, ' ').replaceAll(/\s+/g, ' ').trim();
  const signs = Array.from(line.slice(0, 2 * MAX_COMMENT));
  return signs.length > MAX_COMMENT
    ? `${signs.slice(0, MAX_COMMENT - 1).join('')}…`
    : signs.join('');
}
