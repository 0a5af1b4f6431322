import { concludeMarks, type Mark } from '../../expect/mark.ts';
import type { EvidenceShape, Judge } from '../contract.ts';
import { findBeginning } from './began.ts';
import {
  type BackupRestoreEvidence,
  backupRestoreEvidence,
  type TriedEvidence,
} from './evidence.ts';
import { findMedian, judgeListing, judgePresence } from './judge-listing.ts';
import { judgeDuration, judgeRestore } from './judge-restore.ts';
import { judgeTime } from './judge-time.ts';
import { judgeUnseen } from './judge-unseen.ts';
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
    const finding = {
      where: 'restore',
      expected: 'the newest backup, restored',
      seen: 'no restore',
    };
    const summary = 'The newest backup was not restored.';
    return { outcome: 'inconclusive', reason: 'no-data', summary, findings: [finding] };
  }
  const tried = { ...seen, newest, restore };
  const refused = concludeMarks([
    ...judgeRestore(restore, tried, options),
    ...judgeTime(tried, options),
    ...judgeListing(tried, options),
    ...judgeDuration(restore, options),
    ...judgeRoles(tried, options),
  ]);
  if (refused !== undefined) return refused;
  const unproved = concludeMarks([...judgeUnseen(tried, options), ...judgeControl(tried, options)]);
  if (unproved !== undefined) return unproved;
  return { outcome: 'pass', summary: describe(tried, options), findings: [] };
};

function judgeRoles(
  { missingRoles }: TriedEvidence,
  { roles }: BackupRestoreOptions,
): readonly Mark[] {
  if (roles === 'note' || missingRoles === undefined || missingRoles.names.length === 0) return [];
  const remedy = 'Dump them too (pg_dumpall --roles-only), and create them where it is restored.';
  const gone = `missing: ${showNames(missingRoles)}`;
  return [fail('roles', 'every role that the dump names', gone, 'assertion', remedy)];
}

/** What is cut off must be refused by what let the whole pass. */
function judgeControl(seen: TriedEvidence, options: BackupRestoreOptions): readonly Mark[] {
  if (options.control === 'none') return [];
  const marks = seen.control === undefined ? [] : judgeRestore(seen.control, seen, options);
  if (marks.some(({ outcome }) => outcome === 'fail')) return [];
  const how = seen.control === undefined ? 'it was not tried' : 'it was taken for a good backup';
  const finding = { where: 'control', expected: 'a dump cut to 60 % is refused', seen: how };
  const remedy = 'Add `tables` with limits or `assert`, so that a part is told from the whole.';
  return [{ outcome: 'inconclusive', reason: 'control-failed', finding, remedy }];
}

function describe(seen: TriedEvidence, options: BackupRestoreOptions): string {
  const {
    newest: backup,
    restore: { archive, run, contents, file },
  } = seen;
  const began = findBeginning(backup, archive);
  const age = showTime(Date.parse(seen.now) - began);
  const { tables = 0, rows = 0, orphans, sequences } = contents ?? {};
  const parts = [
    `${backup.id}, begun ${new Date(began).toISOString()} (${age} ago), was restored in ${run?.seconds} s: ${tables} tables, ${rows} rows, ${orphans?.checked} foreign keys and ${sequences?.checked} sequences checked.`,
    options.control === 'none' ? 'There was no control.' : 'Cut to 60 % it was refused.',
  ];
  if (findMedian(seen.earlierBytes) === undefined) {
    const { length } = seen.earlierBytes;
    const count = length === 1 ? '1 earlier backup' : `${length} earlier backups`;
    parts.push(`Its size (${file.bytes} bytes) was not compared: ${count}.`);
  }
  if (seen.missingRoles !== undefined && seen.missingRoles.names.length > 0) {
    parts.push(`Roles that are not in it: ${showNames(seen.missingRoles)}.`);
  }
  const { make } = seen;
  if (make?.lsnAfter !== undefined) parts.push(`Made at log position ${make.lsnAfter}.`);
  return parts.join(' ').slice(0, 800).toWellFormed();
}
