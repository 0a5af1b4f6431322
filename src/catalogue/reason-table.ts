import { REASON_CODES, REASONS } from '../domain/reason.ts';
import { renderTable } from './markdown-table.ts';

/** The closed list of reason codes. */
export function renderReasonTable(): string {
  return renderTable(
    ['reason', 'what it means'],
    REASON_CODES.map((code) => [`\`${code}\``, REASONS[code]]),
  );
}
