/** What is checked of a variable, in the order in which findings name it. */
export const CHECK_NAMES = [
  'present',
  'filled',
  'allowed',
  'changed',
  'real',
  'strong',
  'format',
  'range',
  'scheme',
  'tls',
  'remote',
  'pattern',
] as const;

export type CheckName = (typeof CHECK_NAMES)[number];

interface Prose {
  readonly expected: string;
  readonly seen: string;
}

/** What each check asks for, and what is said where it does not hold; never a value. */
export const CHECK_PROSE: Readonly<Record<CheckName, Prose>> = {
  present: { expected: 'the variable is set', seen: 'it is not set' },
  filled: { expected: 'a value', seen: 'it is empty, or only blanks' },
  allowed: { expected: 'none of the forbidden values', seen: 'it has a forbidden value' },
  changed: { expected: 'a value of its own', seen: 'it has the value that the example shows' },
  real: { expected: 'a real value', seen: 'it is a placeholder such as changeme or <your-key>' },
  strong: { expected: 'a strong secret', seen: 'it is too short or too regular' },
  format: { expected: 'a value of its type', seen: 'it is no such value' },
  range: { expected: 'a number within its limits', seen: 'it is beyond a limit' },
  scheme: { expected: 'a URL with one of the schemes', seen: 'it has another scheme' },
  tls: { expected: 'a URL that asks for TLS', seen: 'it allows a connection without TLS' },
  remote: { expected: 'another machine', seen: 'it names this machine (localhost)' },
  pattern: { expected: 'a value that matches the pattern', seen: 'it does not match' },
};
