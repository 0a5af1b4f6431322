import * as z from 'zod';
import { PlanError, type Problem } from '../../src/domain/errors.ts';
import type { PlannedItem } from '../../src/domain/item.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { loadPlan } from '../../src/plan/load.ts';
import type { PlanSource } from '../../src/plan/source.ts';
import type { About, Declaration } from '../../src/probes/contract.ts';
import { declareProbe } from '../../src/probes/contract.ts';
import { REGISTRY } from '../../src/probes/registry.ts';

const about: About = {
  question: 'Does it answer?',
  harm: 'Nobody notices that it does not.',
  remedy: 'Start it again.',
  control: 'A path that can not exist has to be missing.',
  blast: 'read',
};
const common = { about, needs: [], uses: {} } as const;

/** Small kinds of our own, so that these tests do not move with the real ones. */
const ping = declareProbe({
  ...common,
  kind: 'ping',
  options: z.strictObject({
    path: z.string().startsWith('/').optional().describe('Path that is asked.'),
    samples: z.int().min(1).max(50).default(5).describe('How often it is asked.'),
    mode: z.enum(['strict', 'loose']).optional(),
    headers: z.record(z.string().regex(/^[a-z-]+$/), z.string()).optional(),
    steps: z.array(z.strictObject({ url: z.string(), wait: z.number().optional() })).optional(),
    body: z.union([z.string(), z.strictObject({ json: z.json() })]).optional(),
    flag: z.boolean().optional(),
  }),
});

const shell = declareProbe({
  ...common,
  kind: 'shell',
  options: z.strictObject({
    run: z.string(),
    dir: z.string().optional(),
    level: z.int().optional(),
  }),
  verbatim: ['run'],
  blastOf: (options: { run: string; level?: number | undefined }, phase) => {
    if (phase === 'deployment' || phase === 'rollback') return 'mutate-target';
    return options.run.startsWith('write') ? 'canary-write' : 'read';
  },
});

const pattern = declareProbe({
  ...common,
  kind: 'pattern',
  options: z.strictObject({ match: z.string(), list: z.array(z.string()).optional() }),
  findProblems: async (options: { match: string; list?: string[] | undefined }) =>
    options.match.includes('(') ? [{ path: ['match'], message: 'A `(` is not closed.' }] : [],
});

const version = declareProbe({
  ...common,
  kind: 'version',
  options: z.strictObject({ path: z.string().default('/version') }),
});

const scratch = declareProbe({
  ...common,
  about: { ...about, blast: 'mutate-scratch' },
  kind: 'scratch',
  options: z.strictObject({ dsn: z.string().optional() }),
  timeout: '10m',
  provesItself: true,
});

const signOff = declareProbe({
  ...common,
  kind: 'sign-off',
  options: z.strictObject({ role: z.string() }),
  isManual: true,
});

const own = new Map<string, Declaration<never>>(
  [ping, shell, pattern, version, scratch, signOff].map((one) => [
    one.kind,
    one as Declaration<never>,
  ]),
);

export const KINDS: readonly string[] = ['manual', ...own.keys()];

export async function loadDeclaration(kind: string): Promise<Declaration<unknown>> {
  const found = own.get(kind) as Declaration<unknown> | undefined;
  if (found !== undefined) return found;
  const modules = REGISTRY[kind];
  if (modules === undefined) throw new Error(`no kind ${kind}`);
  return (await modules.declaration()).declaration;
}

/** Files in memory. */
export function holdFiles(files: Readonly<Record<string, string>>): PlanSource {
  return {
    label: 'memory',
    read: async (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
  };
}

export const PATH = 'ops/plan.yml';

/** Loads a plan; a text alone is the plan itself. */
export function load(files: string | Readonly<Record<string, string>>): Promise<Plan> {
  const held = typeof files === 'string' ? { [PATH]: files } : files;
  return loadPlan(PATH, holdFiles(held), loadDeclaration, KINDS);
}

/** The problems of a plan that must not load. */
export async function findProblems(
  files: string | Readonly<Record<string, string>>,
): Promise<readonly Problem[]> {
  const result = await load(files).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (result === undefined) return [];
  if (!(result instanceof PlanError)) throw result;
  return result.problems;
}

/** The problems as `line:column message`. */
export async function explain(
  files: string | Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const problems = await findProblems(files);
  return problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

/** A plan with these lines of items in one phase. */
export function planOf(items: string, phase = 'pre-deployment', head = ''): string {
  const lines = items
    .trim()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
  return `version: 1\n${head}phases:\n  ${phase}:\n${lines}\n`;
}

/** The only item of a plan. */
export async function loadItem(
  item: string,
  phase = 'pre-deployment',
  head = '',
): Promise<PlannedItem> {
  const { items } = await load(planOf(item, phase, head));
  const [first, second] = items;
  if (first === undefined || second !== undefined) throw new Error('not one item');
  return first;
}
