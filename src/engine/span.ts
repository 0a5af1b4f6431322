/** A part of a text that must not be seen, and the label that takes its place. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  /** Where the finder began to look: `https://` of a password. Never after `start`. */
  readonly anchor: number;
}

/** Leftmost first, then the longest; of equal ones the order in which they were found decides. */
function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

/** Spans that overlap become one, with the label of the leftmost; the result is sorted. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted(compareSpans)) {
    const last = merged.at(-1);
    if (last === undefined || last.end <= span.start) merged.push(span);
    else if (span.end > last.end) merged[merged.length - 1] = { ...last, end: span.end };
  }
  return merged;
}

/** The text with its spans, merged and sorted, replaced by their labels. */
export function replaceSpans(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const span of spans) {
    parts.push(text.slice(at, span.start), span.label);
    at = span.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
