/** One answer of Redis (RESP2): a text, a number, nothing, or its complaint. */
export type Reply =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'complaint'; readonly text: string };

interface Read {
  readonly reply: Reply;
  /** Bytes that it took. */
  readonly length: number;
}

/**
 * The reply at the start of what has come; undefined if there is more to come. Lists are not read,
 * because nothing asks for one. Throws Error for anything else than a reply.
 */
export function readReply(bytes: Buffer): Read | undefined {
  const end = bytes.indexOf('\r\n');
  if (end === -1) {
    if (bytes.length > 64 * 1024) throw new Error('The answer is none of Redis.');
    return undefined;
  }
  const type = String.fromCharCode(bytes[0] ?? 0);
  const line = bytes.toString('utf8', 1, end);
  if (type === '$' && /^-?\d+$/.test(line)) return readBulk(bytes, end + 2, Number(line));
  if (type === '-') return { reply: { kind: 'complaint', text: line }, length: end + 2 };
  if (type === '+' || type === ':') {
    return { reply: { kind: 'text', text: line }, length: end + 2 };
  }
  throw new Error('The answer is none of Redis.');
}

function readBulk(bytes: Buffer, from: number, size: number): Read | undefined {
  if (size < 0) return { reply: { kind: 'text', text: '' }, length: from };
  if (bytes.length < from + size + 2) return undefined;
  const text = bytes.toString('utf8', from, from + size);
  return { reply: { kind: 'text', text }, length: from + size + 2 };
}
