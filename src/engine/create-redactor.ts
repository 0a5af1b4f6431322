import type { Json } from '../domain/json.ts';
import { createStreamRedactor } from './create-stream-redactor.ts';
import { buildLiteralMatcher, type LiteralMatcher } from './literal-matcher.ts';
import type { Redactor, StreamRedactor } from './redact.ts';
import { redactStrings } from './redact-strings.ts';
import { listSecretVariants, MIN_SECRET_LENGTH } from './secret-variants.ts';
import { mergeSpans, replaceSpans, type Span } from './span.ts';
import { findTokens, TOKEN_HORIZON, type TokenSpan } from './token-shapes.ts';

const LABEL = /\[redacted:[\w.~#-]{1,120}\]/g;
const LABEL_START = '[redacted:';

/** Tokens that only their shape gave away are told apart up to this many. */
const MAX_SHAPED_TOKENS = 10_000;

/** Texts that were found clean are remembered up to this length and number: mostly keys. */
const MAX_CLEAN_LENGTH = 64;
const MAX_CLEAN_TEXTS = 1_000;

/** A redaction can bring texts together that make a new match; it settles long before this. */
const MAX_PASSES = 8;

interface Segment {
  readonly labels: ReadonlyMap<string, string>;
  readonly matcher: LiteralMatcher;
}

/**
 * One label for one text, for ever: what was equal stays equal, what was different stays different.
 */
class Labels {
  readonly #rendered = new Set<string>();
  readonly #textOf = new Map<string, string>();
  readonly #tokens = new Map<string, string>();

  /** The name for a whole value or token; `#2` where the name is taken by another one. */
  claim(name: string, text: string): string {
    const clean = name.replace(/[^\w.-]/g, '_').slice(0, 64) || 'secret';
    let stem = clean;
    for (let index = 2; (this.#textOf.get(stem) ?? text) !== text; index += 1) {
      stem = `${clean}#${index}`;
    }
    this.#textOf.set(stem, text);
    return stem;
  }

  render(stem: string): string {
    const label = `${LABEL_START}${stem}]`;
    this.#rendered.add(label);
    return label;
  }

  has(label: string): boolean {
    return this.#rendered.has(label);
  }

  /** For a token that nobody registered; beyond the limit they share one label. */
  renderToken(name: string, text: string): string {
    const known = this.#tokens.get(text);
    if (known !== undefined) return known;
    if (this.#tokens.size >= MAX_SHAPED_TOKENS) return this.render(`${name}#more`);
    const label = this.render(this.claim(name, text));
    this.#tokens.set(text, label);
    return label;
  }
}

/** All secrets of a run. Matchers are built when they are first needed after a registration. */
class SecretRedactor implements Redactor {
  readonly #labels = new Labels();
  readonly #values = new Set<string>();
  readonly #known = new Map<string, string>();
  #pending = new Map<string, string>();
  readonly #segments: Segment[] = [];
  /** Texts that held nothing when they were last looked at, and no secret came since. */
  readonly #clean = new Set<string>();
  readonly #public: ReadonlySet<string>;

  constructor(publicValues: readonly string[]) {
    this.#public = new Set(publicValues);
  }

  register(value: string, name: string): void {
    const secret = value.trim();
    // A part of the label itself is a public word; looking for it would never end.
    if (secret.length < MIN_SECRET_LENGTH || LABEL_START.includes(secret)) return;
    if (this.#values.has(secret) || this.#public.has(secret)) return;
    this.#values.add(secret);
    this.#clean.clear();
    const stem = this.#labels.claim(name, secret);
    for (const { text, suffix } of listSecretVariants(secret)) {
      if (this.#known.has(text)) continue;
      const label = this.#labels.render(`${stem}${suffix}`);
      this.#known.set(text, label);
      this.#pending.set(text, label);
    }
  }

  redactText(text: string): string {
    if (this.#clean.has(text)) return text;
    const redacted = this.#redact(text);
    const isKept = text.length <= MAX_CLEAN_LENGTH && this.#clean.size < MAX_CLEAN_TEXTS;
    if (isKept && redacted === text) this.#clean.add(text);
    return redacted;
  }

  #redact(text: string): string {
    let redacted = text;
    for (let pass = 0; pass < MAX_PASSES; pass += 1) {
      const spans = this.#findSpans(redacted, redacted.length);
      if (spans.length === 0) break;
      const next = replaceSpans(redacted, mergeSpans(spans));
      if (next === redacted) break;
      redacted = next;
    }
    return redacted;
  }

  redactJson(value: Json): Json {
    return redactStrings(value, (text) => this.redactText(text));
  }

  openStream(): StreamRedactor {
    return createStreamRedactor({
      find: (text, limit) => this.#findSpans(text, limit),
      measureHorizon: () => this.#measureHorizon(),
    });
  }

  /** Labels come first: where one covers exactly what something else covers, it stays. */
  #findSpans(text: string, limit: number): Span[] {
    const spans = this.#findLabels(text).filter((one) => one.anchor < limit);
    for (const { matcher } of this.#prepare()) {
      for (const span of matcher.find(text)) if (span.anchor < limit) spans.push(span);
    }
    // Only what is wholly seen is given a label: half a token would use up a number.
    const tokens = findTokens(text).filter((one) => one.anchor < limit);
    return this.#addTokens(text, spans, tokens);
  }

  #addTokens(text: string, spans: Span[], tokens: readonly TokenSpan[]): Span[] {
    if (tokens.length === 0) return spans;
    const endOf = new Map(spans.map((one) => [one.start, one.end]));
    for (const { name, anchor, start, end } of tokens) {
      if (endOf.get(start) === end) continue;
      const label = this.#labels.renderToken(name, text.slice(start, end));
      spans.push({ anchor, start, end, label });
    }
    return spans;
  }

  #findLabels(text: string): Span[] {
    if (!text.includes(LABEL_START)) return [];
    return [...text.matchAll(LABEL)]
      .filter(([label]) => this.#labels.has(label))
      .map(({ index, 0: label }) => ({
        label,
        anchor: index,
        start: index,
        end: index + label.length,
      }));
  }

  #measureHorizon(): number {
    const longest = this.#prepare().map(({ matcher }) => matcher.longest);
    return Math.max(TOKEN_HORIZON, ...longest);
  }

  /**
   * Merges small matchers into larger ones, so that there are few of them, and so that n secrets
   * that are registered one by one cost n log n and not n².
   */
  #prepare(): readonly Segment[] {
    if (this.#pending.size === 0) return this.#segments;
    let labels: ReadonlyMap<string, string> = this.#pending;
    this.#pending = new Map();
    for (;;) {
      const last = this.#segments.at(-1);
      if (last === undefined || last.labels.size > labels.size * 2) break;
      labels = new Map([...last.labels, ...labels]);
      this.#segments.pop();
    }
    this.#segments.push({ labels, matcher: buildLiteralMatcher(labels) });
    return this.#segments;
  }
}

/**
 * A redactor that knows the shapes of common tokens and, so far, no secret. Registering one of
 * `publicValues` does nothing: what is judged, and where, everybody may see.
 */
export function createRedactor(publicValues: readonly string[] = []): Redactor {
  return new SecretRedactor(publicValues);
}
