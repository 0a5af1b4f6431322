import type {
  SecretStoreEvidence,
  WantedEvidence,
} from '../../../src/probes/secret-store/evidence.ts';
import { evidence, judge } from '../../../src/probes/secret-store/judge.ts';
import { declaration } from '../../../src/probes/secret-store/options.ts';

/** Both secrets are set and deployed, with these changes. */
export const judged = async (rest: Partial<SecretStoreEvidence>, more: object = {}) => {
  const seen = {
    store: 'Fly, app lt-crm',
    hasStatus: true,
    wanted: [wanted(), wanted({ name: 'B' })],
    unread: [],
    others: { count: 0, names: [], undeployed: [] },
    shared: [],
    twice: [],
    control: { missingIsSeen: true },
    ...rest,
  };
  const options = { names: ['A', 'B'], fly: { app: 'lt-crm' }, ...more };
  return await judge(evidence.schema.parse(seen), declaration.options.parse(options));
};

/** A secret that is set and deployed, with these changes. */
export function wanted(rest: Partial<WantedEvidence> = {}): WantedEvidence {
  return { name: 'A', isSet: true, status: 'Deployed', ...rest };
}

/** Secrets that nobody asks for: how many, and those that are named. */
export const others = (count: number, names: readonly string[]) => ({
  others: { count, names: [...names], undeployed: [] },
});
