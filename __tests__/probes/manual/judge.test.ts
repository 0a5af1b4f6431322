import { describe, expect, it } from '@jest/globals';
import { judge } from '../../../src/probes/manual/judge.ts';

const commit = 'a'.repeat(40);
const other = 'b'.repeat(40);
const at = '2026-01-05T10:00:00.000Z';

describe('the judge of manual', () => {
  it('passes on a confirmation of this commit, among others', () => {
    const confirmations = [
      { by: 'bob', at, commit: other },
      { by: 'ana', at, commit },
    ];
    expect(judge({ commit, confirmations }, { validFor: '24h' })).toEqual({
      outcome: 'pass',
      summary: `Confirmed by ana at ${at}.`,
      findings: [],
    });
  });

  it.each([
    [undefined, 'Nobody has confirmed this for this commit.'],
    ['Read the notes.', 'Read the notes.'],
  ])('waits for a person, and asks %j', (ask, summary) => {
    const options = { validFor: '24h', ...(ask === undefined ? {} : { ask }) };
    expect(judge({ commit, confirmations: [] }, options)).toEqual({
      outcome: 'pending',
      reason: 'awaiting-person',
      summary,
      findings: [],
    });
  });

  it.each([
    [commit, other],
    ['', ''],
  ])('takes no confirmation of another commit, or of none', (judgedCommit, confirmed) => {
    const confirmations = [{ by: 'bob', at, commit: confirmed }];
    expect(judge({ commit: judgedCommit, confirmations }, { validFor: '24h' })).toMatchObject({
      outcome: 'pending',
      findings: [
        { expected: `a confirmation of ${judgedCommit}`, seen: `bob confirmed ${confirmed}` },
      ],
    });
  });
});
