import { describe, expect, it } from '@jest/globals';
import type {
  PrivacyExportEvidence,
  ProducedExport,
} from '../../../src/probes/privacy-export/evidence.ts';
import { asRequest, base, byRequest, judged, nobody, second } from './export-judged.ts';

/** What holds the verdict, and says why in one finding. */
const held = (reason: string, where: string, expected: string, seen: string, remedy?: string) => ({
  outcome: 'inconclusive',
  reason,
  summary: `${where}: expected ${expected}, seen ${seen}.`,
  findings: [{ where, expected, seen }],
  ...(remedy === undefined ? {} : { remedy }),
});

describe('the export of a second person', () => {
  it.each<[string, Partial<ProducedExport>, string]>([
    ['has none of its markers', { own: 0 }, 'none of its markers'],
    ['breaks', { exitCode: 1, complaint: 'KeyError' }, 'exit code 1, "KeyError"'],
    ['breaks without a word, with its markers', { exitCode: 3, own: 23 }, 'exit code 3'],
  ])('holds where it %s', async (_, rest, seen) => {
    const where = 'export of the second person';
    const remedy = 'The same is asked for two people: let it export whoever is asked for.';
    expect(await judged(second(rest))).toEqual(
      held('control-failed', where, 'markers of the second person', seen, remedy),
    );
  });

  it('is enough with one marker', async () => {
    expect((await judged(second({ own: 1 }))).outcome).toBe('pass');
  });
});

describe('the export for a key that nobody has', () => {
  const where = 'export for a key that nobody has';
  const remedy = 'Let the export of an unknown person end with an error, and write nothing.';

  it.each<[string, Partial<ProducedExport>, string, string]>([
    ['it succeeds', { exitCode: 0, complaint: '' }, 'to be refused', 'exit code 0'],
    ['a signal ends it', { exitCode: null, complaint: '' }, 'to be refused', 'a signal'],
    [
      'nothing says how it ended',
      { exitCode: undefined, complaint: '' },
      'to be refused',
      'exit code undefined',
    ],
    ['its answer is 204', { exitCode: undefined, status: 204 }, 'to be refused', 'status 204'],
    ['it writes data', { bytes: 2, format: 'json' }, 'no output', '2 bytes'],
  ])('holds where %s', async (_, rest, expected, seen) => {
    expect(await judged({ nobody: { ...nobody, ...rest } })).toEqual(
      held('control-failed', where, expected, seen, remedy),
    );
  });

  it('holds where there is no such key', async () => {
    const key = 'Name a column in `person.key` whose type has room for another value.';
    expect(await judged({ nobody: undefined })).toEqual(
      held('control-failed', where, 'a key that nobody has', 'none was found', key),
    );
  });

  it('fails where it holds somebody, and names five columns', async () => {
    const foreign = ['a.a', 'a.b', 'a.c', 'a.d', 'a.e', 'a.f'];
    expect(await judged({ nobody: { ...nobody, foreign, foreignCount: 6 } })).toEqual({
      outcome: 'fail',
      reason: 'assertion',
      summary: `${where}: expected nothing of anybody, seen markers of a.a, a.b, a.c, a.d, a.e.`,
      findings: [
        { where, expected: 'nothing of anybody', seen: 'markers of a.a, a.b, a.c, a.d, a.e' },
      ],
      remedy,
    });
  });
});

describe('an export that is asked for by HTTP', () => {
  it('passes where it refuses nobody and no header fields with words', async () => {
    expect(await judged(byRequest, asRequest)).toMatchObject({ outcome: 'pass', findings: [] });
  });

  it('holds where nothing says what came without the header fields', async () => {
    expect(await judged({ ...byRequest, anonymous: undefined }, asRequest)).toEqual(
      held('no-data', 'request without its header fields', 'an answer', 'none in the evidence'),
    );
  });

  it('needs none where it has none', async () => {
    const open = { ...asRequest, request: { url: '/me/export' } };
    expect((await judged({ ...byRequest, anonymous: undefined }, open)).outcome).toBe('pass');
  });
});

describe('the person of an export', () => {
  const person: PrivacyExportEvidence['person'] = { ...base.person, columns: 0 };

  it('holds without a column that carries a marker', async () => {
    const remedy =
      'Name the table of people in `person.table`, and add `links` where no foreign key is declared.';
    expect(await judged({ person })).toEqual(
      held('no-data', 'person', 'columns of free content', 'none', remedy),
    );
  });

  it('is enough with one column', async () => {
    expect((await judged({ person: { ...person, columns: 1 } })).outcome).toBe('pass');
  });

  it('holds where columns are linked to nothing, each with the line to write', async () => {
    const expected = 'to be linked to the person, or excluded';
    const seen = 'no foreign key: no row of the canary was put there';
    expect(await judged({ unlinked: ['news.user_id', 'log.who'], person })).toEqual({
      outcome: 'inconclusive',
      reason: 'no-data',
      summary: `news.user_id: expected ${expected}, seen ${seen}.`,
      findings: [
        { where: 'news.user_id', expected, seen },
        { where: 'log.who', expected, seen },
        { where: 'person', expected: 'columns of free content', seen: 'none' },
      ],
      remedy: 'Add `links: { news.user_id: table.key }`, or `exclude` the column with a reason.',
    });
  });

  it('warns of rows that the clean-up left', async () => {
    const expected = 'no row of the canary after the clean-up';
    const left = [
      { table: 'audit_log', rows: 2 },
      { table: 'users', rows: 1 },
    ];
    expect(await judged({ left })).toEqual({
      outcome: 'warn',
      reason: 'assertion',
      summary:
        '23 of 24 marked columns of 9 tables are in the export, 1 is excluded, and nothing of a second person. Rows of the canary are left.',
      findings: [
        { where: 'audit_log', expected, seen: '2' },
        { where: 'users', expected, seen: '1' },
      ],
      remedy: 'Remove them, and let the role of `database.dsn` delete in these tables.',
    });
  });
});
