/**
 * The tests that can kill a mutant of a pure file. Properties are left out, because random input
 * makes the score random, and most of what needs a world of its own, for its time.
 */
export const TEST_FILES: readonly string[] = [
  '__tests__/gate/**/!(*-properties).test.ts',
  '__tests__/expect/**/!(*-properties).test.ts',
  '__tests__/probes/**/!(collect|properties|redis|fly|github|kubernetes|script-names).test.ts',
  // These judges are pinned by answers of a real server as much as by tables.
  '__tests__/probes/http/collect.test.ts',
  '__tests__/contract/registry.test.ts',
];
