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

/** Head and tail of one output, redacted before it is cut, in memory bounded by `maxBytes`. */
export class BoundedOutput {
  readonly #decoder = new StringDecoder('utf8');
  readonly #redactor: OutputStream;
  readonly #maxBytes: number;
  #head = Buffer.alloc(0);
  /** Absent until the head is full. */
  #tail: Tail | undefined;
  #bytes = 0;

  constructor(maxBytes: number, redactor: OutputStream) {
    this.#maxBytes = maxBytes;
    this.#redactor = redactor;
  }

  write(chunk: Buffer): void {
    this.#bytes += chunk.length;
    this.#keep(this.#redactor.push(this.#decoder.write(chunk)));
  }

  /** `isWhole` is false if the output was still open when it was left. */
  finish(isWhole: boolean): Omit<ProcessOutput, 'original'> {
    const rest = this.#decoder.end();
    this.#keep((rest === '' ? '' : this.#redactor.push(rest)) + this.#redactor.end());
    const head = this.#head.toString('utf8');
    const tail = this.#tail?.take().toString('utf8') ?? '';
    const dropped = this.#tail?.dropped ?? 0;
    if (dropped === 0) {
      const text = head + tail;
      return { text, parts: [text], bytes: this.#bytes, truncated: !isWhole };
    }
    const text = `${head}\n… ${dropped} bytes left out …\n${tail}`;
    return { text, parts: [head, tail], bytes: this.#bytes, truncated: true };
  }

  #keep(text: string): void {
    const piece = Buffer.from(text, 'utf8');
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
}

const AS_IT_IS: OutputStream = { push: (chunk) => chunk, end: () => '' };

export interface ReadOutput {
  /** `isWhole` is false if the output was still open when it was left. */
  finish(isWhole: boolean): ProcessOutput;
}

/** Reads a stream into a bounded output; never rejects, a stream that breaks has simply ended. */
export function readOutput(stream: Readable, maxBytes: number, redactor: OutputStream): ReadOutput {
  const output = new BoundedOutput(maxBytes, redactor);
  const original = new BoundedOutput(maxBytes, AS_IT_IS);
  stream.on('data', (chunk: Buffer) => {
    output.write(chunk);
    original.write(chunk);
  });
  stream.on('error', () => {});
  return {
    finish: (isWhole) => ({
      ...output.finish(isWhole),
      original: original.finish(isWhole).parts,
    }),
  };
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
