import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../../src/domain/json.ts';
import { findImageDigest } from '../../../src/gate/releases/image-digest.ts';
import { listPreviousVariables } from '../../../src/gate/releases/list-previous-variables.ts';
import { parseRecord } from '../../../src/gate/releases/parse-record.ts';

const commit = 'a'.repeat(40);
const digest = `sha256:${'0f'.repeat(32)}`;
const author = 'github-actions[bot]';

const record = {
  holdpoint: 1,
  environment: 'production',
  commit,
  planId: 'default',
  planDigest: 'c'.repeat(64),
  runId: '7',
  attempt: 1,
};

const carry = (payload: Json, rest: object = {}) =>
  parseRecord({ payload, environment: 'production', commit, creator: author, ...rest }, author);

describe('parseRecord', () => {
  it('takes a record with everything and with the least', () => {
    const full = {
      ...record,
      image: `ghcr.io/acme/crm@${digest}`,
      previousCommit: 'b'.repeat(64),
      previousImage: digest,
      databaseRevision: 'ae1027a6acf',
      workflowPath: '.github/workflows/deploy.yml',
    };
    expect(carry(record)).toEqual({ record });
    expect(carry(full)).toEqual({ record: full });
  });

  it.each<[string, Json, object, string]>([
    ['a person', record, { creator: 'mallory' }, 'was created by mallory'],
    ['an account that is gone', record, { creator: '' }, 'was created by nobody we know'],
    ['nothing', null, {}, 'carries no release record'],
    ['an empty text', '', {}, 'carries no release record'],
    ['a list', [record], {}, 'carries no sound release record'],
    ['a text', 'record', {}, 'carries no sound release record'],
    ['another version', { ...record, holdpoint: 2 }, {}, 'carries no sound release record'],
    ['a field too many', { ...record, extra: 1 }, {}, 'carries no sound release record'],
    ['a number for the run', { ...record, runId: 7 }, {}, 'carries no sound release record'],
    ['attempt 0', { ...record, attempt: 0 }, {}, 'carries no sound release record'],
    ['another commit', record, { commit: 'b'.repeat(40) }, 'carries a record of another commit'],
    [
      'another environment',
      record,
      { environment: 'Production' },
      'carries a record of another environment',
    ],
  ])('refuses that of %s', (_, payload, rest, flaw) => {
    expect(carry(payload, rest)).toEqual({ flaw });
  });

  const evil = ['$(id)', '`id`', 'a;b', 'a b', 'a\nb', 'a|b', "a'b", 'a"b', 'a&b', '--help ', '\0'];
  it.each(evil)('refuses %j wherever it stands', (text) => {
    for (const name of ['image', 'previousImage', 'commit', 'databaseRevision', 'runId']) {
      expect(carry({ ...record, [name]: text })).toEqual({
        flaw: 'carries no sound release record',
      });
      expect(carry({ ...record, [name]: `${text}@${digest}` })).toHaveProperty('flaw');
      expect(carry({ ...record, [name]: `${digest}${text}` })).toHaveProperty('flaw');
    }
  });
});

describe('findImageDigest', () => {
  it.each([
    [digest, digest],
    [`ghcr.io/acme/crm@${digest}`, digest],
    [`localhost:5000/crm:v1@${digest}`, digest],
    ['ghcr.io/acme/crm:v1', undefined],
    [`${digest} `, undefined],
    [`${digest}0`, undefined],
    [`x ${digest}`, undefined],
    [`-x@${digest}`, undefined],
    [digest.toUpperCase(), undefined],
    ['', undefined],
  ])('%s', (image, found) => {
    expect(findImageDigest(image)).toBe(found);
  });
});

describe('listPreviousVariables', () => {
  it('has nothing of no release, and only what is known of one', () => {
    expect(listPreviousVariables(undefined)).toEqual({});
    expect(listPreviousVariables({ commit })).toEqual({ HOLDPOINT_PREVIOUS_COMMIT: commit });
    expect(listPreviousVariables({ commit, image: digest, databaseRevision: 'ae10' })).toEqual({
      HOLDPOINT_PREVIOUS_COMMIT: commit,
      HOLDPOINT_PREVIOUS_IMAGE: digest,
      HOLDPOINT_PREVIOUS_DATABASE_REVISION: 'ae10',
    });
  });

  it('leaves out a revision that a command would read as an option', () => {
    const { HOLDPOINT_PREVIOUS_DATABASE_REVISION: revision } = listPreviousVariables({
      commit,
      databaseRevision: '--sql',
    });
    expect(revision).toBeUndefined();
  });
});
