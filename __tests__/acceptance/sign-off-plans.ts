import { writePlan } from './scenario.ts';
import type { Shown } from './shown.ts';

/** Nobody of these wrote the change that `seedPlan` opens: that is bob. */
export const ROLES = 'roles: { product-owner: [ana], tech-lead: [jonas, mette] }\n';

/** A sign-off item with the id `<role>-signs`; `more` goes behind the role, as `, validFor: 1h`. */
export function writeSignOff(role: string, more = ''): string {
  return `    - { item: ${role} signs, id: ${role}-signs, sign-off: { role: ${role}${more} } }\n`;
}

/** A plan whose approval phase is these items. */
export function approvalOf(items: readonly string[], head = ROLES): string {
  return writePlan(`  approval:\n${items.join('')}`, head);
}

/** Takes one sign-off: by jonas or mette. */
export const SIGNED = approvalOf([writeSignOff('tech-lead')]);
/** Takes two: that of ana too. */
export const TWICE_SIGNED = approvalOf([writeSignOff('product-owner'), writeSignOff('tech-lead')]);

export const APPROVAL = { phase: 'approval' } as const;
export const CONTEXT = 'holdpoint/production/approval';

export const OPEN = [0, 'GO', 'success'];
export const HELD = [3, 'HOLD', 'pending'];

/** Exit code, verdict and status: what all that read a run go by. */
export function readGate({ exitCode, verdict, status }: Shown): readonly unknown[] {
  return [exitCode, verdict, status?.state];
}

interface ReportedItem {
  readonly id: string;
  readonly outcome: string;
  readonly summary: string;
  readonly remedy?: string;
  readonly findings: readonly { readonly seen: string }[];
}

/** An item of the report; throws if the report has none of that id. */
export function readItem({ report }: Shown, id: string): ReportedItem {
  const { items } = JSON.parse(report ?? '{"items":[]}') as { items: readonly ReportedItem[] };
  const item = items.find((one) => one.id === id);
  if (item === undefined) throw new Error(`The report has no item ${id}.`);
  return item;
}

/** What was said of the words that do not count, as one text. */
export function readRefusals(shown: Shown, id: string): string {
  return readItem(shown, id)
    .findings.map(({ seen }) => seen)
    .join('\n');
}

/** An instant so many seconds from now: reviews and heads in the same second tell no order. */
export function inSeconds(seconds: number): string {
  return new Date(Date.now() + seconds * 1_000).toISOString().replace(/\.\d+/, '');
}

/** The warnings of the report, which the comment folds away, as one text. */
export function readWarnings({ report }: Shown): string {
  const { warnings } = JSON.parse(report ?? '{"warnings":[]}') as { warnings: readonly string[] };
  return warnings.join('\n');
}
