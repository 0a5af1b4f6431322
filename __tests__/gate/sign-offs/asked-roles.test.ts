import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../../src/domain/json.ts';
import { listAskedRoles, mergeAskedRoles } from '../../../src/gate/sign-offs/asked-roles.ts';
import { ask } from './approval-examples.ts';

const DIGEST = 'ab'.repeat(32);
const HOUR = 3_600_000;
const item = (options: Json, blocking = true, skip?: string) => ({
  kind: 'sign-off',
  options,
  blocking,
  ...(skip === undefined ? {} : { skip }),
});
const resolve = (text: string) =>
  text === '${DIGEST}' ? DIGEST : text.includes('$') ? undefined : text;
const list = (...items: Parameters<typeof listAskedRoles>[0]) =>
  listAskedRoles(items, ['po', 'lead'], resolve);

describe('the roles that are asked', () => {
  it('come with what their items demand, the blocking ones first', () => {
    expect(
      list(
        item({ role: 'lead' }, false),
        { ...item({ role: 'po', validFor: '1h' }), kind: 'manual' },
        item({ role: 'PO', validFor: '24h', environmentApprovals: true }),
      ),
    ).toEqual([
      { role: 'po', validForMs: 24 * HOUR, environmentApprovals: true },
      { role: 'lead', validForMs: 72 * HOUR, environmentApprovals: false },
    ]);
  });

  it('have the digest that stands in the environment, or one that nothing equals', () => {
    expect(list(item({ role: 'po', digest: '${DIGEST}' }))[0]?.digest).toBe(DIGEST);
    expect(list(item({ role: 'po', digest: DIGEST.toUpperCase() }))[0]?.digest).toBe(DIGEST);
    for (const digest of ['${OTHER}', 'abc', '', `${DIGEST}0`, `g${DIGEST}`]) {
      expect(list(item({ role: 'po', digest }))[0]?.digest).toBe('unknown');
    }
  });

  it('let nothing pass for as long as it can’t be read', () => {
    expect(list(item({ role: 'po', validFor: '${OTHER}' }))[0]?.validForMs).toBe(0);
  });

  it('are none of skipped items, of unknown roles, and of options that are no map', () => {
    expect(
      list(
        item({ role: 'po' }, true, 'not now'),
        item({ role: 'qa' }),
        item([]),
        item(null),
        item('po'),
      ),
    ).toEqual([]);
  });
});

describe('a role that is asked for twice', () => {
  it('takes the strictest of all demands', () => {
    const one = ask('po', { validForMs: HOUR, environmentApprovals: true });
    const other = ask('Po', { validForMs: 2 * HOUR, digest: DIGEST });
    const merged = { role: 'po', validForMs: HOUR, environmentApprovals: false, digest: DIGEST };
    expect(mergeAskedRoles([one, other])).toEqual([merged]);
    expect(mergeAskedRoles([one, one])).toStrictEqual([one]);
    expect(mergeAskedRoles([ask('lead'), one, ask('lead'), other])).toEqual([ask('lead'), merged]);
  });

  it('is filled by nobody if the digests differ', () => {
    const merged = mergeAskedRoles([
      ask('po', { digest: DIGEST }),
      ask('po', { digest: 'cd'.repeat(32) }),
      ask('po', { digest: DIGEST }),
    ]);
    expect(merged).toMatchObject([{ digest: 'unknown' }]);
  });
});
