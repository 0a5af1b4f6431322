import * as z from 'zod';
import type { Blast } from './blast.ts';
import type { Position } from './item.ts';
import type { Phase } from './phase.ts';
import { REASON_CODES, type ReasonCode } from './reason.ts';

/** Where the waivers of a repository live, whatever its plans are called. */
export const WAIVERS_PATH = '.github/holdpoint-waivers.yml';

/** A waiver that would outlive its reason is no waiver: this far ahead it may end at most. */
export const MAX_WAIVER_DAYS = 90;

/** A recorded, approved, expiring permission to pass an item that fails or warns (design §7). */
export interface Waiver {
  /** Id of the item. */
  readonly item: string;
  /** The one reason that is covered: the item failing for another one is not. */
  readonly reason: ReasonCode;
  readonly justification: string;
  readonly requestedBy: string;
  /** Another login than `requestedBy`, whatever the case. */
  readonly approvedBy: string;
  /** UTC instant from which on it covers nothing. */
  readonly expires: string;
  /** Environments of runs that it counts in; absent: all. */
  readonly environments?: readonly string[] | undefined;
  /** What has to happen so that it is no longer needed: words for people. */
  readonly until?: string | undefined;
}

/** A waiver, and where it stands in its file. */
export interface PlacedWaiver extends Waiver {
  readonly position: Position;
}

/** Whether it is proved that `approvedBy` approved the pull request that brought the waiver. */
export type WaiverProof =
  | { readonly isProved: true; readonly pullRequest: number }
  | { readonly isProved: false; readonly why: string };

/** What a report keeps of a waiver that was applied, and of the outcome that it covers. */
export const appliedWaiverSchema = z.strictObject({
  outcome: z.enum(['fail', 'warn']).describe('What the item ended as.'),
  reason: z.enum(REASON_CODES as [ReasonCode, ...ReasonCode[]]).describe('Why it ended so.'),
  summary: z.string().describe('What was seen.'),
  justification: z.string(),
  requestedBy: z.string(),
  approvedBy: z.string(),
  expires: z.iso.datetime().describe('UTC instant from which on the true outcome counts.'),
  environments: z.array(z.string()).optional(),
  until: z.string().optional().describe('What has to happen so that it is no longer needed.'),
  pullRequest: z
    .number()
    .int()
    .optional()
    .describe('The pull request that brought the waiver and that `approvedBy` approved.'),
});

export type AppliedWaiver = z.infer<typeof appliedWaiverSchema>;

/** Reasons with which nothing ends as fail or warn: the item was not measured, or not run. */
const UNMEASURED: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'dns',
  'connect',
  'tls',
  'reset',
  'protocol',
  'timeout',
  'deadline',
  'auth',
  'rate-limited',
  'tool-missing',
  'config',
  'identity',
  'untrusted-context',
  'cancelled',
  'internal',
  'no-data',
  'insufficient-samples',
  'needs-unmet',
  'control-failed',
  'output-limit',
  'skipped',
  'condition',
  'dry-run',
  'waived',
  'awaiting-person',
]);

/** Reasons that a waiver can cover. */
export const WAIVABLE_REASONS: readonly ReasonCode[] = REASON_CODES.filter(
  (reason) => !UNMEASURED.has(reason),
);

/** Kinds in which a person is the check. */
const PERSONS: readonly string[] = ['manual', 'sign-off'];

/** Why no waiver covers such an item, whatever becomes of it; undefined if one can. */
export function explainUnwaivable(item: {
  readonly kind: string;
  readonly phase: Phase;
  readonly blast: Blast;
}): string | undefined {
  if (PERSONS.includes(item.kind)) return 'it waits for a person, and nobody else can stand in';
  if (item.phase === 'rollback') return 'a rollback is verified or it is not';
  if (item.blast !== 'mutate-target') return undefined;
  return 'it changes the target, and after a failure nobody knows what it left there';
}

/** True if both give the same permission to the same people; the words for people may differ. */
export function isSameGrant(
  a: Omit<Waiver, 'item' | 'justification' | 'until'>,
  b: Omit<Waiver, 'item' | 'justification' | 'until'>,
): boolean {
  const scope = ({ environments }: Pick<Waiver, 'environments'>) => JSON.stringify(environments);
  return (
    a.reason === b.reason &&
    a.requestedBy === b.requestedBy &&
    a.approvedBy === b.approvedBy &&
    a.expires === b.expires &&
    scope(a) === scope(b)
  );
}

/** True if two entries are the same to the letter, wherever they stand. */
export function isSameWaiver(a: Waiver, b: Waiver): boolean {
  return (
    isSameGrant(a, b) &&
    a.item === b.item &&
    a.justification === b.justification &&
    a.until === b.until
  );
}

/** True from the instant on at which a waiver ends; both are UTC, ISO 8601. */
export function isExpired({ expires }: Pick<Waiver, 'expires'>, at: string): boolean {
  return !(Date.parse(expires) > Date.parse(at));
}

/** True if a waiver ends further ahead than it may. */
export function isTooLong({ expires }: Pick<Waiver, 'expires'>, at: string): boolean {
  return !(Date.parse(expires) - Date.parse(at) <= MAX_WAIVER_DAYS * 86_400_000);
}

/** Logins are one whatever their case; what is none is compared too, because two must differ. */
export function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
