/** One text under which a marker can appear, and what it is. */
export interface Needle {
  readonly encoding: string;
  readonly text: string;
}

/** Shorter pieces stand in a large text by chance. */
const MIN_LENGTH = 8;

/**
 * What is looked for to find a token of lower case anywhere in a text: as it is, in hex (as bytea
 * is shown), in base64 (RFC 4648, both alphabets), and in base64 that is shown in hex. A token
 * of letters and digits is the same when it is escaped for JSON, HTML or a URL.
 */
export function listNeedles(token: string): readonly Needle[] {
  const spellings = [...new Set([token, token.toUpperCase()])];
  const bases = spellings.flatMap(listBase64);
  return unique([
    { encoding: 'plain', text: token },
    // An address has colons, which a URL escapes; what stays the same is plain.
    { encoding: 'escaped', text: encodeURIComponent(token) },
    ...spellings.map((one) => ({ encoding: 'hex', text: toHex(one) })),
    ...bases.map((text) => ({ encoding: 'base64', text })),
    ...listBase64(token).map((text) => ({ encoding: 'base64 in hex', text: toHex(text) })),
  ]);
}

/** Each text once, none that is too short to say anything. */
export function unique(needles: readonly Needle[]): readonly Needle[] {
  const found = new Map<string, Needle>();
  for (const needle of needles) {
    if (needle.text.length >= MIN_LENGTH && !found.has(needle.text)) found.set(needle.text, needle);
  }
  return [...found.values()];
}

function toHex(text: string): string {
  return Buffer.from(text).toString('hex');
}

/**
 * Base64 of a longer text shows the token in one of three ways, by where in a group of three bytes
 * it begins: only the digits that the token alone decides.
 */
function listBase64(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  const cores = [0, 1, 2].map((shift) => {
    const digits = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    const first = Math.ceil((shift * 8) / 6);
    return digits.slice(first, Math.floor(((shift + bytes.length) * 8) / 6));
  });
  return cores.flatMap(bothAlphabets);
}

/** The standard alphabet and that of URLs. */
export function bothAlphabets(base64: string): readonly string[] {
  return [base64, base64.replaceAll('+', '-').replaceAll('/', '_')];
}
