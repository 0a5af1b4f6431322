import { hold, type Mark } from '../../expect/mark.ts';
import type { TriedEvidence } from './evidence.ts';
import type { BackupRestoreOptions } from './options.ts';

type Look = readonly [isUnseen: boolean, where: string, expected: string];

const REMEDY = 'Run the item again: its evidence is not whole.';

/** What the plan asks for and the evidence lacks: nothing was compared with it. */
export function judgeUnseen(seen: TriedEvidence, options: BackupRestoreOptions): readonly Mark[] {
  return [...listLooks(seen, options), ...listTables(seen, options)].flatMap(
    ([isUnseen, where, expected]) =>
      isUnseen ? [hold('no-data', where, expected, 'nothing', REMEDY)] : [],
  );
}

function listLooks(
  { live, make, missingRoles, restore: { file, contents } }: TriedEvidence,
  options: BackupRestoreOptions,
): readonly Look[] {
  const hasEnd = file.format === 'plain' || file.format === 'tar';
  const asksLatest = options.fetch !== undefined && options.newest !== undefined;
  const asksRoles = options.roles === 'required';
  return [
    [options.make !== undefined && make === undefined, 'make', 'exit code 0'],
    [hasEnd && file.complete === undefined, 'dump', 'whether its end is there'],
    [options.live !== undefined && live === undefined, 'live', 'the live database'],
    [asksLatest && contents?.latest === undefined, 'rows', 'whether any is from after the backup'],
    [options.amcheck && contents?.amcheck === undefined, 'pg_amcheck', 'exit code 0'],
    [asksRoles && missingRoles === undefined, 'roles', 'every role that the dump names'],
  ];
}

function listTables(
  { restore: { contents } }: TriedEvidence,
  { tables = [] }: BackupRestoreOptions,
): readonly Look[] {
  const names = Array.isArray(tables) ? [] : Object.keys(tables);
  const counted = new Set(contents?.limited.map(({ table }) => table));
  return names.map((name) => [!counted.has(name), name, 'its number of rows']);
}
