/** Values that stand in examples and tutorials, whole and in lower case, without - _ and blanks. */
const WORDS = new Set(
  'changeme changethis changeit replaceme replacethis replace dev secret test password example default todo tbd fixme placeholder yours none null undefined nil'.split(
    ' ',
  ),
);

/** More of them, which may well be the right value of something that is no secret. */
const SECRET_WORDS = new Set(
  'admin root user passwd pass passw0rd p@ssw0rd secretkey mysecret mysecretkey supersecret supersecretkey verysecret topsecret s3cret s3cr3t insecure notsecret notsosecret dummy sample demo foo bar foobar temp tmp letmein qwerty postgres guest token key apikey value string abc123 development testing local'.split(
    ' ',
  ),
);

const PATTERNS: readonly RegExp[] = [
  /^<[^>]*>$/,
  /^\[[^\]]*\]$/,
  /^\{\{.*\}\}$/,
  /^\$\{?\w+\}?$/,
  /^%\w+%$/,
  /^your[-_ ]/,
  /^x{3,}$/,
  /^\*+$/,
  /^\.{3,}$/,
  /^…+$/,
  /(?:^|[-_ ])(?:change|replace)[-_ ]?(?:me|this|it)(?:$|[^a-z])/,
  /^(?:please[-_ ])?(?:change|replace)[-_ ](?:me|this|it|with|your|the)(?:$|[-_ ])/,
  /^(?:please[-_ ])?(?:insert|enter|put|fill)[-_ ](?:this|it|in|your|the|a)(?:$|[-_ ])/,
  /^(?:todo|fixme|tbd)(?:$|[^a-z0-9])/,
];

const SECRET_PATTERNS: readonly RegExp[] = [
  /^(.)\1*$/,
  /^django-insecure-/,
  /insecure|not[-_ ]?(?:so[-_ ]?)?secret/,
  /^(?:dev|test|example|default|dummy|sample)[-_ ]?(?:key|secret|token|password|only)/,
];

/** True if people write such a value to say that the real one belongs there. */
export function isPlaceholder(value: string, isSecret: boolean): boolean {
  const text = value.trim().toLowerCase().slice(0, 1_000);
  const word = text.replaceAll(/[-_\s]/g, '');
  if (WORDS.has(word) || PATTERNS.some((pattern) => pattern.test(text))) return true;
  if (!isSecret) return false;
  return SECRET_WORDS.has(word) || SECRET_PATTERNS.some((pattern) => pattern.test(text));
}
