import { parseDuration } from '../../domain/duration.ts';
import { hold, type Mark } from '../../expect/mark.ts';
import { claimedTime, findBeginning, SKEW_MS } from './began.ts';
import type { TriedEvidence } from './evidence.ts';
import { fail, showTime } from './marks.ts';
import type { BackupRestoreOptions } from './options.ts';

/** How long after the start that a listing notes pg_dump may be started, or before. */
const CLAIM_MS = 600_000;

/** pg_dump cuts its time to the second. */
const ROUNDED_MS = 2_000;

const ZONE = 'If pg_dump runs in another zone, set `timeZone`.';

/** When the backup began, by what it says and by what is in it. */
export function judgeTime(seen: TriedEvidence, options: BackupRestoreOptions): readonly Mark[] {
  const { newest, restore } = seen;
  const began = findBeginning(newest, restore.archive);
  // An archive that `fetch` has dumped just now says nothing of the backup that is behind it.
  const told = options.fetch === undefined ? began : claimedTime(newest);
  if (Number.isNaN(told)) {
    const remedy = 'Let the listing say `startedAt` and `finishedAt`.';
    return [hold('no-data', newest.id, 'a time at which it began', 'none', remedy)];
  }
  return [
    ...judgeClaim(seen, options),
    ...judgeProof(seen, options),
    ...judgeLater(seen),
    ...judgeAge(seen, began, options),
  ];
}

/** What the listing says, beside what the archive says. */
function judgeClaim(seen: TriedEvidence, { fetch, newest }: BackupRestoreOptions): readonly Mark[] {
  const backup = seen.newest;
  const now = Date.parse(seen.now);
  const { startedAt, finishedAt, changedAt } = backup;
  const end = finishedAt ?? changedAt;
  const claimed = [startedAt, end].find((at) => at !== undefined && Date.parse(at) > now + SKEW_MS);
  if (claimed !== undefined) {
    return [fail(backup.id, `a time before ${seen.now}`, `${claimed}, which is to come`)];
  }
  if (startedAt !== undefined && end !== undefined && end < startedAt) {
    return [fail(backup.id, `an end after its start at ${startedAt}`, end)];
  }
  const created = seen.restore.archive?.createdAt;
  if (created === undefined) return [];
  const at = Date.parse(created);
  if (startedAt !== undefined && at < Date.parse(startedAt) - CLAIM_MS) {
    const older = `an archive of ${created}: ${showTime(Date.parse(startedAt) - at)} older`;
    const remedy = `The file is not of this backup: correct the job. ${ZONE}`;
    return [fail(backup.id, `a dump begun at ${startedAt}`, older, 'assertion', remedy)];
  }
  const latest = Math.min(end === undefined ? now : Date.parse(end), now);
  if (at <= latest + SKEW_MS) return [];
  // `fetch` has dumped a physical backup (pgBackRest, Barman) just now: rows show how old it is.
  if (fetch !== undefined && newest !== undefined && at <= now + SKEW_MS) return [];
  const expected = `an archive from before ${new Date(latest).toISOString()}`;
  const remedy =
    fetch === undefined
      ? ZONE
      : `If \`fetch\` makes the dump, of a physical backup, set \`newest\`. ${ZONE}`;
  return [hold('no-data', backup.id, expected, `one of ${created}`, remedy)];
}

/** Names and times of change are given by whoever copies a file: the content has to say it too. */
function judgeProof(
  { newest: { id }, restore: { file, archive } }: TriedEvidence,
  { newest }: BackupRestoreOptions,
): readonly Mark[] {
  if (archive?.createdAt !== undefined || newest !== undefined) return [];
  if (file.format === 'empty' || archive?.readable === false) return [];
  const remedy = 'Set `newest`, or dump in custom format (pg_dump -Fc), which carries its time.';
  const what = archive === undefined ? 'plain SQL' : 'an archive without its time';
  const expected = 'content that shows how old it is';
  return [hold('no-data', id, expected, `none: ${what}, and no \`newest\``, remedy)];
}

/** A `fetch` that dumps the live database proves nothing of the backup: rows of today tell. */
function judgeLater({ newest: backup, restore }: TriedEvidence): readonly Mark[] {
  const end = backup.finishedAt ?? backup.changedAt ?? backup.startedAt;
  const latest = restore.contents?.latest;
  if (end === undefined || typeof latest !== 'string') return [];
  if (Date.parse(latest) <= Date.parse(end) + SKEW_MS) return [];
  const expected = `no row from after the backup, which ended at ${end}`;
  const remedy =
    'Let `fetch` restore this backup and nothing behind it (pgBackRest: --type=immediate), and never dump the live database.';
  return [hold('no-data', backup.id, expected, `one of ${latest}`, remedy)];
}

function judgeAge(
  { now, make, newest: { id }, restore }: TriedEvidence,
  began: number,
  { maxAge, since }: BackupRestoreOptions,
): readonly Mark[] {
  const marks: Mark[] = [];
  const at = new Date(began).toISOString();
  const age = Date.parse(now) - began;
  if (!(age <= parseDuration(maxAge))) {
    const seen = `${at}, ${showTime(age)} ago`;
    // West of the zone that is assumed, an archive looks hours older than it is.
    const isByArchive = Date.parse(restore.archive?.createdAt ?? '') === began;
    const remedy = isByArchive ? `Make a backup now. ${ZONE}` : 'Make a backup now.';
    marks.push(fail(id, `begun within ${maxAge}`, seen, 'threshold', remedy));
  }
  if (since !== undefined && !(began >= Date.parse(since))) {
    marks.push(fail(id, `begun after ${since}`, at, 'threshold', 'Make a backup now, and wait.'));
  }
  if (make !== undefined && !(began >= Date.parse(make.startedAt) - ROUNDED_MS)) {
    const expected = `begun after \`make\` was started at ${make.startedAt}`;
    const remedy = '`make` has to wait until the backup is done and listed.';
    marks.push(fail(id, expected, `the newest began at ${at}`, 'assertion', remedy));
  }
  return marks;
}
