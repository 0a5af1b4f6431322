import { concludeMarks, hold, type Mark } from '../../expect/mark.ts';
import type { EvidenceShape, Judge } from '../contract.ts';
import { findBeginning } from './began.ts';
import {
  type Backup,
  type BackupRestoreEvidence,
  backupRestoreEvidence,
  type RestoreEvidence,
} from './evidence.ts';
import { findMedian, judgeListing, judgePresence } from './judge-listing.ts';
import { judgeDuration, judgeRestore } from './judge-restore.ts';
import { judgeTime } from './judge-time.ts';
import { fail, showNames, showTime } from './marks.ts';
import type { BackupRestoreOptions } from './options.ts';

export const evidence: EvidenceShape<BackupRestoreEvidence> = {
  version: 1,
  schema: backupRestoreEvidence,
};

export const judge: Judge<BackupRestoreOptions, BackupRestoreEvidence> = (seen, options) => {
  const absent = concludeMarks(judgePresence(seen));
  if (absent !== undefined) return absent;
  const { newest, restore } = seen;
  if (newest === undefined || restore === undefined) {
    const nothing = [hold('no-data', 'restore', 'the newest backup, restored', 'no restore')];
    return concludeMarks(nothing) ?? { outcome: 'inconclusive', summary: '', findings: [] };
  }
  const refused = concludeMarks([
    ...judgeRestore(restore, seen, options),
    ...judgeTime(seen, newest, options),
    ...judgeListing(seen, newest, options),
    ...judgeDuration(restore, options),
    ...judgeRoles(seen, options),
  ]);
  if (refused !== undefined) return refused;
  const uncontrolled = concludeMarks(judgeControl(seen, options));
  if (uncontrolled !== undefined) return uncontrolled;
  return { outcome: 'pass', summary: describe(seen, newest, restore, options), findings: [] };
};

function judgeRoles(
  { missingRoles }: BackupRestoreEvidence,
  { roles }: BackupRestoreOptions,
): readonly Mark[] {
  if (roles === 'note' || missingRoles === undefined || missingRoles.names.length === 0) return [];
  const remedy = 'Dump them too (pg_dumpall --roles-only), and create them where it is restored.';
  const gone = `missing: ${showNames(missingRoles)}`;
  return [fail('roles', 'every role that the dump names', gone, 'assertion', remedy)];
}

/** What is cut off must be refused by what let the whole pass. */
function judgeControl(seen: BackupRestoreEvidence, options: BackupRestoreOptions): readonly Mark[] {
  if (options.control === 'none') return [];
  const marks = seen.control === undefined ? [] : judgeRestore(seen.control, seen, options);
  if (marks.some(({ outcome }) => outcome === 'fail')) return [];
  const how = seen.control === undefined ? 'it was not tried' : 'it was taken for a good backup';
  const finding = { where: 'control', expected: 'a dump cut to 60 % is refused', seen: how };
  const remedy = 'Add `tables` with limits or `assert`, so that a part is told from the whole.';
  return [{ outcome: 'inconclusive', reason: 'control-failed', finding, remedy }];
}

function describe(
  seen: BackupRestoreEvidence,
  backup: Backup,
  { archive, run, contents, file }: RestoreEvidence,
  options: BackupRestoreOptions,
): string {
  const began = findBeginning(backup, archive);
  const age = showTime(Date.parse(seen.now) - began);
  const { tables = 0, rows = 0, orphans, sequences } = contents ?? {};
  const parts = [
    `${backup.id}, begun ${new Date(began).toISOString()} (${age} ago), was restored in ${run?.seconds} s: ${tables} tables, ${rows} rows, ${orphans?.checked} foreign keys and ${sequences?.checked} sequences checked.`,
    options.control === 'none' ? 'There was no control.' : 'Cut to 60 % it was refused.',
  ];
  if (findMedian(seen.earlierBytes) === undefined) {
    const count = seen.earlierBytes.length;
    parts.push(`Its size (${file.bytes} bytes) was not compared: ${count} earlier backups.`);
  }
  if (seen.missingRoles !== undefined && seen.missingRoles.names.length > 0) {
    parts.push(`Roles that are not in it: ${showNames(seen.missingRoles)}.`);
  }
  const { make } = seen;
  if (make?.lsnAfter !== undefined) parts.push(`Made at log position ${make.lsnAfter}.`);
  return parts.join(' ').slice(0, 800).toWellFormed();
}
