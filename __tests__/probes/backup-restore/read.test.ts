import { describe, expect, it } from '@jest/globals';
import { parseRoles } from '../../../src/probes/backup-restore/dump/parse-roles.ts';
import { isZone, readWallTime } from '../../../src/probes/backup-restore/dump/read-zone.ts';
import { SqlScan } from '../../../src/probes/backup-restore/dump/sql-scan.ts';
import { TarWalk } from '../../../src/probes/backup-restore/dump/tar-walk.ts';
import { chooseBackup } from '../../../src/probes/backup-restore/listing/choose-backup.ts';
import { parseListing } from '../../../src/probes/backup-restore/listing/parse-listing.ts';

describe('a listing', () => {
  it('is JSON, a JSON object a line, or lines', () => {
    const start = '2026-01-05T03:00:00+02:00';
    const row = { id: 7, file: 'a.dump', startedAt: start, finishedAt: start, bytes: 3 };
    const expected = { id: '7', startedAt: '2026-01-05T01:00:00.000Z' };
    for (const text of [
      JSON.stringify([row]),
      JSON.stringify({ backups: [row] }, null, 2),
      `${JSON.stringify(row)}\n`,
    ]) {
      expect(parseListing(text, 'x')[0]?.backup).toMatchObject(expected);
    }
    const lines = '2026-01-05 03:00:00 12 a b.dump\n2026-01-05T03:00:00+02:00\t13\tb.dump\n';
    expect(parseListing(lines, 'x').map(({ backup }) => backup)).toEqual([
      { id: 'a b.dump', changedAt: '2026-01-05T03:00:00.000Z', bytes: 12 },
      { id: 'b.dump', changedAt: '2026-01-05T01:00:00.000Z', bytes: 13 },
    ]);
    expect(parseListing(' \n', 'x')).toEqual([]);
  });

  it('keeps every digit of a system identifier', () => {
    const row = '{"id": "a", "system": 7714127808110036514}';
    for (const text of [row, `[${row}]`, `{"backups": [${row}]}`, `${row}\n${row}`]) {
      expect(parseListing(text, 'x')[0]?.backup.system).toBe('7714127808110036514');
    }
  });

  it.each([
    ['an error page', '<html>'],
    ['half of a document', '[{"id": 1'],
    ['a date that is none', '[{"id": "a", "startedAt": "yesterday"}]'],
    ['a negative size', '[{"id": "a", "bytes": -1}]'],
    ['a line of a failed command', 'Access denied'],
  ])('is refused if it is %s', (_, text) => {
    expect(() => parseListing(text, 'The listing')).toThrow(/^The listing (?:is|has)/);
  });

  it('counts what has begun and has no end as unfinished', () => {
    const text = JSON.stringify([
      { id: 'done', startedAt: '2026-01-04T03:00:00Z', finishedAt: '2026-01-04T03:02:00Z' },
      { id: 'runs', startedAt: '2026-01-05T03:00:00Z' },
      { id: 'failed', startedAt: '2026-01-05T03:00:00Z', finishedAt: null },
    ]);
    const { newest, facts } = chooseBackup(parseListing(text, 'x'), 7);
    expect(newest?.backup.id).toBe('done');
    expect(facts).toMatchObject({
      listed: 3,
      finished: 1,
      unfinished: { names: ['runs', 'failed'] },
    });
  });
});

describe('the time of an archive', () => {
  it.each([
    ['2026-01-05 10:00:00', 'UTC', '2026-01-05T10:00:00.000Z'],
    ['2026-01-05 10:00:00', 'Europe/Vilnius', '2026-01-05T08:00:00.000Z'],
    ['2026-07-05 10:00:00', 'America/New_York', '2026-07-05T14:00:00.000Z'],
    ['2026-10-25 03:30:00', 'Europe/Vilnius', '2026-10-25T00:30:00.000Z'],
    ['2026-01-05 10:00:00', 'Asia/Kolkata', '2026-01-05T04:30:00.000Z'],
  ])('%s in %s is %s', (wall, zone, instant) => {
    expect(readWallTime(wall, zone)).toBe(instant);
  });

  it('knows zones', () => {
    expect([isZone('Europe/Vilnius'), isZone('Vilnius')]).toEqual([true, false]);
  });
});

describe('plain SQL', () => {
  const scan = (text: string, size = 1e9) => {
    const reader = new SqlScan();
    for (let at = 0; at < text.length; at += size) {
      reader.push(Buffer.from(text.slice(at, at + size), 'utf8'));
    }
    reader.end();
    return reader;
  };
  const END = '--\n-- PostgreSQL database dump complete\n--\n\n';

  it.each([1e9, 700, 64])('is complete with its last line, in pieces of %d', (size) => {
    const text = `--\n-- x\n--\n\n\\restrict abc\n\nselect 1;\n${'--x\n'.repeat(900)}${END}\\unrestrict abc\n\n`;
    const { isComplete, isRestricted } = scan(text, size);
    expect([isComplete, isRestricted]).toEqual([true, true]);
  });

  it('is not complete where something follows, or nothing came', () => {
    expect(scan('select 1;').isComplete).toBe(false);
    expect(scan(`${END}COPY a FROM stdin;\n1`).isComplete).toBe(false);
    expect(scan(`select 1;\n\\restrict abc\n${END}`).isRestricted).toBe(false);
  });

  it.each(['\\connect crm', '\\! id', '\\c crm', '\\i /etc/passwd', '\\copy a from x'])(
    'gives away the command %s',
    (line) => {
      expect(scan(`select 1;\n${line}\n${END}`).command).toBeDefined();
    },
  );

  it('takes no data for a command', () => {
    const rows = [
      '\\N\t1',
      '\\.',
      '\\\\connect',
      '\\ttab',
      '\\nline',
      '\\x00ff',
      '\\b',
      '\\r',
      '\\f',
    ];
    expect(scan(`COPY a FROM stdin;\n${rows.join('\n')}\n${END}`).command).toBeUndefined();
  });

  it('names owners and those who are granted something', () => {
    const sql = [
      'ALTER TABLE public.a OWNER TO crm_owner;',
      'GRANT SELECT ON TABLE public.a TO "web app" WITH GRANT OPTION;',
      'GRANT ALL ON SCHEMA public TO PUBLIC;',
      ' ALTER TABLE x OWNER TO nobody;',
    ];
    expect(parseRoles(sql.join('\n'))).toEqual(['crm_owner', 'web app']);
  });
});

describe('a tar file', () => {
  const entry = (size: number) => {
    const head = Buffer.alloc(512);
    head.write('toc.dat');
    head.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
    return Buffer.concat([head, Buffer.alloc(Math.ceil(size / 512) * 512, size === 0 ? 1 : 0)]);
  };
  const whole = Buffer.concat([entry(700), entry(0), entry(512), Buffer.alloc(1_024)]);

  it.each([1, 100, 512, 1e9])('is complete with its end, in pieces of %d', (size) => {
    const walk = new TarWalk();
    for (let at = 0; at < whole.length; at += size) walk.push(whole.subarray(at, at + size));
    expect(walk.isComplete).toBe(true);
  });

  it('is not complete without it, though it ends in zeros', () => {
    for (const cut of [0, 512, 1_200, whole.length - 1_024]) {
      const walk = new TarWalk();
      walk.push(whole.subarray(0, cut));
      expect(walk.isComplete).toBe(false);
    }
  });
});
