const BLOCK = 512;

/**
 * Follows a tar file from head to head as it streams by. pg_restore does not: of a file that is cut
 * off it restores what it finds and exits with 0, or reads for ever (seen with 15.18).
 */
export class TarWalk {
  /** The end of the archive was reached: a block of zeros where a head would be. */
  isComplete = false;
  #skip = 0;
  #head = Buffer.alloc(0);

  push(piece: Buffer): void {
    let at = 0;
    while (at < piece.length && !this.isComplete) {
      const skipped = Math.min(this.#skip, piece.length - at);
      this.#skip -= skipped;
      at += skipped;
      if (this.#skip > 0) return;
      const part = piece.subarray(at, at + BLOCK - this.#head.length);
      this.#head = Buffer.concat([this.#head, part]);
      at += part.length;
      if (this.#head.length === BLOCK) this.#enter();
    }
  }

  #enter(): void {
    const head = this.#head;
    this.#head = Buffer.alloc(0);
    if (head.every((byte) => byte === 0)) this.isComplete = true;
    else this.#skip = Math.ceil(readSize(head) / BLOCK) * BLOCK;
  }
}

/** Octal digits; in base 256 where those are too few (GNU, as pg_dump writes it). */
function readSize(head: Buffer): number {
  const field = head.subarray(124, 136);
  if (((field[0] ?? 0) & 0x80) !== 0) return Number(BigInt(`0x${field.toString('hex', 4)}`));
  return Number.parseInt(field.toString('latin1').replaceAll('\0', ' ').trim(), 8) || 0;
}
