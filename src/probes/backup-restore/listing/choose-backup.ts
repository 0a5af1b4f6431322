import { claimedTime } from '../began.ts';
import type { BackupRestoreEvidence } from '../evidence.ts';
import { keepNames } from '../keep-names.ts';
import type { Entry } from './entry.ts';

export interface Chosen {
  /** The newest that is finished, whatever it looks like: an older one is no answer. */
  readonly newest: Entry | undefined;
  readonly earlier: readonly Entry[];
  readonly facts: Pick<
    BackupRestoreEvidence,
    'listed' | 'finished' | 'unfinished' | 'earlierBytes'
  >;
}

/** Newest first, by what the listing says of their beginning. */
export function chooseBackup(entries: readonly Entry[], history: number): Chosen {
  const finished = entries
    .filter(({ isUnfinished }) => !isUnfinished)
    .map((entry) => ({ entry, time: claimedTime(entry.backup) || 0 }))
    .sort((a, b) => b.time - a.time)
    .map(({ entry }) => entry);
  const [newest, ...earlier] = finished;
  const unfinished = entries.filter((one) => one.isUnfinished).map(({ backup }) => backup.id);
  const sizes = earlier.flatMap(({ backup }) => backup.bytes ?? []);
  return {
    newest,
    earlier,
    facts: {
      listed: entries.length,
      finished: finished.length,
      unfinished: keepNames(unfinished, 5),
      earlierBytes: sizes.slice(0, history),
    },
  };
}
