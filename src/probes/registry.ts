import type { ProbeModules } from './contract.ts';

/** Every kind of probe, sorted. A test compares this table with the folders beside it. */
export const REGISTRY: Readonly<Record<string, ProbeModules>> = {
  'backup-restore': {
    declaration: () => import('./backup-restore/options.ts'),
    collect: () => import('./backup-restore/collect.ts'),
    judge: () => import('./backup-restore/judge.ts'),
    cases: () => import('./backup-restore/cases.ts'),
  },
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
  'environment-separation': {
    declaration: () => import('./environment-separation/options.ts'),
    collect: () => import('./environment-separation/collect.ts'),
    judge: () => import('./environment-separation/judge.ts'),
    cases: () => import('./environment-separation/cases.ts'),
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
  migration: {
    declaration: () => import('./migration/options.ts'),
    collect: () => import('./migration/collect.ts'),
    judge: () => import('./migration/judge.ts'),
    cases: () => import('./migration/cases.ts'),
  },
  'migration-roundtrip': {
    declaration: () => import('./migration-roundtrip/options.ts'),
    collect: () => import('./migration-roundtrip/collect.ts'),
    judge: () => import('./migration-roundtrip/judge.ts'),
    cases: () => import('./migration-roundtrip/cases.ts'),
  },
  'n-plus-one': {
    declaration: () => import('./n-plus-one/options.ts'),
    collect: () => import('./n-plus-one/collect.ts'),
    judge: () => import('./n-plus-one/judge.ts'),
    cases: () => import('./n-plus-one/cases.ts'),
  },
  notice: {
    declaration: () => import('./notice/options.ts'),
    collect: () => import('./notice/collect.ts'),
    judge: () => import('./notice/judge.ts'),
    cases: () => import('./notice/cases.ts'),
  },
  'privacy-erasure': {
    declaration: () => import('./privacy-erasure/options.ts'),
    collect: () => import('./privacy-erasure/collect.ts'),
    judge: () => import('./privacy-erasure/judge.ts'),
    cases: () => import('./privacy-erasure/cases.ts'),
  },
  'privacy-export': {
    declaration: () => import('./privacy-export/options.ts'),
    collect: () => import('./privacy-export/collect.ts'),
    judge: () => import('./privacy-export/judge.ts'),
    cases: () => import('./privacy-export/cases.ts'),
  },
  'query-performance': {
    declaration: () => import('./query-performance/options.ts'),
    collect: () => import('./query-performance/collect.ts'),
    judge: () => import('./query-performance/judge.ts'),
    cases: () => import('./query-performance/cases.ts'),
  },
  'secret-store': {
    declaration: () => import('./secret-store/options.ts'),
    collect: () => import('./secret-store/collect.ts'),
    judge: () => import('./secret-store/judge.ts'),
    cases: () => import('./secret-store/cases.ts'),
  },
  'sign-off': {
    declaration: () => import('./sign-off/options.ts'),
    collect: () => import('./sign-off/collect.ts'),
    judge: () => import('./sign-off/judge.ts'),
    cases: () => import('./sign-off/cases.ts'),
  },
  sql: {
    declaration: () => import('./sql/options.ts'),
    collect: () => import('./sql/collect.ts'),
    judge: () => import('./sql/judge.ts'),
    cases: () => import('./sql/cases.ts'),
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
