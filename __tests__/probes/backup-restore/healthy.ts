import { expect } from '@jest/globals';
import { cases } from '../../../src/probes/backup-restore/cases.ts';
import type {
  Archive,
  Backup,
  BackupRestoreEvidence,
  Contents,
  DumpFile,
  RestoreEvidence,
} from '../../../src/probes/backup-restore/evidence.ts';
import { evidence, judge } from '../../../src/probes/backup-restore/judge.ts';
import { declaration } from '../../../src/probes/backup-restore/options.ts';

type Evidence = Partial<BackupRestoreEvidence>;
type Finding = readonly [where: string, expected: string, seen: string];

const [first] = cases;
if (first === undefined) throw new Error('There is no case.');
export const given = first.options as Readonly<Record<string, unknown>>;
export const healthy = first.evidence;
const { newest, restore, live } = healthy;
if (!newest || !live || !restore?.archive || !restore.contents) {
  throw new Error('The first case is not whole.');
}
const { archive, contents, file } = restore;
export const parts = { newest, live, restore, archive, contents, file };

/** Judges the first case with other evidence or options. */
export async function judged(rest: Evidence, more: object = {}) {
  const options = declaration.options.parse({ ...given, ...more });
  return await judge(evidence.schema.parse({ ...healthy, ...rest }), options);
}

/** Another restore, or another part of it. */
export const restored = (rest: Partial<RestoreEvidence>) => ({ restore: { ...restore, ...rest } });
export const holding = (rest: Partial<Contents>) =>
  restored({ contents: { ...contents, ...rest } });
export const headed = (rest: Partial<Archive>) => restored({ archive: { ...archive, ...rest } });
export const filed = (rest: Partial<DumpFile>) => restored({ file: { ...file, ...rest } });

/** What plain SQL leaves, which has no head. */
export const plain = {
  file: { ...file, format: 'plain', complete: true },
  archive: undefined,
} as const;

export const listed = (rest: Partial<Backup>) => ({ newest: { ...newest, ...rest } });
export const at = (time: string) => `2026-01-05T${time}Z`;

/** Options with which nothing is compared with a live database. */
export const alone = { live: undefined, tables: ['orders'] };

export const passes = { outcome: 'pass', summary: expect.any(String), findings: [] };

export function fails(finding: Finding, reason = 'assertion', remedy?: string) {
  return refuse('fail', reason, finding, remedy);
}

export function holds(finding: Finding, remedy?: string) {
  return refuse('inconclusive', 'no-data', finding, remedy);
}

/** What the plan asks for, and nobody looked at. */
export function misses(where: string, expected: string) {
  return holds([where, expected, 'nothing'], 'Run the item again: its evidence is not whole.');
}

/** The whole judgement that one finding makes. */
function refuse(outcome: string, reason: string, finding: Finding, remedy: string | undefined) {
  const [where, expected, seen] = finding;
  return {
    outcome,
    reason,
    summary: `${where}: expected ${expected}, seen ${seen}.`,
    findings: [{ where, expected, seen }],
    ...(remedy === undefined ? {} : { remedy }),
  };
}
