import { hold, type Mark } from '../../expect/mark.ts';
import type { PrivacyExportEvidence, ProducedExport } from './evidence.ts';
import { describeEnd, isSuccess } from './judge-export.ts';
import type { PrivacyExportOptions } from './options.ts';

/** What shows that the search finds, and that the export can refuse. */
export function judgeControls(
  { second, nobody, anonymous }: PrivacyExportEvidence,
  { request }: PrivacyExportOptions,
): readonly Mark[] {
  const isGuarded = Object.keys(request?.headers ?? {}).length > 0;
  const where = 'request without its header fields';
  return [
    ...judgeSecond(second),
    ...judgeNobody(nobody),
    ...(isGuarded && anonymous === undefined
      ? [hold('no-data', where, 'an answer', 'none in the evidence')]
      : []),
  ];
}

/** Nothing of the second person in the first export means something only if it can be found. */
function judgeSecond(second: ProducedExport): readonly Mark[] {
  if (isSuccess(second) && second.own > 0) return [];
  const where = 'export of the second person';
  const seen = isSuccess(second) ? 'none of its markers' : describeEnd(second);
  const remedy = 'The same is asked for two people: let it export whoever is asked for.';
  return [hold('control-failed', where, 'markers of the second person', seen, remedy)];
}

function judgeNobody(nobody: ProducedExport | undefined): readonly Mark[] {
  const where = 'export for a key that nobody has';
  if (nobody === undefined) {
    const key = 'Name a column in `person.key` whose type has room for another value.';
    return [hold('control-failed', where, 'a key that nobody has', 'none was found', key)];
  }
  const remedy = 'Let the export of an unknown person end with an error, and write nothing.';
  if (nobody.foreignCount > 0) {
    const seen = `markers of ${nobody.foreign.slice(0, 5).join(', ')}`;
    const finding = { where, expected: 'nothing of anybody', seen };
    return [{ outcome: 'fail', reason: 'assertion', finding, remedy }];
  }
  if (!isRefusal(nobody))
    return [hold('control-failed', where, 'to be refused', describeEnd(nobody), remedy)];
  if (nobody.status !== undefined || nobody.format === 'empty') return [];
  return [hold('control-failed', where, 'no output', `${nobody.bytes} bytes`, remedy)];
}

/** What a signal ended did not refuse. */
function isRefusal(nobody: ProducedExport): boolean {
  if (nobody.status === undefined && typeof nobody.exitCode !== 'number') return false;
  return !isSuccess(nobody);
}
