import type { ProbeModules } from './contract.ts';

/** Every kind of probe, sorted. A test compares this table with the folders beside it. */
export const REGISTRY: Readonly<Record<string, ProbeModules>> = {
  checks: {
    declaration: () => import('./checks/options.ts'),
    collect: () => import('./checks/collect.ts'),
    judge: () => import('./checks/judge.ts'),
    cases: () => import('./checks/cases.ts'),
  },
  command: {
    declaration: () => import('./command/options.ts'),
    collect: () => import('./command/collect.ts'),
    judge: () => import('./command/judge.ts'),
    cases: () => import('./command/cases.ts'),
  },
  'deployment-history': {
    declaration: () => import('./deployment-history/options.ts'),
    collect: () => import('./deployment-history/collect.ts'),
    judge: () => import('./deployment-history/judge.ts'),
    cases: () => import('./deployment-history/cases.ts'),
  },
  'env-config': {
    declaration: () => import('./env-config/options.ts'),
    collect: () => import('./env-config/collect.ts'),
    judge: () => import('./env-config/judge.ts'),
    cases: () => import('./env-config/cases.ts'),
  },
  health: {
    declaration: () => import('./health/options.ts'),
    collect: () => import('./health/collect.ts'),
    judge: () => import('./health/judge.ts'),
    cases: () => import('./health/cases.ts'),
  },
  http: {
    declaration: () => import('./http/options.ts'),
    collect: () => import('./http/collect.ts'),
    judge: () => import('./http/judge.ts'),
    cases: () => import('./http/cases.ts'),
  },
  manual: {
    declaration: () => import('./manual/options.ts'),
    collect: () => import('./manual/collect.ts'),
    judge: () => import('./manual/judge.ts'),
    cases: () => import('./manual/cases.ts'),
  },
  notice: {
    declaration: () => import('./notice/options.ts'),
    collect: () => import('./notice/collect.ts'),
    judge: () => import('./notice/judge.ts'),
    cases: () => import('./notice/cases.ts'),
  },
  'sign-off': {
    declaration: () => import('./sign-off/options.ts'),
    collect: () => import('./sign-off/collect.ts'),
    judge: () => import('./sign-off/judge.ts'),
    cases: () => import('./sign-off/cases.ts'),
  },
  version: {
    declaration: () => import('./version/options.ts'),
    collect: () => import('./version/collect.ts'),
    judge: () => import('./version/judge.ts'),
    cases: () => import('./version/cases.ts'),
  },
  window: {
    declaration: () => import('./window/options.ts'),
    collect: () => import('./window/collect.ts'),
    judge: () => import('./window/judge.ts'),
    cases: () => import('./window/cases.ts'),
  },
};

/** The parts of a kind; throws if there is no such kind, which a validated plan rules out. */
export function findProbe(kind: string): ProbeModules {
  const modules = Object.hasOwn(REGISTRY, kind) ? REGISTRY[kind] : undefined;
  if (modules === undefined) throw new Error(`There is no probe of kind "${kind}".`);
  return modules;
}
