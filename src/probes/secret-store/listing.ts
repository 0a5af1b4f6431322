/** A secret as a store lists it; never its value. */
export interface ListedSecret {
  readonly name: string;
  /** Fly: what became of it; absent where Fly can't tell. */
  readonly status?: string;
  /** Fly: the same for the same value. Compared here, and kept nowhere. */
  readonly digest?: string;
  /** Kubernetes: the value has no byte. */
  readonly isEmpty?: boolean;
}

export interface Listing {
  /** Which store, in words. */
  readonly store: string;
  readonly hasStatus: boolean;
  /** GitHub: `secret_key` is SECRET_KEY. */
  readonly ignoresCase?: boolean;
  /** One list for each place that was asked: a name may be in several, but once in each. */
  readonly lists: readonly (readonly ListedSecret[])[];
}
