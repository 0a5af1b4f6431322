import { describe, expect, it } from '@jest/globals';
import type { Statement } from '../../../src/domain/approval.ts';
import type { Judgement } from '../../../src/domain/report.ts';
import { judge, type ManualEvidence } from '../../../src/probes/manual/judge.ts';
import { facts, HEAD, OLD, sign } from '../../gate/sign-offs/approval-examples.ts';

type KeptFacts = NonNullable<ManualEvidence['facts']>;

const now = '2026-01-05T12:00:00.000Z';
const options = { validFor: '24h' };
const say = (by: string, commit = HEAD): Statement =>
  sign(by, '', { command: { type: 'confirm', ids: ['notes'], commit }, url: 'https://x/1' });

function seen(statements: readonly Statement[], owner?: string): ManualEvidence {
  const item = { id: 'notes', ...(owner === undefined ? {} : { owner }) };
  return {
    now,
    commit: HEAD,
    item,
    facts: facts(statements) as ManualEvidence['facts'],
  } as ManualEvidence;
}

describe('the judge of manual', () => {
  it('passes on a confirmation of this commit, among others', () => {
    expect(judge(seen([say('ana', OLD), say('ana')]), options)).toEqual({
      outcome: 'pass',
      summary: 'Confirmed by ana at 2026-01-05T10:00:00Z for 3f2a9c4e5b6d.',
      findings: [],
    });
  });

  it.each([
    [undefined, undefined, 'Nobody has confirmed this for this commit.', 'whoever may write here'],
    ['Read the notes.', 'lead', 'Read the notes.', 'a member of lead'],
  ])('waits for a person, asks %j, and says who may answer how', (ask, owner, summary, who) => {
    expect(judge(seen([], owner), { ...options, ...(ask && { ask }) })).toEqual({
      outcome: 'pending',
      reason: 'awaiting-person',
      summary,
      findings: [],
      remedy: `Let ${who} look at it and comment \`/confirm notes ${HEAD}\`.`,
    });
  });

  it('says why other words do not count', () => {
    expect(judge(seen([say('mallory')]), options)).toMatchObject({
      outcome: 'pending',
      findings: [
        {
          expected: 'a confirmation of 3f2a9c4e5b6d',
          seen: 'mallory at 2026-01-05T10:00:00Z: mallory may not write to this repository',
          where: 'https://x/1',
        },
      ],
    });
  });

  it('shows some of many such words', () => {
    const many = Array.from({ length: 60 }, (_, id) => ({ ...say('mallory'), id }));
    expect(judge(seen(many), options)).toMatchObject({ findings: { length: 20 } });
  });

  it.each<[string, Partial<ManualEvidence>]>([
    ['there is no commit', { commit: '' }],
    ['the words are of another commit', { commit: OLD }],
    [
      'there is no commit on either side',
      { commit: '', facts: facts([say('ana', '')], { commit: '' }) as KeptFacts },
    ],
  ])('waits if %s', (_, more) => {
    expect(judge({ ...seen([say('ana')]), ...more }, options)).toMatchObject({
      outcome: 'pending',
      findings: [],
    });
  });

  it('says why words count for nothing that stand nowhere', () => {
    const { url: _, ...word } = say('mallory');
    const { findings } = judge(seen([word]), options) as Judgement;
    expect(findings).toStrictEqual([
      {
        expected: 'a confirmation of 3f2a9c4e5b6d',
        seen: 'mallory at 2026-01-05T10:00:00Z: mallory may not write to this repository',
      },
    ]);
  });

  it('names no line to paste where nobody could', () => {
    const { facts: _, ...alone } = seen([]);
    const judgement = judge(alone, options);
    expect(judgement).toMatchObject({ outcome: 'pending', reason: 'awaiting-person' });
    expect(judgement).not.toHaveProperty('remedy');
  });

  it('can’t say who owns an item whose team it can’t read', () => {
    expect(judge(seen([say('ana')], 'qa'), options)).toEqual({
      outcome: 'error',
      reason: 'auth',
      summary: 'Who is in qa could not be read: nobody read who is in qa',
      findings: [],
      remedy:
        'Give a token that may read the organisation’s members, or write logins instead of the team.',
    });
  });
});
