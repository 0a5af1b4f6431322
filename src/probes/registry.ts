import type { ProbeModules } from './contract.ts';

/** Every kind of probe, sorted. A test compares this table with the folders beside it. */
export const REGISTRY: Readonly<Record<string, ProbeModules>> = {
  manual: {
    declaration: () => import('./manual/options.ts'),
    collect: () => import('./manual/collect.ts'),
    judge: () => import('./manual/judge.ts'),
    cases: () => import('./manual/cases.ts'),
  },
};
