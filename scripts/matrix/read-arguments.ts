import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Defect } from './cell.ts';

export interface Wishes {
  readonly isJson: boolean;
  /** Keeps the healthy reports, and the table if it is whole, beside the application. */
  readonly isKept: boolean;
  /** Worlds at the same time. */
  readonly jobs: number;
  /** Items by number; all if empty. */
  readonly only: readonly number[];
  /** Defects by name; all if empty. */
  readonly defects: readonly string[];
  /** This part of so many, from 1. */
  readonly shard: readonly [part: number, parts: number];
}

/** Throws with one sentence if an argument makes no sense. */
export function readArguments(given: readonly string[]): Wishes {
  const { values } = parseArgs({
    args: [...given],
    options: {
      json: { type: 'boolean', default: false },
      'keep-report': { type: 'boolean', default: false },
      jobs: { type: 'string', default: String(Math.min(4, availableParallelism())) },
      only: { type: 'string', default: '' },
      defect: { type: 'string', multiple: true, default: [] },
      shard: { type: 'string', default: '1/1' },
    },
  });
  return {
    isJson: values.json,
    isKept: values['keep-report'],
    jobs: readCount('--jobs', values.jobs),
    only: values.only === '' ? [] : values.only.split(',').map((one) => readCount('--only', one)),
    defects: values.defect,
    shard: readShard(values.shard),
  };
}

function readCount(name: string, text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text.trim())) return Number(text);
  throw new Error(`${name} takes whole numbers from 1, not "${text}".`);
}

function readShard(text: string): readonly [number, number] {
  const [, part = '', parts = ''] = /^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? [];
  const shard = [Number(part), Number(parts)] as const;
  if (shard[0] >= 1 && shard[0] <= shard[1]) return shard;
  throw new Error(`--shard takes a part of a whole, such as 1/4, not "${text}".`);
}

/** The defects that are asked for; throws where a name is none. */
export function chooseDefects(
  defects: readonly Defect[],
  { only, defects: names, shard: [part, parts] }: Wishes,
): readonly Defect[] {
  const unknown = names.filter((name) => !defects.some((one) => one.name === name));
  if (unknown.length > 0) throw new Error(`There is no defect ${unknown.join(', ')}.`);
  return defects
    .filter(({ item }) => only.length === 0 || only.includes(item))
    .filter(({ name }) => names.length === 0 || names.includes(name))
    .filter((_, index) => index % parts === part - 1);
}
