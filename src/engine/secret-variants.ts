/** One text under which a secret can appear, and what the label says about it. */
export interface SecretVariant {
  readonly text: string;
  /** Empty for the value itself; `~base64`, `~line2`: another text must not get the same label. */
  readonly suffix: string;
}

/**
 * Shorter values are not looked for: `true`, `8080` or `ana` stand in any text by chance, and would
 * shred evidence. Six is what one-time codes and the shortest captured tokens have; values that the
 * plan names need eight (the plan says so), because there `public:` is the way out.
 */
export const MIN_SECRET_LENGTH = 6;

/** Lines shorter than this are not looked for on their own. */
const MIN_LINE_LENGTH = 8;

/** Longer values are looked for piece by piece, so that what a stream holds back stays bounded. */
const MAX_PIECE_LENGTH = 2_048;

/** Borders of PEM blocks are no secrets, and stand in every certificate. */
const PUBLIC_LINE = /^-----(?:BEGIN|END) [A-Z0-9 ]+-----$/;

function cutPieces(text: string): string[] {
  if (text.length <= MAX_PIECE_LENGTH) return [text];
  const count = Math.ceil(text.length / MAX_PIECE_LENGTH);
  const size = Math.ceil(text.length / count);
  return Array.from({ length: count }, (_, index) => text.slice(index * size, (index + 1) * size));
}

/** The value as one, if it is not too long for that, and its lines. */
function listParts(value: string): SecretVariant[] {
  const parts: SecretVariant[] = [];
  if (value.length <= MAX_PIECE_LENGTH) parts.push({ text: value, suffix: '' });
  const lines = value.split(/[\r\n]+/).map((line) => line.trim());
  if (lines.length === 1 && parts.length === 1) return parts;
  for (const [index, line] of lines.entries()) {
    if (line.length < MIN_LINE_LENGTH || PUBLIC_LINE.test(line)) continue;
    const pieces = cutPieces(line);
    const name = `~line${index + 1}`;
    pieces.forEach((text, at) => {
      parts.push({ text, suffix: pieces.length === 1 ? name : `${name}.${at + 1}` });
    });
  }
  return parts;
}

function encodeStrictly(text: string): string {
  const escapeChar = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replace(/[!'()*]/g, escapeChar);
}

function listUrlEncodings(text: string): string[] {
  const strict = encodeStrictly(text);
  const form = new URLSearchParams([['', text]]).toString().slice(1);
  const upper = [encodeURI(text), encodeURIComponent(text), strict, form];
  const spaced = upper.flatMap((one) => [one, one.replaceAll('%20', '+')]);
  const lower = spaced.map((one) => one.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()));
  return [...spaced, ...lower];
}

function escapeUnicode(text: string, pattern: RegExp): string {
  return text.replace(pattern, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * As in JavaScript, as in PHP (`\/`), as in Python (ASCII only), as in Go (`\u003c`), and twice.
 */
function listJsonEscapes(text: string): string[] {
  const plain = JSON.stringify(text).slice(1, -1);
  const ascii = escapeUnicode(plain, /[^\0-\x7f]/g);
  const safe = [escapeUnicode(plain, /[<>&]/g), escapeUnicode(plain, /[<>&']/g)];
  const slashed = plain.replaceAll('/', '\\/');
  const upper = ascii.replace(/(?<=\\u)[0-9a-f]{4}/g, (code) => code.toUpperCase());
  const once = [plain, ascii, upper, ...safe, slashed];
  return [...once, ...once.map((one) => JSON.stringify(one).slice(1, -1))];
}

function listHtmlEscapes(text: string): string[] {
  const base = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return ['"', '&quot;', '&#34;', '&#x22;'].flatMap((double) =>
    ["'", '&#39;', '&#x27;', '&#039;', '&apos;'].map((single) =>
      base.replaceAll('"', double).replaceAll("'", single),
    ),
  );
}

/**
 * Base64 of a longer text shows the secret in one of three ways, by where in a group of three bytes
 * it begins. Only the digits that the secret alone decides are looked for; and the whole encoding
 * with its padding, which is what stands alone.
 */
function listBase64(bytes: Buffer): string[] {
  const cores = [0, 1, 2].map((shift) => {
    const digits = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    const first = Math.ceil((shift * 8) / 6);
    return digits.slice(first, Math.floor(((shift + bytes.length) * 8) / 6));
  });
  const whole = bytes.toString('base64');
  const standard = [...cores, whole, whole.replace(/=+$/, '')];
  return standard.flatMap((one) => [one, one.replaceAll('+', '-').replaceAll('/', '_')]);
}

function listEncodings(text: string): [encoding: string, texts: string[]][] {
  const bytes = Buffer.from(text);
  const hex = bytes.toString('hex');
  return [
    ['', [text]],
    ['~url', listUrlEncodings(text)],
    ['~json', listJsonEscapes(text)],
    ['~html', listHtmlEscapes(text)],
    ['~base64', listBase64(bytes)],
    ['~hex', [hex, hex.toUpperCase()]],
  ];
}

/**
 * All texts under which a secret is recognised, likeliest first and each once. White space around
 * the value is not part of it: files end with a line feed, what is sent does not.
 */
export function listSecretVariants(value: string): SecretVariant[] {
  const trimmed = value.trim().toWellFormed();
  if (trimmed.length < MIN_SECRET_LENGTH) return [];
  const found = new Map<string, string>();
  for (const part of listParts(trimmed)) {
    for (const [encoding, texts] of listEncodings(part.text)) {
      for (const text of texts) {
        if (!found.has(text)) found.set(text, `${part.suffix}${encoding}`);
      }
    }
  }
  return [...found].map(([text, suffix]) => ({ text, suffix }));
}
