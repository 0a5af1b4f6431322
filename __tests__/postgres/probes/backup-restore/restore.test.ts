import { execFileSync } from 'node:child_process';
import {
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { describeWithPostgres } from '../../../support/postgres.ts';
import { listLeft, type Production, runBackup, startProduction } from './production.ts';

const newest = { table: 'orders', column: 'created_at' };

describeWithPostgres('backup-restore', (scratch) => {
  let production: Production;
  beforeAll(async () => {
    production = await startProduction();
  }, 60_000);
  afterAll(() => production.remove());
  afterEach(() => {
    for (const name of readdirSync(production.folder)) {
      rmSync(join(production.folder, name), { recursive: true });
    }
  });

  it.each<[string, string, string[]]>([
    ['custom', 'shop.dump', ['-Fc']],
    ['directory', 'shop', ['-Fd']],
    ['tar', 'shop.tar', ['-Ft']],
    ['plain', 'shop.sql', []],
  ])(
    'restores a dump in %s format, and refuses a part of it',
    async (format, name, args) => {
      production.dump(name, ...args);
      const { seen, judged } = await runBackup(production, scratch(), { newest });
      expect(judged).toMatchObject({ outcome: 'pass' });
      expect(judged.summary).toMatch(
        /3 tables, 22500 rows, 1 foreign keys and 3 sequences checked/,
      );
      expect(judged.summary).toMatch(/Cut to 60 % it was refused/);
      expect(judged.summary).toMatch(/Roles that are not in it: shop_owner, shop_reader/);
      expect(seen.restore).toMatchObject({ file: { format, gzip: 'none' }, run: { exitCode: 0 } });
      expect(JSON.stringify(seen)).not.toMatch(/shop\.example/);
      expect(await listLeft(scratch())).toEqual([]);
    },
    60_000,
  );

  it.each([
    ['shop.sql', []],
    ['shop.dump', ['-Fc']],
    ['shop.tar', ['-Ft']],
  ])(
    'restores %s through gzip',
    async (name, args) => {
      execFileSync('gzip', [production.dump(name, ...args)]);
      const { seen, judged } = await runBackup(production, scratch(), { newest });
      expect(judged).toMatchObject({ outcome: 'pass' });
      expect(seen.restore?.file.gzip).toBe('whole');
    },
    60_000,
  );

  it.each<[string, string[], RegExp]>([
    ['shop.dump', ['-Fc'], /exit code 1: pg_restore: error: could not|an archive of pg_dump/],
    ['shop.tar', ['-Ft'], /without it: it is cut off/],
    ['shop.sql', [], /cut off|missing data/],
  ])(
    'fails %s that is cut off',
    async (name, args, says) => {
      const path = production.dump(name, ...args);
      for (const share of [0.3, 0.6, 0.99]) {
        truncateSync(path, Math.floor(readFileSync(path).length * share));
        const { judged } = await runBackup(production, scratch(), { newest, control: 'none' });
        expect(judged.outcome).toBe('fail');
        expect(JSON.stringify(judged.findings)).toMatch(says);
      }
    },
    90_000,
  );

  it('fails a plain dump that is cut between two statements, which psql takes with exit code 0', async () => {
    const path = production.dump('shop.sql');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.slice(0, text.indexOf('-- Data for Name: orders; Type: TABLE DATA')));
    const { seen, judged } = await runBackup(production, scratch(), { newest, control: 'none' });
    expect(seen.restore?.run?.exitCode).toBe(0);
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
    const words = JSON.stringify(judged.findings);
    expect(words).toMatch(/no row in public\.orders \(live: 20000\)/);
    expect(words).toMatch(/constraint orders_customer_id_fkey of public\.orders/);
  }, 60_000);

  it.each([[[]], [['--inserts']]])(
    'fails a folder with half a last row, with %j',
    async (args) => {
      const path = production.dump('shop', '-Fd', '--compress=0', ...args);
      expect((await runBackup(production, scratch())).judged.outcome).toBe('pass');
      const rows = readdirSync(path).filter((name) => /^\d+\.dat$/.test(name));
      const cut = rows.find((name) =>
        readFileSync(join(path, name), 'utf8').includes('Customer 9'),
      );
      const bytes = readFileSync(join(path, cut ?? '')).length;
      truncateSync(join(path, cut ?? ''), bytes - 8);
      const { judged } = await runBackup(production, scratch(), { control: 'none' });
      expect(judged.outcome).toBe('fail');
      expect(JSON.stringify(judged.findings)).toMatch(/end of each of its files of rows/);
    },
    60_000,
  );

  it('fails gzip that breaks off', async () => {
    execFileSync('gzip', [production.dump('shop.sql')]);
    const path = join(production.folder, 'shop.sql.gz');
    truncateSync(path, Math.floor(readFileSync(path).length * 0.6));
    const { judged } = await runBackup(production, scratch(), { newest });
    expect(judged).toMatchObject({ outcome: 'fail', summary: expect.stringMatching(/gzip/) });
  }, 60_000);

  it.each<[string, string[], RegExp]>([
    ['no rows', ['--schema-only'], /none was restored/],
    ['no last section', ['--section=pre-data', '--section=data'], /index public\.orders_created/],
    [
      'no table orders',
      ['--exclude-table=orders', '--exclude-table=totals'],
      /missing: public\.orders/,
    ],
    ['no data of orders', ['--exclude-table-data=orders'], /no row in public\.orders/],
  ])(
    'fails a dump with %s',
    async (_, args, says) => {
      production.dump('shop.dump', '-Fc', ...args);
      const { judged } = await runBackup(production, scratch());
      expect(judged.outcome).toBe('fail');
      expect(JSON.stringify(judged.findings)).toMatch(says);
    },
    60_000,
  );

  it('fails a decoy of 0 bytes that is newest, though a good one is beside it', async () => {
    const good = production.dump('shop.dump', '-Fc');
    utimesSync(good, new Date(), new Date(Date.now() - 60_000));
    writeFileSync(join(production.folder, 'later.dump'), '');
    const { judged } = await runBackup(production, scratch());
    expect(judged).toMatchObject({
      outcome: 'fail',
      summary: expect.stringMatching(/a file with nothing in it/),
    });
  }, 60_000);

  it('fails junk, and a database of another name', async () => {
    writeFileSync(join(production.folder, 'a.dump'), `PGDMP${'x'.repeat(5_000)}`);
    const junk = await runBackup(production, scratch());
    expect(junk.judged).toMatchObject({ outcome: 'fail' });
    rmSync(join(production.folder, 'a.dump'));
    await production.server.run('create database other template shop');
    const path = join(production.folder, 'other.dump');
    execFileSync('pg_dump', ['-Fc', '--file', path, production.server.dsn('other')]);
    const other = await runBackup(production, scratch());
    expect(other.judged.outcome).toBe('fail');
    expect(other.judged.summary).toMatch(/expected of the database shop, seen of other/);
    const named = await runBackup(production, scratch(), { database: 'other' });
    expect(named.judged.outcome).toBe('pass');
    await production.server.run('drop database other');
  }, 60_000);
});
