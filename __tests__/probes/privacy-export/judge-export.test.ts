import { describe, expect, it } from '@jest/globals';
import type { ProducedExport } from '../../../src/probes/privacy-export/evidence.ts';
import { asRequest, base, byRequest, first, judged, second } from './export-judged.ts';

const names = (count: number) => Array.from({ length: count }, (_, at) => `users.c${at}`);
const listed = (count: number, name = 'users.c') =>
  Array.from({ length: count }, (_, at) => `${name}${at}`).join(', ');

describe('how an export ends', () => {
  const byHand =
    'Run the command by hand for somebody who is there, and mend what it complains of.';

  it.each<[string, Partial<ProducedExport>, string]>([
    ['an exit code', { exitCode: 2 }, 'exit code 2'],
    ['an exit code and words', { exitCode: 1, complaint: 'no\n' }, 'exit code 1, "no\\n"'],
    [
      'an exit code, and nothing is known of words',
      { complaint: undefined, exitCode: 1 },
      'exit code 1',
    ],
    ['a signal', { exitCode: null }, 'a signal'],
  ])('fails where it is %s', async (_, end, seen) => {
    expect(await judged(first(end))).toEqual({
      outcome: 'fail',
      reason: 'exit-code',
      summary: `export: expected exit code 0, seen ${seen}.`,
      findings: [{ where: 'export', expected: 'exit code 0', seen }],
      remedy: byHand,
    });
  });

  it.each([199, 300, 404, 500])('fails where it is the status %i', async (status) => {
    const ended = { first: { ...base.first, exitCode: undefined, status } };
    expect(await judged({ ...byRequest, ...ended }, asRequest)).toStrictEqual({
      outcome: 'fail',
      reason: 'status',
      summary: `export: expected a status of 200 to 299, seen status ${status}.`,
      findings: [{ where: 'export', expected: 'a status of 200 to 299', seen: `status ${status}` }],
      remedy:
        'Send the request by hand, and mend what it answers; credentials belong in its `headers`.',
    });
  });

  it.each([200, 299])('passes where it is the status %i', async (status) => {
    const ended = { first: { ...base.first, exitCode: undefined, status } };
    expect((await judged({ ...byRequest, ...ended }, asRequest)).outcome).toBe('pass');
  });
});

describe('the form of an export', () => {
  const machine = 'JSON, or a JSON text a line (Art. 20: machine-readable)';
  const none = 'Let the data stand on standard output, in the file of `output`, or in the answer.';
  const prose = 'Write JSON and nothing beside it, no log lines; or ask for `format: text`.';

  it.each<[string, ProducedExport['format'], string, string, string, string]>([
    ['empty where JSON is wanted', 'empty', 'json', machine, 'nothing', none],
    ['empty where text is wanted', 'empty', 'text', 'data', 'nothing', none],
    ['text where JSON is wanted', 'text', 'json', machine, '9120 bytes that are no JSON', prose],
  ])('fails: %s', async (_, format, wanted, expected, seen, remedy) => {
    expect(await judged(first({ format }), { format: wanted })).toEqual({
      outcome: 'fail',
      reason: 'assertion',
      summary: `export: expected ${expected}, seen ${seen}.`,
      findings: [{ where: 'export', expected, seen }],
      remedy,
    });
  });

  it.each<[ProducedExport['format'], string]>([
    ['json', 'json'],
    ['ndjson', 'json'],
    ['json', 'text'],
    ['text', 'text'],
  ])('passes: %s where %s is wanted', async (format, wanted) => {
    expect((await judged(first({ format }), { format: wanted })).outcome).toBe('pass');
  });
});

describe('somebody else in an export', () => {
  const remedy = 'Limit every query of the export to the person who asks.';
  const expected = 'nothing of another person (Art. 15(4))';

  it.each<[string, string[], number, string]>([
    ['one column', ['users.c0'], 1, 'users.c0'],
    ['as many as are named', names(12), 12, listed(12)],
    ['one more', names(13), 13, `${listed(12)} and 1 more`],
    ['more than are listed', names(13), 50, `${listed(12)} and 38 more`],
  ])('fails: %s', async (_, foreign, foreignCount, seen) => {
    const leak = { foreign, foreignCount };
    expect(await judged({ ...first(leak), ...second(leak) })).toEqual({
      outcome: 'fail',
      reason: 'assertion',
      summary: `export: expected ${expected}, seen ${seen}.`,
      findings: [
        { where: 'export', expected, seen },
        { where: 'export of the second person', expected, seen },
      ],
      remedy,
    });
  });

  it.each<[string, Partial<ProducedExport>, string]>([
    ['with data', { status: 200, foreignCount: 3 }, 'status 200, 3 markers of the person'],
    ['with nothing', { status: 200 }, 'status 200, 0 markers of the person'],
    ['a refusal with data', { status: 403, foreignCount: 1 }, 'status 403, 1 marker of the person'],
  ])('may be whoever asks: %s', async (_, rest, seen) => {
    const anonymous = { ...base.first, exitCode: undefined, ...rest };
    expect(await judged({ ...byRequest, anonymous }, asRequest)).toEqual({
      outcome: 'fail',
      reason: 'assertion',
      summary: `request without its header fields: expected to be refused, seen ${seen}.`,
      findings: [{ where: 'request without its header fields', expected: 'to be refused', seen }],
      remedy: 'Let nobody have the export who has not proved to be the person.',
    });
  });
});
