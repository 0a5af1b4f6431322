import { describe, expect, it } from '@jest/globals';
import { formatProblem, PlanError } from '../../src/domain/errors.ts';
import { loadWaivers, parseWaivers } from '../../src/plan/waivers.ts';

const NOW = '2026-01-05T10:00:00.000Z';

const ENTRY: Readonly<Record<string, string>> = {
  item: 'health',
  reason: 'status',
  justification: 'The old balancer.',
  requestedBy: 'ana',
  approvedBy: 'jonas',
  expires: '2026-02-01T00:00:00Z',
};

/** A file with one waiver; `undefined` leaves a key out. */
function write(change: Readonly<Record<string, string | undefined>> = {}): string {
  const keys = Object.entries({ ...ENTRY, ...change }).filter(([, value]) => value !== undefined);
  const lines = keys.map(([key, value]) => `${key}: ${value}`);
  return `version: 1\nwaivers:\n  - ${lines.join('\n    ')}\n`;
}

function complain(text: string): string {
  try {
    loadWaivers(text, NOW);
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    return error.problems.map(formatProblem).join('\n');
  }
  throw new Error('The file was accepted.');
}

describe('a file of waivers', () => {
  it('gives its entries with their places', () => {
    expect(
      loadWaivers(write({ environments: '[production]', until: '"#412 is closed"' }), NOW),
    ).toEqual([
      {
        ...ENTRY,
        environments: ['production'],
        until: '#412 is closed',
        position: { file: '.github/holdpoint-waivers.yml', line: 3, column: 5 },
      },
    ]);
  });

  it('may hold none', () => {
    expect(loadWaivers('version: 1\nwaivers: []\n', NOW)).toEqual([]);
  });

  it('may hold some that ended', () => {
    expect(loadWaivers(write({ expires: '2020-01-01T00:00:00Z' }), NOW)).toHaveLength(1);
  });

  it('can be read whenever it was written, to see what it said', () => {
    const text = write({ expires: '2030-01-01T00:00:00Z' });
    expect(parseWaivers('old.yml', text)).toMatchObject([{ item: 'health' }]);
  });
});

describe('what is wrong with it', () => {
  it.each<[string, Readonly<Record<string, string | undefined>>, string]>([
    ['no item', { item: undefined }, '3:5: `waivers[0].item` is missing'],
    ['no reason', { reason: undefined }, '`waivers[0].reason` is missing'],
    ['no approver', { approvedBy: undefined }, '`waivers[0].approvedBy` is missing'],
    ['no end', { expires: undefined }, '`waivers[0].expires` is missing'],
    [
      'an empty justification',
      { justification: '" "' },
      '`waivers[0].justification` can not be " "',
    ],
    [
      'a reason with a slip',
      { reason: 'treshold' },
      '4:13: `waivers[0].reason` is the text "treshold" (did you mean `threshold`?)',
    ],
    [
      'the reason of an error',
      { reason: 'connect' },
      'What could not be measured can’t be waived.',
    ],
    [
      'a key with a slip',
      { enviroments: '[production]' },
      '9:5: `enviroments` is no key that can stand here (did you mean `environments`?)',
    ],
    [
      'a team',
      { approvedBy: '"@acme/leads"' },
      '7:17: `waivers[0].approvedBy` can not be "@acme/leads"',
    ],
    [
      'one and the same person',
      { approvedBy: 'ANA' },
      '7:17: `waivers[0].approvedBy`: has to be somebody else than `requestedBy`.',
    ],
    [
      'a day',
      { expires: '2026-02-01' },
      '8:14: `waivers[0].expires` has to be in the form `datetime`, and is "2026-02-01".',
    ],
    ['no UTC', { expires: '2026-02-01T00:00:00+01:00' }, 'a UTC instant such as'],
    [
      'a day that is none',
      { expires: '2026-02-30T00:00:00Z' },
      '`waivers[0].expires` has to be in the form',
    ],
    [
      'a list of nothing',
      { environments: '[]' },
      '`waivers[0].environments` has to have at least 1 entry',
    ],
    ['a variable', { approvedBy: '"${BOSS}"' }, 'waivers are taken as they are written'],
    [
      'more than 90 days',
      { expires: '2026-04-05T10:00:00.001Z' },
      '.github/holdpoint-waivers.yml:3:5: The waiver of `health` ends at 2026-04-05T10:00:00.001Z: more than 90 days from now.',
    ],
  ])('%s', (_, change, message) => {
    expect(complain(write(change))).toContain(message);
  });

  it.each([
    ['nothing in it', '', 'The file of waivers is empty.'],
    ['a list', '- item: health', '1:1: A file of waivers is a map. Start with `version: 1`.'],
    ['no version', 'waivers: []', '`version` is missing'],
    ['another version', 'version: 2\nwaivers: []', '`version` is the number 2'],
    ['no waivers', 'version: 1', '`waivers` is missing'],
    ['a key twice', `${write()}    item: other`, 'The key `item` stands here twice.'],
    ['broken YAML', 'version: 1\nwaivers: [', '.github/holdpoint-waivers.yml:2'],
    ['two documents', `${write()}---\nversion: 1`, 'A file of waivers is one YAML document.'],
  ])('%s', (_, text, message) => {
    expect(complain(text)).toContain(message);
  });

  it('is told all at once', () => {
    const lines = complain(write({ item: undefined, reason: 'connect' })).split('\n');
    expect(lines).toHaveLength(2);
  });

  it('can be its size', () => {
    expect(complain(`version: 1\n# ${'x'.repeat(1_048_576)}\nwaivers: []`)).toContain('1 MiB');
  });

  it('ends on the ninetieth day at the latest', () => {
    expect(loadWaivers(write({ expires: '2026-04-05T10:00:00.000Z' }), NOW)).toHaveLength(1);
  });
});
