import type { Problem } from './errors.ts';
import type { PlannedItem, PlannedTrigger, Position } from './item.ts';
import type { Json } from './json.ts';
import type { Phase } from './phase.ts';

export interface PlannedEnvironment {
  readonly url?: string;
  /** The environment that must be deployed before this one. */
  readonly after?: string;
  /** A probe that proves which environment this is, before anything changes it. */
  readonly identity?: {
    readonly kind: string;
    readonly options: Json;
    readonly position: Position;
  };
}

/**
 * What has to be known of a kind that the plan uses, so that nobody loads its declaration for it.
 */
export interface KindFacts {
  /** Waits for a person. */
  readonly isManual: boolean;
  /** Top-level options in which nothing is substituted. */
  readonly verbatim: readonly string[];
}

/** A plan, loaded, validated and normalised. */
export interface Plan {
  /** Path as the user wrote it. */
  readonly path: string;
  /** Tells several plans of one repository apart; `default` for the usual one. */
  readonly id: string;
  /** SHA-256 (hex) over the bytes of the plan and of all that it extends. */
  readonly digest: string;
  readonly mode: 'enforce' | 'observe';
  readonly checklist?: string;
  readonly sections: Readonly<Record<string, Phase>>;
  readonly applies?: { readonly paths: readonly string[] };
  readonly public: readonly string[];
  readonly environments: Readonly<Record<string, PlannedEnvironment>>;
  readonly roles: Readonly<Record<string, readonly string[]>>;
  /** Lifts "author and deployer are barred" and "one person, one role". */
  readonly smallTeam: boolean;
  /** What a push leaves of sign-offs: nothing, or those of a head that changes the same. */
  readonly carry: 'none' | 'same-diff';
  readonly unbound: 'hold' | 'report';
  readonly items: readonly PlannedItem[];
  readonly triggers: readonly PlannedTrigger[];
  /**
   * Facts about the kinds in use; a kind that is not here waits for nobody, unless it is `manual`.
   */
  readonly kinds?: Readonly<Record<string, KindFacts>>;
  /** Nothing that stops a run, but the author wants to know. */
  readonly warnings: readonly Problem[];
}
