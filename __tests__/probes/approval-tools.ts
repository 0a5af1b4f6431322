import type { ApprovalFacts, ApprovalRules } from '../../src/domain/approval.ts';
import { ProbeError } from '../../src/domain/errors.ts';
import type { Toolbox } from '../../src/toolbox/toolbox.ts';
import { HEAD } from '../gate/sign-offs/approval-examples.ts';

type Tools = Pick<Toolbox, 'approvals' | 'subject' | 'clock' | 'item'>;

export interface Setting {
  readonly facts?: ApprovalFacts;
  readonly rules?: ApprovalRules;
  readonly commit?: string;
  readonly isAbsent?: true;
  readonly owner?: string;
}

const NOBODY: ApprovalRules = { roles: {}, asked: [], owners: [], smallTeam: false, carry: 'none' };

/** Tools of a run in which GitHub says this; without facts it can't be asked. */
export function openTools(setting: Setting): Tools {
  const { facts, rules = NOBODY, commit = HEAD, isAbsent, owner } = setting;
  return {
    approvals: {
      rules,
      read: async () => {
        if (facts === undefined) throw new ProbeError('auth', 'GitHub can’t be asked here.');
        return facts;
      },
      ...(isAbsent === undefined ? {} : { isAbsent }),
    },
    subject: { repository: 'acme/crm', commit, environment: 'production', planDigest: '' },
    clock: { now: () => Date.parse('2026-01-05T12:00:00Z'), sleep: async () => {} },
    item: { id: 'notes', ...(owner === undefined ? {} : { owner }) },
  };
}

export const signals = { abort: new AbortController().signal };
