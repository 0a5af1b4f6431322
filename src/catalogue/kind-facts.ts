import { stringify } from 'yaml';
import { REASON_CODES, type ReasonCode } from '../domain/reason.ts';
import type { Case } from '../probes/contract.ts';
import type { Kind } from './load-kinds.ts';

/** What a row of cases shows, in a word for people. */
export const SHOWS: Readonly<Record<Case<unknown>['shows'], string>> = {
  pass: 'passes',
  fail: 'does not pass',
  'must-not-pass': 'a naive check would be green',
  control: 'the control',
};

/** The first passing case as an item of a plan; undefined if no case passes. */
export function renderExample({ declaration, cases }: Kind): string | undefined {
  const example = cases.find((one) => one.shows === 'pass') ?? cases[0];
  if (example === undefined) return undefined;
  const item = { item: example.title, [declaration.kind]: example.options };
  return stringify([item], { lineWidth: 100 }).trimEnd();
}

/** What it uses while it runs, in words. */
export function describeUses({ declaration }: Kind): string {
  const uses = Object.entries(declaration.uses).map(([resource, how]) =>
    how === 'exclusive' ? `the ${resource}, alone` : `the ${resource}, beside others`,
  );
  return uses.length === 0 ? 'nothing that others use' : uses.join('; ');
}

/** How much it may change, in words. */
export function describeBlast({ declaration }: Kind): string {
  const blast = `\`${declaration.about.blast}\``;
  return declaration.blastOf === undefined ? blast : `${blast}, or what its options tell`;
}

/** The reasons that its cases carry, in the order of the list of reasons. */
export function listReasons({ cases }: Kind): readonly ReasonCode[] {
  const carried = new Set(cases.map((one) => one.reason));
  return REASON_CODES.filter((code) => carried.has(code));
}
