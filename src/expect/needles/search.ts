import type { Needle } from './encodings.ts';

/** A text made ready to be searched: without the breaks that base64 is wrapped by. */
export interface Haystack {
  readonly exact: string;
  readonly lower: string;
}

export function prepareText(text: string): Haystack {
  const exact = text.replaceAll(/[\r\n]/g, '');
  return { exact, lower: exact.toLowerCase() };
}

/** Whatever case it is in; base64, where the case says something, exactly. */
export function isFound({ exact, lower }: Haystack, { encoding, text }: Needle): boolean {
  return encoding === 'base64' ? exact.includes(text) : lower.includes(text.toLowerCase());
}
