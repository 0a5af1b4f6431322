/** What a literal, a name in quotes or a comment is; a text that was cut may end inside of one. */
const TOKENS =
  /'(?:[^']|'')*(?:'|$)|\$([A-Za-z_]\w*)?\$[\s\S]*?(?:\$\1\$|$)|"[^"]*(?:"|$)|\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$)|--[^\n]*/g;

/** Session and transaction work, which is no question to the data. */
const CONTROL =
  /^(?:begin|start transaction|commit|end|rollback|abort|savepoint|release|set|reset|show|discard|deallocate|prepare transaction)\b/i;

/** A parameter, perhaps with a cast. */
const PARAMETER = /\$\d+(?:::[\w".]+(?:\(\d+(?:, ?\d+)?\))?(?:\[\])?)?/g;

/** Utility statements whose names applications count on. */
const NAMED = /^(?:savepoint|release|rollback|declare|fetch|close|deallocate)\b/i;

/**
 * A statement on one line, without comments, and without literals: utility statements keep those
 * (a password in ALTER ROLE), because the server does not take them out.
 */
export function cleanStatement(text: string): string {
  return text
    .replaceAll(TOKENS, replaceToken)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

function replaceToken(token: string): string {
  if (token.startsWith('"')) return token;
  return token.startsWith('/*') || token.startsWith('--') ? ' ' : "'…'";
}

/**
 * What statements have in common that differ by the length of their lists only: `in ($1, $2)`,
 * `values ($1), ($2)`; PostgreSQL 18 does this itself for some lists. Savepoints and cursors lose
 * the number in their name.
 */
export function fingerprintOf(text: string): string {
  const merged = cleanStatement(text)
    .replaceAll(PARAMETER, '?')
    .replaceAll(/([([]) /g, '$1')
    .replaceAll(/ ([)\]])/g, '$1')
    .replaceAll(/\?(?: ?, ?\?)+/g, '?')
    .replaceAll(/\(\?\)(?: ?, ?\(\?\))+/g, '(?)');
  return NAMED.test(merged) ? merged.replaceAll(/\d+/g, 'N') : merged;
}

/** True of BEGIN, SET, COMMIT and their like. */
export function isSessionControl(text: string): boolean {
  return CONTROL.test(cleanStatement(text));
}
