import { hold, type Mark } from '../../expect/mark.ts';
import type { PrivacyExportEvidence, ProducedExport } from './evidence.ts';
import { describeEnd, isSuccess } from './judge-export.ts';

/** What shows that the search finds, and that the export can refuse. */
export function judgeControls({ second, nobody }: PrivacyExportEvidence): readonly Mark[] {
  return [...judgeSecond(second), ...judgeNobody(nobody)];
}

/** Nothing of the second person in the first export means something only if it can be found. */
function judgeSecond(second: ProducedExport): readonly Mark[] {
  if (isSuccess(second) && second.own > 0) return [];
  const seen = isSuccess(second) ? 'none of its markers' : describeEnd(second);
  return [
    hold('control-failed', 'export of the second person', 'markers of the second person', seen),
  ];
}

function judgeNobody(nobody: ProducedExport | undefined): readonly Mark[] {
  const where = 'export for a key that nobody has';
  if (nobody === undefined)
    return [hold('control-failed', where, 'a key that nobody has', 'none was found')];
  if (nobody.foreignCount > 0) {
    const finding = {
      where,
      expected: 'nothing of anybody',
      seen: `markers of ${nobody.foreign.slice(0, 5).join(', ')}`,
    };
    return [{ outcome: 'fail', reason: 'assertion', finding }];
  }
  const remedy = 'Let the export of an unknown person end with an error, and write nothing.';
  if (isSuccess(nobody))
    return [hold('control-failed', where, 'to be refused', describeEnd(nobody), remedy)];
  if (nobody.status !== undefined || nobody.format === 'empty') return [];
  return [hold('control-failed', where, 'no output', `${nobody.bytes} bytes`, remedy)];
}
