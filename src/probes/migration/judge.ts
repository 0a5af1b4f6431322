import type { Finding, Judgement } from '../../domain/report.ts';
import { concludeMarks } from '../../expect/mark.ts';
import { listMoved, showRevisions } from '../../expect/moved-revisions.ts';
import type { EvidenceShape, Judge } from '../contract.ts';
import { type MigrationEvidence, migrationEvidence } from './evidence.ts';
import { findDestructive } from './judgement/destructive.ts';
import { judgeLocks } from './judgement/locks.ts';
import { judgeSchema } from './judgement/schema.ts';
import { judgeUpgrade } from './judgement/upgrade.ts';
import type { MigrationProbeOptions } from './options.ts';

export const evidence: EvidenceShape<MigrationEvidence> = {
  version: 1,
  schema: migrationEvidence,
};

export const judge: Judge<MigrationProbeOptions, MigrationEvidence> = (seen, options) => {
  const { destructive } = options;
  const lossy = destructive === 'allow' ? [] : findDestructive(seen);
  const marks = [
    ...judgeUpgrade(seen, options),
    ...judgeSchema(seen, options),
    ...judgeLocks(seen, options),
    ...(destructive === 'fail' ? lossy.map(asMark) : []),
  ];
  const failed = concludeMarks(marks);
  if (failed !== undefined) return failed;
  if (lossy.length > 0) return warn(seen, lossy);
  return { outcome: 'pass', summary: summarise(seen), findings: [] } satisfies Judgement;
};

function asMark(finding: Finding) {
  const remedy =
    'Let this step go out alone, when no running code needs what it takes away, or set `destructive: warn`.';
  return { outcome: 'fail', reason: 'assertion', finding, remedy } as const;
}

function warn(seen: MigrationEvidence, lossy: readonly Finding[]): Judgement {
  return {
    outcome: 'warn',
    reason: 'assertion',
    summary:
      `${summarise(seen)} Destructive: ${lossy.map(({ where, seen: what }) => `${where} ${what}`).join(', ')}.`
        .slice(0, 400)
        .toWellFormed(),
    findings: lossy.map((one) => ({ ...one, limit: 'warn' })),
    remedy:
      'See that no running code needs what is taken away, and that its data is saved or not needed.',
  };
}

function summarise(seen: MigrationEvidence): string {
  const { pending, start, upgrade, drift } = seen;
  const before = start?.revisions ?? [];
  const from = showRevisions(listMoved(before, seen.heads));
  const to = showRevisions(listMoved(seen.heads, before));
  const count = pending === undefined ? undefined : pending.steps.length + pending.leftOut;
  const what = count === undefined ? 'migrations' : `${count} migration${count === 1 ? '' : 's'}`;
  const seconds = ((upgrade?.durationMs ?? 0) / 1_000).toFixed(1);
  const untold = [
    ...(seen.fresh === undefined ? ['An empty database was not upgraded.'] : []),
    ...(drift?.state === 'absent' ? ['The tool has no drift check.'] : []),
    ...(start?.kind === 'revision' ? ['How large the deployed tables are is not known.'] : []),
  ];
  return [
    `${what} from ${from || 'nothing'} to ${to} in ${seconds} s; ${describeLock(seen)}.`,
    ...untold,
  ].join(' ');
}

/** The longest that was sampled, or the one on the largest table that was too short for it. */
function describeLock({ locks }: MigrationEvidence): string {
  const [longest] = (locks?.held ?? []).toSorted((a, b) => b.heldMs - a.heldMs);
  if (longest !== undefined) return `longest lock ${longest.heldMs} ms on ${longest.table}`;
  const traced = locks?.traced?.[0];
  if (traced !== undefined) return `a short ${traced.mode} on ${traced.table}`;
  return 'no strong lock was seen';
}
