import type { Finding } from '../../domain/report.ts';
import { concludeMarks, type Mark } from '../../expect/mark.ts';
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
  const marks = [...judgePerson(seen), ...judgeExport(seen, options), ...judgeControls(seen)];
  const failed = concludeMarks(marks);
  if (failed !== undefined) return failed;
  const { columns, tables } = seen.person;
  const excluded = seen.first.missingCount;
  const summary = `${columns - excluded} of ${columns} marked columns of ${tables} tables are in the export, ${excluded} are excluded, and nothing of a second person.`;
  if (seen.left.length === 0) return { outcome: 'pass', summary, findings: [] };
  return {
    outcome: 'warn',
    reason: 'assertion',
    summary: `${summary} Rows of the canary are left.`,
    findings: seen.left.map(
      ({ table, rows }): Finding => ({
        where: table,
        expected: 'no row of the canary after the clean-up',
        seen: `${rows}`,
      }),
    ),
    remedy: 'Remove them, and let the role of `database.dsn` delete in these tables.',
  };
};

/** What the search could not cover says nothing. */
function judgePerson({ person, unlinked }: PrivacyExportEvidence): readonly Mark[] {
  const marks = unlinked.map((column): Mark => {
    const finding = {
      where: column,
      expected: 'to be linked to the person, or excluded',
      seen: 'no foreign key: what stands there was not looked for',
    };
    const remedy = `Add \`links: { ${column}: table.key }\`, or \`exclude\` the column with a reason.`;
    return { outcome: 'inconclusive', reason: 'no-data', finding, remedy };
  });
  if (person.columns > 0) return marks;
  const finding = { where: 'person', expected: 'columns of free content', seen: 'none' };
  return [...marks, { outcome: 'inconclusive', reason: 'no-data', finding }];
}
