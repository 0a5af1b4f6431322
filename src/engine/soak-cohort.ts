/**
 * Holds soaks green together. Each starts as soon as it can and goes on sampling until the last one
 * has had its time, so that at that moment every one of them has been sampled at least as long as
 * the last, and each takes one more sample after it. A soak that ends early (its budget is
 * exceeded, its item did not run) no longer holds the others up. One with watchers keeps its locks
 * meanwhile: the others wait for its end, and it waits for nobody.
 */
export interface SoakCohort {
  /** The first sample starts now; `endAt` is when the soak's own time is over, epoch ms. */
  enter(id: string, endAt: number): void;
  leave(id: string): void;
  /** When the window closes; undefined while somebody has not started. */
  closesAt(): number | undefined;
}

/** A cohort of the soaks with these ids, none of which needs another. */
export function createSoakCohort(ids: Iterable<string>): SoakCohort {
  const waiting = new Set(ids);
  const ends = new Map<string, number>();
  return {
    enter: (id, endAt) => {
      waiting.delete(id);
      ends.set(id, endAt);
    },
    leave: (id) => {
      waiting.delete(id);
      ends.delete(id);
    },
    closesAt: () => (waiting.size > 0 ? undefined : Math.max(...ends.values())),
  };
}
