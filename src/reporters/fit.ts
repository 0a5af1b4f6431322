import { Buffer } from 'node:buffer';

/** Size as GitHub counts it. */
export function countBytes(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** Something that can be told at length or in short. */
export interface ListEntry {
  readonly full: string;
  readonly short: string;
}

export interface FittedList {
  readonly text: string;
  /** Entries that are told in short. */
  readonly shortened: number;
  /** Entries that are not there at all. */
  readonly dropped: number;
}

/** As many entries as fit, in order: first every name, then, while room is left, the details. */
export function fitList(entries: readonly ListEntry[], budgetBytes: number): FittedList {
  let room = budgetBytes;
  const named: ListEntry[] = [];
  for (const entry of entries) {
    const size = countBytes(entry.short);
    if (size > room) break;
    room -= size;
    named.push(entry);
  }
  let detailed = 0;
  const texts = named.map((entry) => {
    const extra = countBytes(entry.full) - countBytes(entry.short);
    if (extra > room) return entry.short;
    room -= extra;
    detailed += 1;
    return entry.full;
  });
  return {
    text: texts.join(''),
    shortened: named.length - detailed,
    dropped: entries.length - named.length,
  };
}

/** A part of a document that can be told with less and less detail; level 0 is everything. */
export interface Piece {
  /** Pieces that ask nothing of anybody lose detail first. */
  readonly isCalm: boolean;
  readonly levels: readonly (() => string)[];
}

export interface FittedPiece {
  readonly text: string;
  readonly bytes: number;
  /** One past the last level means that the piece is left out. */
  readonly level: number;
}

/** How many pieces may turn out too large before no more are tried. */
const MAX_MISSES = 20;

/**
 * The pieces with as much detail as fits together. Work grows with the budget and not with what is
 * left out: everything is told if it fits, else detail is added level by level, from none.
 */
export function fitPieces(pieces: readonly Piece[], budgetBytes: number): readonly FittedPiece[] {
  return tellAll(pieces, budgetBytes) ?? addDetail(pieces, budgetBytes);
}

function tellAll(
  pieces: readonly Piece[],
  budgetBytes: number,
): readonly FittedPiece[] | undefined {
  let room = budgetBytes;
  const told: FittedPiece[] = [];
  for (const piece of pieces) {
    const fitted = renderPiece(piece, 0);
    room -= fitted.bytes;
    if (room < 0) return undefined;
    told.push(fitted);
  }
  return told;
}

function addDetail(pieces: readonly Piece[], budgetBytes: number): readonly FittedPiece[] {
  const fitted = pieces.map((piece) => renderPiece(piece, piece.levels.length));
  const stuck = new Set<number>();
  let room = budgetBytes;
  for (const { index, piece, level } of listSteps(pieces)) {
    if (stuck.size >= MAX_MISSES) break;
    if (stuck.has(index)) continue;
    const next = renderPiece(piece, level);
    const extra = next.bytes - (fitted[index]?.bytes ?? 0);
    if (extra > room) {
      stuck.add(index);
    } else {
      room -= extra;
      fitted[index] = next;
    }
  }
  return fitted;
}

interface Step {
  readonly index: number;
  readonly piece: Piece;
  readonly level: number;
}

/** Level by level from the least; within a level first what somebody has to look at. */
function* listSteps(pieces: readonly Piece[]): Generator<Step> {
  const deepest = pieces.reduce((most, piece) => Math.max(most, piece.levels.length), 0);
  const [open, calm] = [false, true].map((isCalm) =>
    [...pieces.entries()].filter(([, piece]) => piece.isCalm === isCalm),
  );
  for (let level = deepest - 1; level >= 0; level--) {
    for (const [index, piece] of [...(open ?? []), ...(calm ?? [])]) {
      if (level < piece.levels.length) yield { index, piece, level };
    }
  }
}

function renderPiece(piece: Piece, level: number): FittedPiece {
  const text = piece.levels[level]?.() ?? '';
  return { text, bytes: countBytes(text), level };
}
