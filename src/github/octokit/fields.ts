import { GitHubError } from '../port.ts';

/** Fields of one thing in an answer, which is read as if anybody could have sent it. */
export interface Fields {
  /** A positive whole number. */
  readonly id: (name?: string) => number;
  readonly text: (name: string) => string;
  /** Undefined for null, for what is absent, and for the empty text. */
  readonly optionalText: (name: string) => string | undefined;
  /** A commit or tree, in hex. */
  readonly hash: (name: string) => string;
  readonly optionalHash: (name: string) => string | undefined;
  /** ISO 8601 in UTC. */
  readonly instant: (name: string) => string;
  readonly optionalInstant: (name: string) => string | undefined;
  /** Login of an account; undefined for one that is gone. */
  readonly login: (name: string) => string | undefined;
  readonly word: <Word extends string>(name: string, words: readonly Word[]) => Word;
  readonly inner: (name: string) => Fields;
  readonly optionalInner: (name: string) => Fields | undefined;
  readonly list: (name: string) => readonly unknown[];
  readonly raw: (name: string) => unknown;
}

type Raw = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toInstant(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const ms = Date.parse(value);
  if (Number.isNaN(ms)) return undefined;
  return value.endsWith('Z') ? value : new Date(ms).toISOString();
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isHash(value: unknown): value is string {
  return isText(value) && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value);
}

/** `what` names the thing in the sentence of the error: "comment". Throws GitHubError. */
export function openFields(value: unknown, what: string): Fields {
  const refuse = (): never => {
    throw new GitHubError(200, `What answered in the place of GitHub sent no ${what}.`);
  };
  const raw: Raw = isObject(value) ? value : refuse();
  const get = (name: string): unknown => (Object.hasOwn(raw, name) ? raw[name] : undefined);
  const fields: Fields = {
    id: (name = 'id') => {
      const id = Number(get(name));
      return Number.isSafeInteger(id) && id > 0 ? id : refuse();
    },
    text: (name) => {
      const text = get(name);
      return isText(text) ? text : refuse();
    },
    optionalText: (name) => {
      const text = get(name) ?? '';
      return isText(text) ? text || undefined : refuse();
    },
    hash: (name) => {
      const hash = get(name);
      return isHash(hash) ? hash : refuse();
    },
    optionalHash: (name) => (get(name) == null ? undefined : fields.hash(name)),
    instant: (name) => toInstant(get(name)) ?? refuse(),
    optionalInstant: (name) => (get(name) == null ? undefined : fields.instant(name)),
    login: (name) => fields.optionalInner(name)?.text('login'),
    word: (name, words) => words.find((word) => word === get(name)) ?? refuse(),
    inner: (name) => openFields(get(name), what),
    optionalInner: (name) => (get(name) == null ? undefined : fields.inner(name)),
    list: (name) => {
      const list = get(name);
      return Array.isArray(list) ? list : refuse();
    },
    raw: get,
  };
  return fields;
}

type Present<Thing> = { [Name in keyof Thing]: Exclude<Thing[Name], undefined> };

/** Without the fields that are undefined. */
export function omitAbsent<Thing extends object>(thing: Thing): Partial<Present<Thing>> {
  const present = Object.entries(thing).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as Partial<Present<Thing>>;
}
