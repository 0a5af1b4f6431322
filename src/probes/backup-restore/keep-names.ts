import { stripVTControlCharacters } from 'node:util';
import type { Names } from './evidence.ts';

const MAX_NAMES = 20;
const MAX_NAME = 140;

/** Some of many names, each made harmless and cut. */
export function keepNames(all: readonly string[], most = MAX_NAMES): Names {
  const names = all.slice(0, most).map((name) => keepName(name));
  return { names, more: all.length - names.length };
}

/** One line of text from outside, without control characters. */
export function keepName(text: string, most = MAX_NAME): string {
  const plain = stripVTControlCharacters(text)
    .replaceAll(/\p{Cc}/gu, ' ')
    .trim();
  return plain.length <= most
    ? plain.toWellFormed()
    : `${plain.slice(0, most - 1)}…`.toWellFormed();
}
