import type { DumpFile } from '../evidence.ts';

const FOREIGN: readonly (readonly [hex: string, name: string])[] = [
  ['28b52ffd', 'compressed by zstd'],
  ['fd377a585a00', 'compressed by xz'],
  ['425a68', 'compressed by bzip2'],
  ['04224d18', 'compressed by lz4'],
  ['504b0304', 'a ZIP file'],
  ['53616c7465645f5f', 'encrypted by openssl'],
  ['6167652d656e6372', 'encrypted by age'],
  ['2d2d2d2d2d424547494e20504750', 'encrypted by PGP'],
];

/** First bytes of a packet of OpenPGP that holds a session key (RFC 9580, 4.2). */
const PGP_PACKETS = [0x84, 0x85, 0x8c, 0xc1, 0xc3];

/** What a file is that is no dump as it stands; undefined if it may be one. */
export function findForeign(head: Buffer): string | undefined {
  const hex = head.toString('hex');
  const known = FOREIGN.find(([magic]) => hex.startsWith(magic));
  if (known !== undefined) return known[1];
  if (isTar(head) && head.toString('latin1', 0, 8) !== 'toc.dat\0') {
    return 'a tar file of something else than `pg_dump -Ft`';
  }
  return PGP_PACKETS.includes(head[0] ?? 0) ? 'encrypted by PGP' : undefined;
}

export function isGzip(head: Buffer): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** By the first bytes, as pg_restore decides; what is no archive is taken as SQL. */
export function readFormat(head: Buffer): Exclude<DumpFile['format'], 'empty' | 'directory'> {
  if (head.toString('latin1', 0, 5) === 'PGDMP') return 'custom';
  return isTar(head) ? 'tar' : 'plain';
}

function isTar(head: Buffer): boolean {
  return head.toString('latin1', 257, 262) === 'ustar';
}
