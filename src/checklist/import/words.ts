/** Letters that have no decomposition but whose plain form people type. */
const PLAIN: Readonly<Record<string, string>> = { ß: 'ss', ł: 'l', đ: 'd', ı: 'i', ø: 'o' };

/** Scripts that write no blanks between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

const MAX_LENGTH = 1000;

const TOKEN = /[\p{L}\p{N}_+]+(?:\.[\p{L}\p{N}_]+)*/gu;

/**
 * Text in the form in which words are compared: small letters without accents, one blank for
 * hyphens, slashes, apostrophes and white space. What a text is about stands at its beginning:
 * the first 1,000 characters count.
 */
export function normaliseWords(text: string): string {
  return text
    .slice(0, MAX_LENGTH)
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replaceAll(/[ßłđıø]/g, (letter) => PLAIN[letter] ?? letter)
    .replaceAll(/[-\s/'’`*‐-―]+/g, ' ')
    .trim();
}

/** Takes addresses out, whose parts would be taken for words. */
export function stripAddresses(text: string): string {
  return text.replaceAll(/\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s)>\]]*/gi, ' ');
}

interface Phrase {
  readonly tokens: readonly string[];
  /** The last token may be the beginning of a longer word. */
  readonly isOpen: boolean;
}

/** Many lists look at one text after the other: its words are found once. */
let last: { readonly text: string; readonly tokens: readonly string[] } = { text: '', tokens: [] };

function tokenise(text: string): readonly string[] {
  if (text !== last.text) last = { text, tokens: text.match(TOKEN) ?? [] };
  return last.tokens;
}

function fits(phrase: Phrase, tokens: readonly string[], at: number): boolean {
  return phrase.tokens.every((token, index) => {
    const word = tokens[at + index] ?? '';
    const isLast = index === phrase.tokens.length - 1;
    return phrase.isOpen && isLast ? word.startsWith(token) : word === token;
  });
}

/** Where in the text the word has to stand. */
type Place = 'anywhere' | 'start' | 'end' | 'whole';

function fitsPlace(place: Place, isAtStart: boolean, isAtEnd: boolean): boolean {
  if (place === 'start') return isAtStart;
  if (place === 'end') return isAtEnd;
  return place === 'anywhere' || (isAtStart && isAtEnd);
}

/**
 * A list of words and phrases to find in normalised text. Phrases are filed by the first letter of
 * their first word, so that a list of hundreds costs what a handful does.
 */
class WordList {
  readonly #place: Place;
  readonly #phrases = new Map<string, Phrase[]>();
  readonly #parts: string[] = [];

  constructor(list: string, place: Place) {
    this.#place = place;
    for (const entry of list.split(',')) this.#file(entry.trim());
  }

  #file(entry: string): void {
    const isOpen = entry.endsWith('*');
    const stem = normaliseWords(entry);
    if (stem === '') return;
    if (UNSPACED.test(stem)) {
      this.#parts.push(stem);
      return;
    }
    const tokens = tokenise(stem);
    const letter = tokens[0]?.[0] ?? '';
    const filed = this.#phrases.get(letter) ?? [];
    filed.push({ tokens, isOpen });
    this.#phrases.set(letter, filed);
  }

  #findPhrase(tokens: readonly string[]): string | undefined {
    for (const [at, token] of tokens.entries()) {
      if (at > 0 && (this.#place === 'start' || this.#place === 'whole')) return undefined;
      const phrase = this.#phrases.get(token[0] ?? '')?.find((one) => {
        const isAtEnd = at + one.tokens.length === tokens.length;
        return fitsPlace(this.#place, at === 0, isAtEnd) && fits(one, tokens, at);
      });
      if (phrase !== undefined) return tokens.slice(at, at + phrase.tokens.length).join(' ');
    }
    return undefined;
  }

  #findPart(text: string): string | undefined {
    const body = text.replace(/[.。!]+$/, '');
    return this.#parts.find((part) => {
      if (this.#place === 'anywhere') return body.includes(part);
      return fitsPlace(this.#place, body.startsWith(part), body.endsWith(part));
    });
  }

  /** The first word of the list that the text has, as it stands there. */
  find(text: string): string | undefined {
    const phrase = this.#findPhrase(tokenise(text));
    if (phrase !== undefined || this.#parts.length === 0) return phrase;
    return UNSPACED.test(text) ? this.#findPart(text) : undefined;
  }

  test(text: string): boolean {
    return this.find(text) !== undefined;
  }
}

export type Words = Pick<WordList, 'find' | 'test'>;

/**
 * Finds any of the words, which commas separate. `word*` also finds longer words; in scripts
 * without blanks a word is found inside any other.
 */
export function compileWords(list: string): Words {
  return new WordList(list, 'anywhere');
}

/** The same for the beginning of a text. */
export function compileLeads(list: string): Words {
  return new WordList(list, 'start');
}

/** The same for the end of a text. */
export function compileEnds(list: string): Words {
  return new WordList(list, 'end');
}

/** The same for a whole text. */
export function compileWhole(list: string): Words {
  return new WordList(list, 'whole');
}
