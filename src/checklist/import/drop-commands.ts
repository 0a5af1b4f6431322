import { isCommand } from '../command-text.ts';

/** The words beside the commands of a text; empty if it is nothing but commands. */
export function dropCommands(text: string, codes: readonly string[]): string {
  return codes
    .filter(isCommand)
    .reduce((rest, code) => rest.replace(code.replaceAll(/\s+/g, ' ').trim(), ' '), text)
    .replace(/[\s:：,;(–—-]+$/, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
