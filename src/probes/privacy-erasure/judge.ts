import { judgeLeft, tellUnmarked } from '../../expect/canary-people.ts';
import { quoteText } from '../../expect/excerpt.ts';
import { concludeMarks, type Mark } from '../../expect/mark.ts';
import type { EvidenceShape, Judge } from '../contract.ts';
import { type PrivacyErasureEvidence, privacyErasureEvidence } from './evidence.ts';
import { judgeControl } from './judge-control.ts';
import { judgeResidue } from './judge-residue.ts';
import { judgeKept, judgeRest } from './judge-rest.ts';
import type { PrivacyErasureOptions } from './options.ts';

export const evidence: EvidenceShape<PrivacyErasureEvidence> = {
  version: 1,
  schema: privacyErasureEvidence,
};

export const judge: Judge<PrivacyErasureOptions, PrivacyErasureEvidence> = (seen, options) => {
  const marks: readonly Mark[] = [
    ...judgeRun('erasure', seen.run, 'Run it by hand, and mend what it complains of.'),
    ...judgeResidue(seen, options),
    ...judgeKept(seen, options),
    ...judgeRest(seen),
    ...judgeRun(
      'second run',
      seen.again,
      'Let it do nothing for a person who is gone, and end with 0.',
    ),
    ...judgeControl(seen, options),
  ];
  const failed = concludeMarks(marks);
  if (failed !== undefined) return failed;
  return judgeLeft(seen.left, describe(seen));
};

function describe({ control, person, scanned, others, kept }: PrivacyErasureEvidence): string {
  const rest = kept.length === 0 ? '' : `, ${kept.length} kept by law`;
  return `A person in ${control.rows} rows of ${person.tables} tables is in none of ${scanned} tables and views any more${rest}; ${others.rows} rows of two others are as before.${tellUnmarked(person)}`;
}

function judgeRun(
  where: string,
  { exitCode, complaint }: PrivacyErasureEvidence['run'],
  remedy: string,
): readonly Mark[] {
  if (exitCode === 0) return [];
  const how = exitCode === null ? 'a signal' : `exit code ${exitCode}`;
  const seen = complaint === '' ? how : `${how}, ${quoteText(complaint)}`;
  const finding = { where, expected: 'exit code 0', seen };
  return [{ outcome: 'fail', reason: 'exit-code', finding, remedy }];
}
