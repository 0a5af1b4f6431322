import type { ExpectedVersion } from './evidence.ts';

/** Fewer digits of a commit could be any commit's. */
const MIN_DIGITS = 7;

const DIGEST = /sha256:[0-9a-f]{64}/i;

/** What is wrong with a version that was answered; undefined if it is the expected one. */
export function findMismatch(seen: string, expected: ExpectedVersion): string | undefined {
  const value = seen.trim();
  switch (expected.kind) {
    case 'commit':
      return findCommitMismatch(value.toLowerCase(), expected.value.toLowerCase());
    case 'image':
      return isSameImage(value, expected.value) ? undefined : 'another image';
    case 'text':
      return value === expected.value.trim() ? undefined : 'another version';
  }
}

function findCommitMismatch(value: string, commit: string): string | undefined {
  const digits = /^[0-9a-f]+/.exec(value)?.[0] ?? '';
  if (digits.length >= MIN_DIGITS && value === `${digits}-dirty`) {
    return 'a build with changes that were not committed';
  }
  if (digits === '' || digits !== value) return 'no commit';
  if (value.length < MIN_DIGITS) return `only ${value.length} digits, ${MIN_DIGITS} are needed`;
  return commit.startsWith(value) ? undefined : 'another commit';
}

/** A digest is the image whatever registry it is in; a tag is only a name. */
function isSameImage(value: string, image: string): boolean {
  const digest = DIGEST.exec(image)?.[0].toLowerCase();
  if (digest === undefined) return value === image;
  return DIGEST.exec(value)?.[0].toLowerCase() === digest && isWholeReference(value);
}

/** `name@sha256:…` or `sha256:…`, with nothing behind it. */
function isWholeReference(value: string): boolean {
  return /^(?:[\w./:-]{1,300}@)?sha256:[0-9a-f]{64}$/i.test(value);
}

/** A version like the expected one that nobody has: every hex digit is another. */
export function makeUp(expected: ExpectedVersion): ExpectedVersion {
  const value = expected.value.replace(/[0-9a-f]/gi, (digit) =>
    (15 - Number.parseInt(digit, 16)).toString(16),
  );
  return { kind: expected.kind, value: value === expected.value ? `not ${value}` : value };
}
