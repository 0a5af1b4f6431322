import { describe, expect, it } from '@jest/globals';
import { ProbeError } from '../../../src/domain/errors.ts';
import type { IssueComment } from '../../../src/domain/github.ts';
import type { WindowOptions } from '../../../src/probes/window/options.ts';
import { declaration, listTools } from '../../../src/probes/window/options.ts';
import { catchProbeError } from '../../support/catch-probe-error.ts';
import { commit, runWindow } from './run-window.ts';

const now = '2026-01-05T09:00:00.000Z';

describe('what is seen', () => {
  it.each([
    ['Europe/Berlin', 'Mon 2026-01-05 10:00', '+01:00'],
    ['America/St_Johns', 'Mon 2026-01-05 05:30', '-03:30'],
    ['Asia/Kathmandu', 'Mon 2026-01-05 14:45', '+05:45'],
    ['UTC', 'Mon 2026-01-05 09:00', '+00:00'],
  ])('is the clock of %s', async (timezone, local, offset) => {
    const windows = [{ days: ['mon'], from: '00:00', to: '24:00' }];
    const { seen, judged } = await runWindow(now, { timezone, windows });
    expect(seen).toEqual({ now, local, offset, tzdata: expect.stringMatching(/^20\d\d[a-z]$/) });
    expect(judged).toEqual({
      outcome: 'pass',
      summary: `${local} ${timezone}: in a window.`,
      findings: [],
    });
  });
});

const comment = (rest: Partial<IssueComment> = {}): IssueComment => ({
  id: 1,
  body: `Release of ${commit.slice(0, 12)} tomorrow`,
  author: 'github-actions[bot]',
  createdAt: '2026-01-04T08:00:00Z',
  updatedAt: '2026-01-04T08:00:00Z',
  url: 'https://github.com/acme/crm/issues/12#issuecomment-1',
  ...rest,
});

const at = (createdAt: string, rest: Partial<IssueComment> = {}) =>
  comment({ createdAt, updatedAt: createdAt, ...rest });

async function announced(comments: readonly IssueComment[], notice: object = {}) {
  const asked: number[] = [];
  const github = {
    listComments: async (issue: number) => {
      asked.push(issue);
      return comments;
    },
  };
  const options = { timezone: 'UTC', notice: { issue: 12, ...notice } };
  const run = await runWindow(now, options, { github });
  expect(asked).toEqual([12]);
  return run;
}

describe('an announcement on an issue', () => {
  it.each<[string, readonly IssueComment[], object, string, string | undefined]>([
    ['a day ago and more', [comment()], {}, 'pass', undefined],
    ['exactly a day ago', [at('2026-01-04T09:00:00Z')], {}, 'pass', undefined],
    ['a second less', [at('2026-01-04T09:00:01Z')], {}, 'fail', 'threshold'],
    [
      'an hour ago, where that is enough',
      [at('2026-01-05T08:00:00Z')],
      { minimum: '1h' },
      'pass',
      undefined,
    ],
    [
      'twice, the first long enough ago',
      [at('2026-01-05T08:00:00Z'), comment()],
      {},
      'pass',
      undefined,
    ],
    ['for an older release too', [at('2025-06-01T08:00:00Z'), comment()], {}, 'pass', undefined],
    ['only for an older one', [at('2025-06-01T08:00:00Z')], {}, 'fail', 'threshold'],
    ['in the future', [at('2026-01-06T08:00:00Z')], {}, 'fail', 'assertion'],
    ['of another commit', [comment({ body: 'Release of 0123456789ab' })], {}, 'fail', 'assertion'],
    ['nothing', [], {}, 'fail', 'assertion'],
    ['edited', [comment({ updatedAt: '2026-01-04T08:00:01Z' })], {}, 'fail', 'assertion'],
    ['by a stranger', [comment({ author: 'mallory' })], {}, 'fail', 'assertion'],
    ['by a person who may', [comment({ author: 'Ana' })], { by: ['ana'] }, 'pass', undefined],
    ['by the bot, where a person must', [comment()], { by: ['ana'] }, 'fail', 'assertion'],
    [
      'by its own words',
      [comment({ body: 'Release 1.4' })],
      { mentions: 'Release 1.4' },
      'pass',
      undefined,
    ],
  ])('%s', async (_, comments, notice, outcome, reason) => {
    const { judged } = await announced(comments, notice);
    expect([judged.outcome, judged.reason]).toEqual([outcome, reason]);
  });

  it('says how many did not count, and to announce it', async () => {
    const { judged } = await announced([
      comment({ author: 'mallory' }),
      comment({ updatedAt: '2026-01-04T09:00:00Z' }),
      comment({ body: 'Thanks' }),
    ]);
    expect(judged).toMatchObject({
      findings: [
        { seen: 'no announcement (2 that fit were edited, or are of others)', where: 'issue #12' },
      ],
      remedy: 'Announce it first, 24h ahead.',
    });
  });

  it('says when the notice will have been long enough', async () => {
    const { judged } = await announced([at('2026-01-04T12:00:00Z')]);
    expect(judged.remedy).toBe('Wait. Next opening: Mon 2026-01-05 12:00 UTC.');
  });

  it('says that an old one has to be made again', async () => {
    const { judged } = await announced([at('2025-06-01T08:00:00Z')]);
    expect(judged.remedy).toBe('Announce it first, 24h ahead.');
  });

  it('says that it will be too old before it opens', async () => {
    const windows = [{ days: ['sun'], from: '09:00', to: '10:00' }];
    const notice = { announcedAt: '2026-01-03T09:00:00Z', maximum: '3d' };
    const { judged } = await runWindow(now, { timezone: 'UTC', windows, notice });
    expect(judged.remedy).toBe('No opening is known before Tue 2026-01-06 09:00 UTC.');
  });

  it('that can’t be read is an error', async () => {
    const github = {
      listComments: async () => {
        throw new ProbeError('auth', 'GitHub says no.');
      },
    };
    const run = runWindow(now, { timezone: 'UTC', notice: { issue: 12 } }, { github });
    expect(await catchProbeError(run)).toMatchObject({ reason: 'auth' });
  });
});

describe('an announcement by its time', () => {
  it.each([
    ['2026-01-04T09:00:00Z', 'pass'],
    ['2026-01-04T10:00:00+01:00', 'pass'],
    ['2026-01-04T10:01+01:00', 'fail'],
    ['2025-11-04T09:00:00Z', 'fail'],
    ['2026-01-05T10:00:00Z', 'fail'],
  ])('%s: %s', async (announcedAt, outcome) => {
    const { judged } = await runWindow(now, { timezone: 'UTC', notice: { announcedAt } });
    expect(judged.outcome).toBe(outcome);
  });
});

describe('the options of window', () => {
  const windows = [{ days: ['mon'], from: '09:00', to: '16:00' }];

  it.each([
    ['nothing to assert', { timezone: 'UTC' }],
    ['no zone', { windows }],
    ['no windows in the list', { timezone: 'UTC', windows: [] }],
    ['a window of no length', { timezone: 'UTC', windows: [{ ...windows[0], to: '09:00' }] }],
    ['a time that is none', { timezone: 'UTC', windows: [{ ...windows[0], to: '25:00' }] }],
    ['24:00 as a beginning', { timezone: 'UTC', windows: [{ ...windows[0], from: '24:00' }] }],
    [
      'a freeze without a reason',
      { timezone: 'UTC', freezes: [{ from: '2026-01-01', to: '2026-01-02' }] },
    ],
    [
      'two ways to know',
      { timezone: 'UTC', notice: { issue: 1, announcedAt: '2026-01-01T00:00:00Z' } },
    ],
    ['no way to know', { timezone: 'UTC', notice: { minimum: '24h' } }],
    ['a typo', { timezone: 'UTC', windows, freeze: [] }],
  ])('refuse %s', (_, options) => {
    expect(declaration.options.safeParse(options).success).toBe(false);
  });

  it.each<[string, object, (string | number)[]]>([
    ['an unknown zone', { timezone: 'Europe/Atlantis', windows }, ['timezone']],
    ['an offset as zone', { timezone: '+01:00', windows }, ['timezone']],
    [
      'windows that never shut',
      {
        windows: [
          { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '24:00' },
        ],
      },
      ['windows'],
    ],
    [
      'a day that does not exist',
      { freezes: [{ from: '2026-02-30', to: '2026-03-01', why: 'x' }] },
      ['freezes', 0, 'from'],
    ],
    [
      'an hour that does not exist',
      { freezes: [{ from: '2026-02-03T25:00', to: '2026-03-01', why: 'x' }] },
      ['freezes', 0, 'from'],
    ],
    [
      'a freeze that ends first',
      { freezes: [{ from: '2026-03-02', to: '2026-03-01', why: 'x' }] },
      ['freezes', 0, 'to'],
    ],
    [
      'a freeze that ends an hour first',
      { freezes: [{ from: '2026-03-02T10:00', to: '2026-03-02T09:00', why: 'x' }] },
      ['freezes', 0, 'to'],
    ],
    [
      'a time without offset',
      { notice: { announcedAt: '2026-01-01T00:00:00' } },
      ['notice', 'announcedAt'],
    ],
    [
      'limits that exclude each other',
      { notice: { issue: 1, minimum: '40d' } },
      ['notice', 'maximum'],
    ],
    ['plain http', { calendar: 'http://intranet.example/a.ics' }, ['calendar']],
    ['another scheme', { calendar: 'webcal://intranet.example/a.ics' }, ['calendar']],
    ['a file address', { calendar: 'file:///etc/passwd' }, ['calendar']],
  ])('have a problem with %s', async (_, options, path) => {
    const given = declaration.options.parse({ timezone: 'UTC', ...options });
    const problems = (await declaration.findProblems?.(given)) ?? [];
    expect(problems.map((one) => one.path)).toEqual([path]);
  });

  it.each<[object, string[]]>([
    [{ windows }, []],
    [{ calendar: 'a.ics' }, ['files']],
    [{ calendar: 'https://a.example/a.ics' }, ['http']],
    [{ notice: { issue: 1 } }, ['github']],
    [{ windows, emergency: { role: 'lead' } }, ['approvals']],
  ])('%j need %j and the clock', (options, tools) => {
    const given = declaration.options.parse({ timezone: 'UTC', ...options }) as WindowOptions;
    expect(new Set(listTools(given))).toEqual(new Set(['clock', 'secret', 'subject', ...tools]));
  });
});
