import type { Json } from '../domain/json.ts';

/** Redacts a text that comes in pieces, as if it had come as one. */
export interface StreamRedactor {
  /** What is safe to let out so far; may be empty. */
  push(chunk: string): string;
  /** The rest. */
  end(): string;
}

/** Takes secrets out of everything that leaves (design §5). */
export interface Redactor {
  /**
   * From now on the value is replaced, in every usual encoding. Fewer than 6 characters are
   * ignored.
   */
  register(value: string, name: string): void;
  /** Idempotent; every secret becomes `[redacted:NAME]`, the same secret always the same label. */
  redactText(text: string): string;
  /** Redacts strings and keys; numbers stay. */
  redactJson(value: Json): Json;
  /** For text whose secrets may stand across the border of two chunks. */
  openStream(): StreamRedactor;
}
