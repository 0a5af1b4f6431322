import type { Finding, Judgement } from '../../domain/report.ts';
import { concludeMarks, type Mark } from '../../expect/mark.ts';
import type { EvidenceShape, Judge } from '../contract.ts';
import { type SecretStoreEvidence, secretStoreEvidence, type WantedEvidence } from './evidence.ts';
import type { SecretStoreOptions } from './options.ts';

export const evidence: EvidenceShape<SecretStoreEvidence> = {
  version: 1,
  schema: secretStoreEvidence,
};

/** What Fly says of a secret that some Machine or other does not have. */
const UNDEPLOYED: readonly (string | undefined)[] = ['Staged', 'Partial'];

/** Secrets that nobody asks for, as many as a finding names. */
const MAX_NAMED = 20;

const UNSET = 'Unset what is not used, or add it to the `names` that are asked for.';
const SET_ONCE = 'Unset it and set it again, so that it is clear which value counts.';

export const judge: Judge<SecretStoreOptions, SecretStoreEvidence> = (seen, options) => {
  const failed = concludeMarks([
    ...seen.wanted.flatMap((one) => judgeWanted(one, seen)),
    ...judgeUnseen(seen, options),
    ...judgeOthers(seen, options),
    ...judgeControl(seen),
  ]);
  if (failed !== undefined) return failed;
  const warnings = listWarnings(seen, options);
  const [first] = warnings;
  return first === undefined ? pass(seen) : warn(seen, first, warnings);
};

function fail(finding: Finding, remedy?: string): Mark {
  return { outcome: 'fail', reason: 'assertion', finding, remedy };
}

function hold(finding: Finding, remedy?: string): Mark {
  return { outcome: 'inconclusive', reason: 'no-data', finding, remedy };
}

function judgeWanted(one: WantedEvidence, { store, hasStatus }: SecretStoreEvidence): Mark[] {
  const { name: where, isSet, isEmpty, similar } = one;
  if (!isSet) {
    const seen = similar === undefined ? 'missing' : `missing; ${similar} is set, another name`;
    return [fail({ where, expected: `to be set in ${store}`, seen })];
  }
  if (isEmpty === true) return [fail({ where, expected: 'a value', seen: 'an empty one' })];
  return hasStatus ? judgeStatus(where, one.status) : [];
}

function judgeStatus(where: string, status: string | undefined): Mark[] {
  if (status === 'Deployed') return [];
  const finding = { where, expected: 'Deployed', seen: status ?? 'no status' };
  if (UNDEPLOYED.includes(status)) {
    return [fail(finding, 'Run `fly secrets deploy`, and wait until all Machines run again.')];
  }
  const remedy =
    'Update flyctl, and give it a token that may read releases; above 100 Machines it tells no status.';
  return [hold(finding, remedy)];
}

/** Names of the plan that must have been looked at, whatever the evidence says. */
function judgeUnseen(seen: SecretStoreEvidence, { names = [], ignore = [] }: SecretStoreOptions) {
  const unseen = names.filter(
    (name) => !ignore.includes(name) && !seen.wanted.some((one) => one.name === name),
  );
  if (seen.wanted.length === 0) unseen.push('names');
  return unseen.map((where) =>
    hold({ where, expected: 'an answer', seen: 'it was not looked for' }),
  );
}

function judgeOthers({ others, twice }: SecretStoreEvidence, { extra }: SecretStoreOptions) {
  return [
    ...twice.map((where) =>
      fail({ where, expected: 'once in the store', seen: 'more than once' }, SET_ONCE),
    ),
    ...others.undeployed.map((where) =>
      fail({ where, expected: 'Deployed', seen: 'another status, or none' }),
    ),
    ...(extra === 'fail' ? listExtra(others).map((finding) => fail(finding, UNSET)) : []),
  ];
}

function listExtra({ count, names }: SecretStoreEvidence['others']): Finding[] {
  if (count === 0) return [];
  const named = names.slice(0, MAX_NAMED);
  const more = count > named.length ? ` and ${count - named.length} more` : '';
  const seen = `${named.join(', ')}${more}`;
  return [{ where: 'others', expected: 'no secret that nobody asks for', seen }];
}

function judgeControl({ control }: SecretStoreEvidence): Mark[] {
  if (control.missingIsSeen) return [];
  const finding = { where: 'control', expected: 'a made-up name is missing', seen: 'it is set' };
  return [{ outcome: 'inconclusive', reason: 'control-failed', finding }];
}

function listWarnings(seen: SecretStoreEvidence, { extra }: SecretStoreOptions): Finding[] {
  const shared = seen.shared.map((names) => ({
    where: names.join(', '),
    expected: 'a value of its own for each',
    seen: 'the same digest',
  }));
  const found = [...shared, ...(extra === 'warn' ? listExtra(seen.others) : [])];
  return found.map((finding) => ({ ...finding, limit: 'warn' }));
}

function describe({ wanted, store, hasStatus }: SecretStoreEvidence): string {
  const count = wanted.length === 1 ? '1 secret is' : `${wanted.length} secrets are`;
  return `${count} set${hasStatus ? ' and deployed' : ''} in ${store}`;
}

function warn(seen: SecretStoreEvidence, first: Finding, findings: Finding[]): Judgement {
  return {
    outcome: 'warn',
    reason: 'assertion',
    summary: `${describe(seen)}, but ${first.where}: ${first.seen}.`.slice(0, 400).toWellFormed(),
    findings,
    remedy:
      'Give each secret a value of its own, or name it in `allowShared`; unset what is not used.',
  };
}

function pass(seen: SecretStoreEvidence): Judgement {
  const { others, unread } = seen;
  const more = others.count === 0 ? '' : `; nobody asks for ${others.count} more`;
  return {
    outcome: 'pass',
    summary: `${describe(seen)}${more}${showUnread(unread)}.`,
    findings: [],
  };
}

function showUnread(lines: readonly number[]): string {
  if (lines.length === 0) return '';
  const [what, read] = lines.length === 1 ? ['line', 'reads'] : ['lines', 'read'];
  return `; not looked into what ${what} ${lines.join(', ')} ${read}`;
}
