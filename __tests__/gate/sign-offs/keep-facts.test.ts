import { describe, expect, it } from '@jest/globals';
import type { Statement } from '../../../src/domain/approval.ts';
import { decideSignOffs } from '../../../src/gate/sign-offs/decide-sign-offs.ts';
import { keepConfirmationFacts, keepSignOffFacts } from '../../../src/gate/sign-offs/keep-facts.ts';
import { keptFacts } from '../../../src/gate/sign-offs/kept-facts.ts';
import { ask, facts, HEAD, MERGE, NOW, pull, rules, sign } from './approval-examples.ts';

const LIMIT = 64 * 1024;
const merged = {
  shippedAs: 'merge',
  mergedAt: '2026-01-05T10:00:00Z',
  mergeCommit: MERGE,
} as const;
const shaOf = (number: number) => number.toString(16).padStart(40, 'a');
const pulls = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    pull({ ...merged, number: index, headSha: shaOf(index) }),
  );

function signAll(count: number): Statement[] {
  const url = 'https://github.example/acme/crm/pull/1#issuecomment-1234567890';
  return Array.from({ length: count }, (_, index) => {
    const command = { type: 'sign-off', role: 'po', commit: shaOf(index) } as const;
    return sign('ana', 'po', { id: index, pullRequest: index, command, url });
  });
}

function keep(statements: readonly Statement[], count: number) {
  return keepSignOffFacts(
    facts(statements, { commit: MERGE, pullRequests: pulls(count) }),
    ['po'],
    'po',
  );
}

function decide(kept: ReturnType<typeof keep>) {
  if (kept === undefined) throw new Error('nothing was kept');
  return decideSignOffs(kept, rules([ask('po')]), NOW)[0]?.state;
}

describe('what an item keeps for its sign-off', () => {
  it('fits, is in the shape of evidence, and is signed where it was', () => {
    const kept = keep(signAll(60), 60);
    expect(keptFacts.parse(kept)).toEqual(kept);
    expect(JSON.stringify(kept).length).toBeLessThan(LIMIT);
    expect(decide(kept)).toBe('signed');
  });

  it('is not signed any more where it does not fit, but by the deployed commit', () => {
    const kept = keep(signAll(200), 200);
    expect(JSON.stringify(kept).length).toBeLessThan(LIMIT);
    expect(decide(kept)).toBe('missing');
    const command = { type: 'sign-off', role: 'po', commit: MERGE } as const;
    expect(
      decide(keep([...signAll(200), sign('ana', 'po', { pullRequest: 3, command })], 200)),
    ).toBe('signed');
  });

  it('is nothing where even that does not fit', () => {
    expect(keep([], 600)).toBeUndefined();
  });

  it('is not crowded out by strangers, who are told why all the same', () => {
    const noise = Array.from({ length: 5000 }, (_, index) => sign(`stranger-${index}`));
    const kept = keepSignOffFacts(facts([...noise, sign('ana')]), ['po'], 'po');
    expect(kept?.statements).toHaveLength(21);
    expect(decide(kept)).toBe('signed');
  });

  it('is the same for every role but for what only explains, though one is crowded', () => {
    const url = `https://github.example/${'x'.repeat(1_800)}`;
    const noise = Array.from({ length: 40 }, (_, id) => sign(`stranger-${id}`, 'po', { id, url }));
    const said = facts([...noise, ...signAll(70)], { commit: MERGE, pullRequests: pulls(70) });
    const own = (role: string) =>
      keepSignOffFacts(said, ['po', 'lead'], role)?.statements.filter(({ by }) => by === 'ana');
    expect(own('po')?.length).toBeGreaterThan(0);
    expect(own('po')).toEqual(own('lead'));
    expect(JSON.stringify(keepSignOffFacts(said, ['po', 'lead'], 'po')).length).toBeLessThan(LIMIT);
  });

  it('leaves out members who said nothing, beyond a few', () => {
    const logins = Array.from({ length: 3000 }, (_, index) => `member-${index}`);
    const more = { rosters: { po: { known: true, logins: [...logins, 'zoe'] } as const } };
    const kept = keepSignOffFacts(facts([sign('zoe')], more), ['po'], 'po');
    expect(kept?.rosters['po']).toMatchObject({
      logins: expect.arrayContaining(['zoe', 'member-0']),
    });
    expect(JSON.stringify(kept).length).toBeLessThan(3000);
  });

  it('keeps every author of commits without a pull request', () => {
    const strayCommits = Array.from({ length: 900 }, (_, index) => ({
      sha: shaOf(index),
      ...(index % 3 === 0 ? {} : { author: index % 2 === 0 ? 'ana' : 'eve' }),
    }));
    const kept = keepSignOffFacts(facts([], { strayCommits }), ['po'], 'po');
    expect(new Set(kept?.strayCommits.map(({ author }) => author))).toEqual(
      new Set([undefined, 'ana', 'eve']),
    );
    expect(kept?.strayCommits).toHaveLength(3);
  });
});

describe('what an item keeps for its confirmation', () => {
  it('is what was said of it, and what took that back', () => {
    const confirm = (by: string, ids: string[]) =>
      sign(by, '', { command: { type: 'confirm', ids, commit: HEAD } });
    const back = (by: string) => sign(by, '', { id: 2, command: { type: 'withdraw' } });
    const kept = keepConfirmationFacts(
      facts([
        confirm('ana', ['a', 'b']),
        confirm('eve', ['b']),
        back('ana'),
        back('eve'),
        sign('ana'),
      ]),
      { id: 'a', owner: 'lead' },
    );
    expect(kept?.statements).toEqual([confirm('ana', ['a']), back('ana')]);
    expect(Object.keys(kept?.rosters ?? {})).toEqual(['lead']);
    expect(kept?.writers).toEqual({ ana: true });
    expect(keptFacts.parse(kept)).toEqual(kept);
  });
});
