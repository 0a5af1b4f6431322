import { createHash } from 'node:crypto';
import { bothAlphabets, listNeedles, type Needle, unique } from '../../expect/needles/encodings.ts';
import type { Mark, Person } from '../../toolbox/sql/person/make-people.ts';

/** Values whose hashes are looked for: each costs time in every row. */
const HASHED = 6;

/** Columns that tell people apart, and that applications keep hashes of. */
const TELLING = /phone|mobile|login|user_?name|ssn|national|person|passport|iban|tax/i;
const ALGORITHMS = ['md5', 'sha1', 'sha256', 'sha512'] as const;

/** Digits of a hash that are looked for: it may have been cut. */
const HASH_DIGITS = 16;

/** Encodings that are looked for where a marker is too short to share the person’s stem. */
const PLAIN = ['plain', 'escaped', 'hex'];

/** All that gives the person away: the markers in every encoding, and hashes of what names it. */
export function listPersonNeedles({ marks }: Person): readonly Needle[] {
  const [main, ...others] = listStems(marks);
  const values = listHashed(marks).map(({ value }) => value);
  return unique([
    ...(main === undefined ? [] : listNeedles(main)),
    ...others.flatMap(listNeedles).filter(({ encoding }) => PLAIN.includes(encoding)),
    ...values.flatMap(listHashes),
  ]);
}

/** What finds somebody’s rows as they are stored: few, because each costs time in every row. */
export function listPlainNeedles({ marks }: Person): readonly Needle[] {
  const stems = listStems(marks);
  const isShared = marks.some(({ stem, token }) => stem !== token);
  const needles = (isShared ? stems.slice(0, 1) : stems).flatMap(listNeedles);
  return needles.filter(({ encoding }) => PLAIN.includes(encoding));
}

/** The shared one first. */
function listStems(marks: readonly Mark[]): readonly string[] {
  const shared = marks.filter(({ stem, token }) => stem !== token);
  return [...new Set([...shared, ...marks].map(({ stem }) => stem))];
}

/** E-mail addresses, what else tells people apart, and then what comes first. */
export function listHashed(marks: readonly Mark[]): readonly Mark[] {
  const rank = ({ value, column }: Mark) =>
    value.includes('@') ? 0 : TELLING.test(column.slice(column.lastIndexOf('.'))) ? 1 : 2;
  return marks.toSorted((a, b) => rank(a) - rank(b)).slice(0, HASHED);
}

/** Pseudonymised is not erased (GDPR Art. 4(5)): who has the address can hash it. */
function listHashes(value: string): readonly Needle[] {
  return ALGORITHMS.flatMap((algorithm) => {
    const digest = createHash(algorithm).update(value).digest();
    const hex = digest.toString('hex');
    const parts = [hex.slice(0, HASH_DIGITS), toUuid(hex)];
    const bases = bothAlphabets(digest.toString('base64').slice(0, HASH_DIGITS));
    return [...parts, ...bases].map((text) => ({
      encoding: `${algorithm} of a value`,
      text,
    }));
  });
}

/** The beginning of a hash that is kept as a UUID. */
function toUuid(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}`;
}
