import type { StreamRedactor } from './redact.ts';
import { mergeSpans, replaceSpans, type Span } from './span.ts';

/** What finds secrets in a text, and how far behind its anchor a find can depend on the text. */
export interface SpanFinder {
  /** Spans anchored before `limit`: what is anchored later may not have been seen to its end. */
  find(text: string, limit: number): Span[];
  measureHorizon(): number;
}

/** Never between the two halves of a character outside the basic plane. */
function avoidSplit(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return at > 0 && code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

/**
 * A span of which a part is out already starts in front of the text and has nothing more to say.
 */
function shift(span: Span, by: number): Span {
  const rest = { anchor: 0, end: span.end - by };
  return span.start < by
    ? { ...rest, start: -1, label: '' }
    : { ...span, ...rest, start: span.start - by };
}

function clip(span: Span, end: number): Span {
  return { ...span, start: Math.max(0, span.start), end: Math.min(end, span.end) };
}

class ChunkRedactor implements StreamRedactor {
  readonly #finder: SpanFinder;
  #text = '';
  /** Found earlier, not yet passed: a new secret may stand across its end, and then joins it. */
  #carried: readonly Span[] = [];

  constructor(finder: SpanFinder) {
    this.#finder = finder;
  }

  push(chunk: string): string {
    this.#text += chunk;
    const horizon = this.#finder.measureHorizon();
    // Twice the horizon, so that every character is looked at twice and not once a chunk.
    if (this.#text.length < 2 * horizon) return '';
    return this.#release(avoidSplit(this.#text, this.#text.length - horizon));
  }

  end(): string {
    return this.#release(this.#text.length);
  }

  /** Lets out the first `cut` characters. What is anchored before them has been seen to its end. */
  #release(cut: number): string {
    const spans = mergeSpans([...this.#carried, ...this.#finder.find(this.#text, cut)]);
    const passed = spans.filter((one) => one.start < cut).map((one) => clip(one, cut));
    const out = replaceSpans(this.#text.slice(0, cut), passed);
    this.#carried = spans.filter((one) => one.end > cut).map((one) => shift(one, cut));
    this.#text = this.#text.slice(cut);
    return out;
  }
}

/** Redacts a stream of text exactly as its whole would be, in bounded memory. */
export function createStreamRedactor(finder: SpanFinder): StreamRedactor {
  return new ChunkRedactor(finder);
}
