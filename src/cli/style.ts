import { styleText } from 'node:util';

type Colour = Parameters<typeof styleText>[0];

const COLOURS: Readonly<Record<string, Colour>> = {
  good: 'green',
  warn: 'yellow',
  bad: 'red',
  dim: 'dim',
  strong: 'bold',
};

/** Colours a text if standard output is a terminal that wants it (NO_COLOR, FORCE_COLOR, TERM). */
export function colour(kind: string, text: string): string {
  return styleText(COLOURS[kind] ?? 'reset', text, { stream: process.stdout });
}
