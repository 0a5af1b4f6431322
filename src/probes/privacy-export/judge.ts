import { judgeLeft, judgeMarked, judgeUnlinked, tellUnmarked } from '../../expect/canary-people.ts';
import { concludeMarks } from '../../expect/mark.ts';
import type { EvidenceShape, Judge } from '../contract.ts';
import { type PrivacyExportEvidence, privacyExportEvidence } from './evidence.ts';
import { judgeControls } from './judge-controls.ts';
import { judgeExport } from './judge-export.ts';
import type { PrivacyExportOptions } from './options.ts';

export const evidence: EvidenceShape<PrivacyExportEvidence> = {
  version: 1,
  schema: privacyExportEvidence,
};

export const judge: Judge<PrivacyExportOptions, PrivacyExportEvidence> = (seen, options) => {
  const marks = [
    ...seen.unlinked.map(judgeUnlinked),
    ...judgeMarked(seen.person),
    ...judgeExport(seen, options),
    ...judgeControls(seen, options),
  ];
  const failed = concludeMarks(marks);
  if (failed !== undefined) return failed;
  const { columns, tables } = seen.person;
  const excluded = seen.first.missingCount;
  const summary = `${columns - excluded} of ${columns} marked columns of ${tables} tables are in the export, ${excluded} ${excluded === 1 ? 'is' : 'are'} excluded, and nothing of a second person.${tellUnmarked(seen.person)}`;
  return judgeLeft(seen.left, summary);
};
