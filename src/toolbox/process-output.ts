import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { ProcessOutput } from './toolbox.ts';

/** Redacts text that comes in pieces; what `push` returns may lag behind what it was given. */
export interface OutputStream {
  push(chunk: string): string;
  end(): string;
}

/** Pieces of the tail that are kept apart; more are joined, so that tiny writes cost no memory. */
const MAX_PIECES = 512;

/** The last bytes of what was written to it. */
class Tail {
  readonly #limit: number;
  #pieces: Buffer[] = [];
  #bytes = 0;
  /** Bytes that were pushed out at the front. */
  dropped = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  write(piece: Buffer): void {
    if (piece.length >= this.#limit) {
      // Nothing from before is left, and a copy lets go of the rest of the piece.
      this.dropped += this.#bytes + piece.length - this.#limit;
      this.#pieces = [Buffer.from(piece.subarray(piece.length - this.#limit))];
      this.#bytes = this.#limit;
      return;
    }
    this.#pieces.push(piece);
    this.#bytes += piece.length;
    if (this.#pieces.length > MAX_PIECES || this.#bytes > 2 * this.#limit) this.#compact();
  }

  /** What is kept. Cut where a character starts; the bytes before it count as dropped. */
  take(): Buffer {
    this.#compact();
    const all = this.#pieces[0] ?? Buffer.alloc(0);
    if (this.dropped === 0) return all;
    let start = 0;
    while (start < all.length && isContinuation(all[start])) start += 1;
    this.dropped += start;
    return all.subarray(start);
  }

  #compact(): void {
    const all = Buffer.concat(this.#pieces);
    const surplus = Math.max(0, all.length - this.#limit);
    this.dropped += surplus;
    this.#pieces = [all.subarray(surplus)];
    this.#bytes = all.length - surplus;
  }
}

/** Head and tail of what was written to it, in memory bounded by `maxBytes`. */
class Ends {
  readonly #maxBytes: number;
  #head = Buffer.alloc(0);
  /** Absent until the head is full. */
  #tail: Tail | undefined;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  write(piece: Buffer): void {
    if (this.#tail !== undefined) {
      this.#tail.write(piece);
      return;
    }
    const room = Math.ceil(this.#maxBytes / 2) - this.#head.length;
    const end = piece.length <= room ? piece.length : findStart(piece, room);
    this.#head = Buffer.concat([this.#head, piece.subarray(0, end)]);
    if (end === piece.length) return;
    this.#tail = new Tail(this.#maxBytes - this.#head.length);
    this.#tail.write(piece.subarray(end));
  }

  /** One part if nothing was dropped. */
  take(): { readonly parts: readonly string[]; readonly dropped: number } {
    const head = this.#head.toString('utf8');
    const tail = this.#tail?.take().toString('utf8') ?? '';
    const dropped = this.#tail?.dropped ?? 0;
    return { parts: dropped === 0 ? [head + tail] : [head, tail], dropped };
  }
}

/** One output, redacted before it is cut, and as it was. */
export class BoundedOutput {
  readonly #decoder = new StringDecoder('utf8');
  readonly #redactor: OutputStream;
  readonly #kept: Ends;
  readonly #original: Ends;
  #bytes = 0;

  constructor(maxBytes: number, redactor: OutputStream) {
    this.#redactor = redactor;
    this.#kept = new Ends(maxBytes);
    this.#original = new Ends(maxBytes);
  }

  write(chunk: Buffer): void {
    this.#bytes += chunk.length;
    this.#original.write(chunk);
    this.#keep(this.#redactor.push(this.#decoder.write(chunk)));
  }

  /** `isWhole` is false if the output was still open when it was left. */
  finish(isWhole: boolean): ProcessOutput {
    const rest = this.#decoder.end();
    this.#keep((rest === '' ? '' : this.#redactor.push(rest)) + this.#redactor.end());
    const { parts, dropped } = this.#kept.take();
    const original = this.#original.take().parts;
    const text = parts.join(`\n… ${dropped} bytes left out …\n`);
    const truncated = dropped > 0 || !isWhole;
    return { text, parts, bytes: this.#bytes, truncated, original };
  }

  #keep(text: string): void {
    this.#kept.write(Buffer.from(text, 'utf8'));
  }
}

/** Reads a stream into a bounded output; never rejects, a stream that breaks has simply ended. */
export function readOutput(stream: Readable, maxBytes: number, redactor: OutputStream) {
  const output = new BoundedOutput(maxBytes, redactor);
  stream.on('data', (chunk: Buffer) => output.write(chunk));
  stream.on('error', () => {});
  return output;
}

/** The last place at or before `at` where a character starts. */
function findStart(bytes: Buffer, at: number): number {
  let start = at;
  while (start > 0 && isContinuation(bytes[start])) start -= 1;
  return start;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
