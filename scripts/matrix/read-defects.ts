import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import type { Defect } from './cell.ts';

const text = z.string().min(1);

/** The parts that are read here; what `crm up` reads is checked there. */
const schema = z.object({
  item: z.int().min(1).max(48),
  shows: text,
  expect: z.strictObject({ outcome: text, reason: text, says: text }),
  others: z.record(z.string().regex(/^\d+$/), text).default({}),
  github: z
    .strictObject({
      checks: z.record(text, text).optional(),
      signOffs: z.record(text, text.nullable()).optional(),
      signed: z.enum(['head', 'before-push']).optional(),
      staging: z.enum(['none', 'other-image', 'other-commit', 'failed', 'just-now']).optional(),
      announced: z.enum(['none', 'just-now', 'by-a-stranger']).optional(),
    })
    .default({}),
  plan: z.array(z.strictObject({ from: text, to: z.string() })).default([]),
  replace: z.array(z.looseObject({ file: text })).default([]),
  add: z.record(text, z.string()).default({}),
  remove: z.array(text).default([]),
  tree: text.default('candidate'),
  sql: z.record(text, text).default({}),
  run: z.string().default(''),
});

/** False if migrations could do something else than without the defect. */
function keepsMigrations({
  tree,
  replace,
  add,
  remove,
  sql,
  run,
}: z.infer<typeof schema>): boolean {
  const files = [...replace.map(({ file }) => file), ...Object.keys(add), ...remove];
  const isRehearsed = files.some((file) => REHEARSED.test(file)) || tree !== 'candidate';
  return !isRehearsed && !Object.hasOwn(sql, 'production') && !DEPLOYING.test(run);
}

/** The defects of a folder, by number of their item and then by name. */
export function readDefects(folder: string): readonly Defect[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yml'));
  return files
    .map((file) => readDefect(join(folder, file)))
    .toSorted((a, b) => a.item - b.item || a.name.localeCompare(b.name));
}

/** What `flask db` and `flask seed-demo` are made of; the rest of the tree is only imported. */
const REHEARSED =
  /^(?:migrations|infra|lt_crm\/(?:models|commands)|wsgi\.py|lt_crm\/(?:config|extensions|__init__)\.py)/;

/** Commands in `run` that can change production or an image. */
const DEPLOYING = /psql|flyctl|fly |trees\//;

function readDefect(path: string): Defect {
  const name = basename(path, '.yml');
  const content: unknown = parse(readFileSync(path, 'utf8'));
  const parsed = schema.safeParse(content);
  if (parsed.success) {
    const keeps = keepsMigrations(parsed.data);
    return { name, ...parsed.data, keepsMigrations: keeps } as unknown as Defect;
  }
  throw new Error(`defects/${name}.yml: ${z.prettifyError(parsed.error)}`);
}
