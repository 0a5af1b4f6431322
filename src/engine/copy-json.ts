import { type Json, setMember } from '../domain/json.ts';

/** The value is not what evidence and options are made of; the message names the place. */
export class NotJsonError extends Error {
  override readonly name = 'NotJsonError';
}

/** The value is larger than it may be; the copy was given up. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

/** Deeper values can't be written and read back everywhere. */
const MAX_DEPTH = 100;

function describeKind(value: unknown): string {
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.getPrototypeOf(value)?.constructor?.name ?? 'an object';
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  // A probe may hand on objects of another realm, such as a `vm` context.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function renderPlace(place: string | number, isRoot: boolean): string {
  if (typeof place === 'number') return `[${place}]`;
  return isRoot ? place : `.${place.slice(0, 40)}`;
}

class JsonCopier {
  /**
   * Characters left, roughly; an object met twice is counted twice, as it will be written twice.
   */
  #room: number;
  readonly #open = new Set<object>();
  /** Where it is; a message is rarely needed, so it is not rendered on the way. */
  readonly #path: (string | number)[];
  readonly #isSorted: boolean;

  constructor(name: string, maxLength: number, isSorted: boolean) {
    this.#path = [name];
    this.#room = maxLength;
    this.#isSorted = isSorted;
  }

  copy(value: unknown): Json {
    if (typeof value === 'string') return this.#charge(value, value.length + 2);
    if (value === null || typeof value === 'boolean') return this.#charge(value, 4);
    // Adding zero turns -0 into 0, which is what JSON makes of it.
    if (typeof value === 'number' && Number.isFinite(value)) return this.#charge(value + 0, 1);
    if (typeof value !== 'object') throw this.#refuse(`is ${describeKind(value)}`);
    if (this.#open.has(value)) throw this.#refuse('contains itself');
    if (this.#open.size >= MAX_DEPTH) throw this.#refuse(`is nested over ${MAX_DEPTH} deep`);
    this.#open.add(value);
    const copied = Array.isArray(value) ? this.#copyList(value) : this.#copyMembers(value);
    this.#open.delete(value);
    return copied;
  }

  #copyList(list: readonly unknown[]): Json {
    this.#charge(null, 2 + list.length);
    return Array.from(list, (one, index) => this.#copyAt(index, one));
  }

  #copyMembers(value: object): Json {
    if (!isPlain(value)) throw this.#refuse(`is ${describeKind(value)}`);
    this.#charge(null, 2);
    const members: Record<string, Json> = {};
    const given = Object.entries(value);
    if (this.#isSorted) given.sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [key, one] of given) {
      // An absent member and an undefined one are the same to everybody who writes optional
      // members.
      if (one === undefined) continue;
      this.#charge(null, key.length + 4);
      setMember(members, key, this.#copyAt(key, one));
    }
    return members;
  }

  #copyAt(place: string | number, value: unknown): Json {
    this.#path.push(place);
    const copied = this.copy(value);
    this.#path.pop();
    return copied;
  }

  #charge<T>(value: T, length: number): T {
    this.#room -= length;
    if (this.#room < 0) throw new TooLargeError('The value is too large.');
    return value;
  }

  #refuse(what: string): NotJsonError {
    const path = this.#path.map((place, index) => renderPlace(place, index === 0)).join('');
    return new NotJsonError(`${path.slice(0, 200)} ${what}; only plain JSON is allowed there.`);
  }
}

/**
 * A deep copy of plain JSON, never longer than `maxLength` characters. Throws NotJsonError on what
 * JSON can't hold (undefined, NaN, dates, cycles), TooLargeError beyond the limit. `name` is what
 * messages call the value.
 */
export function copyJson(value: unknown, name: string, maxLength: number): Json {
  return new JsonCopier(name, maxLength, false).copy(value);
}

/** The same with its keys sorted, as a report has those of evidence. */
export function copySortedJson(value: unknown, name: string, maxLength: number): Json {
  return new JsonCopier(name, maxLength, true).copy(value);
}
