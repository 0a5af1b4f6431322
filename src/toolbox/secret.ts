import type { SecretTool } from './toolbox.ts';

/** What takes secrets out; the engine's redactor has this shape. */
export interface SecretStore {
  register(value: string, name: string): void;
  redactText(text: string): string;
}

/** The longest beginning of at most `maxBytes` bytes of UTF-8 that ends between two characters. */
function cutText(text: string, maxBytes: number): string {
  const bytes = new Uint8Array(Math.max(0, maxBytes));
  return text.slice(0, new TextEncoder().encodeInto(text, bytes).read);
}

/** Registers secrets that a probe meets at run time, and cuts text without cutting through one. */
export function createSecretTool(store: SecretStore): SecretTool {
  return {
    register: (value, name) => store.register(value, name),
    excerpt: (text, maxBytes) => {
      const redacted = store.redactText(text);
      const cut = cutText(redacted, maxBytes);
      return { text: cut, truncated: cut.length < redacted.length };
    },
  };
}
