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
});

/** The defects of a folder, by number of their item and then by name. */
export function readDefects(folder: string): readonly Defect[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yml'));
  return files
    .map((file) => readDefect(join(folder, file)))
    .toSorted((a, b) => a.item - b.item || a.name.localeCompare(b.name));
}

/** Keys of a defect that can change what a migration does. */
const CHANGERS = ['replace', 'add', 'remove', 'sql', 'run'];

function readDefect(path: string): Defect {
  const name = basename(path, '.yml');
  const content: unknown = parse(readFileSync(path, 'utf8'));
  const parsed = schema.safeParse(content);
  const keepsMigrations = !CHANGERS.some((key) => Object.hasOwn(content as object, key));
  if (parsed.success) return { name, ...parsed.data, keepsMigrations } as Defect;
  throw new Error(`defects/${name}.yml: ${z.prettifyError(parsed.error)}`);
}
