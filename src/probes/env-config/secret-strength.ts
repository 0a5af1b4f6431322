/** More than any key needs; an estimate beyond it would only pretend to be exact. */
const MAX_BITS = 512;

/** What a word that attackers try first adds, whatever its length. */
const WORD_BITS = 10;

const WORDS = new RegExp(
  [
    'secret|s3cret|s3cr3t|passw[o0]rd|passwd|change.?me|letmein|qwerty|abcdef|012345|123456',
    'production|staging|development|example|default|placeholder|insecure|super|very|admin|user',
    'django|flask|session|token|apikey|mykey|test|prod|demo|local',
  ].join('|'),
  'g',
);

/** Share of characters that follow from those before; random text stays far below it. */
const PREDICTABLE_SHARE = 0.25;

const CLASSES: readonly (readonly [pattern: RegExp, size: number])[] = [
  [/[0-9]/, 10],
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/[^0-9A-Za-z]/, 33],
];

/**
 * Upper estimate of a secret's strength in bits: what a random text of these characters would have,
 * less words, runs, sequences and repetitions. It finds weak secrets; it proves no strong one.
 */
export function estimateBits(secret: string): number {
  const text = secret.trim();
  const lower = text.toLowerCase();
  const words = lower.match(WORDS) ?? [];
  const rest = lower.replaceAll(WORDS, '');
  const predictable = countPredictable(rest) / Math.max(1, rest.length);
  const share = predictable > PREDICTABLE_SHARE ? 1 - predictable : 1;
  const bits = rest.length * share * bitsPerCharacter(text) + words.length * WORD_BITS;
  return Math.min(MAX_BITS, Math.floor(bits));
}

function bitsPerCharacter(text: string): number {
  if (/^[0-9a-f]*$/.test(text) || /^[0-9A-F]*$/.test(text)) {
    return /^[0-9]*$/.test(text) ? Math.log2(10) : 4;
  }
  const size = CLASSES.reduce((sum, [pattern, add]) => sum + (pattern.test(text) ? add : 0), 0);
  return Math.log2(size);
}

/** Characters that continue a run or a sequence, or stand in a piece that was there before. */
function countPredictable(text: string): number {
  const seen = new Set<string>();
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const piece = text.slice(at - 3, at + 1);
    const isRepeated = at >= 3 && seen.has(piece);
    if (at >= 3) seen.add(piece);
    if (isRepeated || continuesSequence(text, at)) count += 1;
  }
  return count;
}

function continuesSequence(text: string, at: number): boolean {
  if (at < 2) return false;
  const step = text.charCodeAt(at) - text.charCodeAt(at - 1);
  return Math.abs(step) <= 1 && step === text.charCodeAt(at - 1) - text.charCodeAt(at - 2);
}
