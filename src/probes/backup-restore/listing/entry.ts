import type { Backup } from '../evidence.ts';

/** Where the bytes of a backup are. */
export type Place =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'object'; readonly key: string };

export interface Entry {
  readonly backup: Backup;
  readonly place: Place | undefined;
  /** As the listing names it, for `fetch`. */
  readonly file: string;
  /** It has begun and has no end: it does not count. */
  readonly isUnfinished: boolean;
}
