import { randomInt } from 'node:crypto';

/** What is written into a column, and the part of it that is looked for, in lower case. */
export interface Marker {
  readonly value: string;
  readonly token: string;
  /** What suffices to find it: the beginning that most tokens of a person share. */
  readonly stem: string;
}

/** How a marker is dressed, so that a rule of the column lets it in. */
export const SHAPES = [
  'plain',
  'email',
  'url',
  'phone',
  'digits',
  'upper',
  'letters',
  'host',
  'path',
] as const;

export type Shape = (typeof SHAPES)[number];

const DIGITS = '0123456789';
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Shorter ones stand in a large database by chance. */
const MIN_TOKEN = 8;
const CORE_LENGTH = 16;
/** Behind the core: `c`, three digits, and an end, so that base64 shows every bit of the digits. */
const TOKEN_LENGTH = CORE_LENGTH + 5;
const DIGIT_COUNT = 14;

/** Before and behind the token. */
const DRESS: Readonly<Record<Shape, readonly [before: string, after: string]>> = {
  plain: ['', ''],
  email: ['', '@example.com'],
  url: ['https://example.com/', ''],
  phone: ['+', ''],
  digits: ['', ''],
  upper: ['', ''],
  letters: ['', ''],
  host: ['', '.example.com'],
  path: ['/', ''],
};

/** Makes the markers of one person: all begin with the same core wherever there is room for it. */
export class Mint {
  readonly core = `hp${pick(LETTERS + DIGITS, CORE_LENGTH - 2)}`;
  #count = 0;

  /** Undefined where the column has too little room for something unique. */
  make(shape: Shape, room: number | null): Marker | undefined {
    const [before, after] = DRESS[shape];
    const left = (room ?? Number.POSITIVE_INFINITY) - before.length - after.length;
    if (left < MIN_TOKEN) return undefined;
    const token = this.#makeToken(shape, left);
    const shown = shape === 'upper' ? token.toUpperCase() : token;
    const stem = token.startsWith(this.core) ? this.core : token;
    return { value: before + shown + after, token, stem };
  }

  /** An address of the range for documentation (RFC 3849); no group begins with a zero. */
  makeAddress(): Marker {
    const groups = Array.from({ length: 6 }, () => randomInt(0x1000, 0x10000).toString(16));
    const value = `2001:db8:${groups.join(':')}`;
    return { value, token: value, stem: value };
  }

  #makeToken(shape: Shape, left: number): string {
    if (shape === 'phone' || shape === 'digits') {
      return pick(DIGITS.slice(1), 1) + pick(DIGITS, Math.min(left, DIGIT_COUNT) - 1);
    }
    if (shape === 'letters') return pick(LETTERS, Math.min(left, CORE_LENGTH));
    if (left < TOKEN_LENGTH) return pick(LETTERS, 1) + pick(LETTERS + DIGITS, left - 1);
    this.#count += 1;
    return `${this.core}c${this.#count.toString(36).padStart(3, '0')}e`;
  }
}

function pick(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** Text without meaning for a column that has to hold something. */
export function makeFiller(room: number | null): string {
  return pick(LETTERS, Math.min(room ?? 12, 12));
}

/** A whole number that hardly anybody has, for keys without a default. */
export function makeNumber(base: string): string {
  return base === 'int2' ? String(randomInt(1_000, 32_000)) : String(randomInt(1e8, 2e9));
}
