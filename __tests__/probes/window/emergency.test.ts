import { describe, expect, it } from '@jest/globals';
import type { WindowEvidence } from '../../../src/probes/window/evidence.ts';
import { evidence, judge } from '../../../src/probes/window/judge.ts';
import { declaration, type WindowOptions } from '../../../src/probes/window/options.ts';
import { between } from './run-window.ts';

const now = '2026-01-05T10:00:00.000Z';
const closed = between('UTC', '20:00', '22:00', ['mon']);
const emergency = { ...closed, emergency: { role: 'lead' } };
const given = { state: 'given', by: 'mette', at: now, reason: 'It burns' } as const;
const CLOSED = 'window: expected mon 20:00–22:00, seen Mon 2026-01-05 10:00 UTC.';
const finding = { expected: 'mon 20:00–22:00', seen: 'Mon 2026-01-05 10:00 UTC', where: 'window' };
const WAIT = 'Wait. Next opening: Mon 2026-01-05 20:00 UTC.';
const OR = 'Or `/override` it, as lead.';
const refused = {
  outcome: 'fail',
  reason: 'outside-window',
  summary: CLOSED,
  findings: [finding],
  remedy: `${WAIT} ${OR}`,
};

function judgeWith(
  options: object,
  override?: WindowEvidence['override'],
  more: Partial<WindowEvidence> = {},
) {
  const said = override === undefined ? {} : { override };
  const seen = evidence.schema.parse({ now, local: '', offset: '', tzdata: '', ...said, ...more });
  return judge(seen, declaration.options.parse(options) as WindowOptions);
}

describe('an override of what is closed', () => {
  it('is a warning that says by whom and why', async () => {
    expect(await judgeWith(emergency, given)).toEqual({
      outcome: 'warn',
      reason: 'outside-window',
      summary: `Overridden by mette (lead): It burns — ${CLOSED}`,
      findings: [{ ...finding, limit: 'warn' }],
      remedy: 'Review the override when the emergency is over.',
    });
  });

  it('keeps the reason of what it overrides, be it the notice', async () => {
    const options = { timezone: 'UTC', notice: { issue: 12 }, emergency: {} };
    const announcement = { source: 'issue #12', ignored: 0 };
    expect(await judgeWith(options, given, { announcement })).toMatchObject({
      outcome: 'warn',
      reason: 'assertion',
    });
  });

  it('is of the window alone where it was announced in time', async () => {
    const options = { ...emergency, notice: { issue: 12 } };
    const atMs = Date.parse('2026-01-03T10:00:00Z');
    const announcement = { source: 'issue #12', atMs, ignored: 0 };
    expect(await judgeWith(options, given, { announcement })).toMatchObject({
      outcome: 'warn',
      findings: [{ ...finding, limit: 'warn' }],
    });
  });

  it('is cut after 600 characters', async () => {
    const reason = 'x'.repeat(500);
    const long = `${'ana-'.repeat(25)}😀`;
    const { summary } = await judgeWith(emergency, { ...given, by: long, reason });
    const whole = `Overridden by ${long} (lead): ${reason} — ${CLOSED}`;
    expect(summary).toBe(whole.slice(0, 600));
  });

  it.each<[string, WindowEvidence['override']]>([
    ['nobody looked for one', undefined],
    ['there is none', { state: 'none', why: 'ana is not lead.' }],
    ['none was given, whoever is named', { ...given, state: 'none' }],
    ['it has no name', { state: 'given', reason: 'It burns' }],
    ['it has no reason', { state: 'given', by: 'mette' }],
  ])('is none where %s', async (_, override) => {
    expect(await judgeWith(emergency, override)).toEqual(refused);
  });

  it('is none where the plan asks for none', async () => {
    expect(await judgeWith(closed, given)).toEqual({ ...refused, remedy: WAIT });
  });

  it.each<[string, string | undefined, string]>([
    ['for this reason', 'The team is hidden.', 'The team is hidden.'],
    ['for no known reason', undefined, 'nobody knows why.'],
  ])('that could not be read, %s, opens nothing', async (_, why, shown) => {
    const override = { state: 'unknown', ...(why === undefined ? {} : { why }) } as const;
    expect(await judgeWith(emergency, override)).toEqual({
      ...refused,
      summary: `Closed, and overrides could not be read: ${shown} ${CLOSED}`,
    });
  });

  it('that could not be read is cut after 600 characters, between two of them', async () => {
    const start = 'Closed, and overrides could not be read: ';
    const why = `${'x'.repeat(599 - start.length)}😀`;
    const { summary } = await judgeWith(emergency, { state: 'unknown', why });
    expect(summary).toBe(`${start}${'x'.repeat(599 - start.length)}\ufffd`);
  });
});

describe('an override of what is not known', () => {
  const calendar = {
    source: 'freezes.ics',
    sha256: '0',
    events: 1,
    occurrences: [{ summary: 'Fair', from: now, to: now }],
    until: '2026-02-05T10:00:00.000Z',
  };

  it.each<[string, object, Partial<WindowEvidence>, number]>([
    ['the calendar', { calendar: 'freezes.ics' }, {}, 2],
    ['the announcement', { notice: { issue: 12 } }, {}, 2],
    ['the control', { calendar: 'freezes.ics' }, { calendar }, 2],
  ])('opens nothing: %s', async (_, options, more, findings) => {
    const judged = await judgeWith({ ...emergency, ...options }, given, more);
    expect([judged.outcome, judged.reason]).toEqual(['fail', 'outside-window']);
    expect(judged.findings).toHaveLength(findings);
    expect(judged.remedy).toContain(OR);
  });

  it('opens nothing where it is open', async () => {
    const options = { timezone: 'UTC', calendar: 'freezes.ics', emergency: {} };
    expect((await judgeWith(options, given)).outcome).toBe('inconclusive');
  });
});
