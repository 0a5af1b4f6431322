import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { ProbeError } from '../../../../src/domain/errors.ts';
import { catchProbeError } from '../../../support/catch-probe-error.ts';
import { describeWithPostgres, startPostgres } from '../../../support/postgres.ts';
import { listLeft, type Production, runBackup, startProduction } from './production.ts';

const newest = { table: 'orders', column: 'created_at' };
const quick = { control: 'none' };

describeWithPostgres('backup-restore in trouble', (scratch, version) => {
  let production: Production;
  beforeAll(async () => {
    production = await startProduction();
    await production.server.run("create role clerk login password 'clerk-password'");
    await scratch().run("create role clerk login password 'clerk-password'");
  }, 60_000);
  afterAll(() => production.remove());
  afterEach(() => {
    for (const name of readdirSync(production.folder)) {
      rmSync(join(production.folder, name), { recursive: true });
    }
  });

  it('names the grant that a role lacks', async () => {
    production.dump('shop.dump', '-Fc');
    const weak = { scratch: { dsn: scratch().dsn('postgres', 'clerk', 'clerk-password') } };
    const error = await catchProbeError(runBackup(production, scratch(), weak));
    expect(error).toMatchObject({ reason: 'auth', remedy: expect.stringMatching(/CREATEDB/) });
    const blind = { live: production.server.dsn('shop', 'clerk', 'clerk-password') };
    const shares = { tables: { orders: { atLeast: 0.999 } } };
    const unseen = await catchProbeError(runBackup(production, scratch(), { ...blind, ...shares }));
    expect(unseen).toMatchObject({ reason: 'auth' });
    expect(unseen.remedy).toMatch(/GRANT SELECT ON public\.orders/);
    expect(unseen.message + unseen.remedy).not.toMatch(/clerk-password/);
  }, 60_000);

  it('counts nothing that a policy hides from it', async () => {
    production.dump('shop.dump', '-Fc');
    await production.server.run(
      `grant select on all tables in schema public to clerk;
       alter table orders enable row level security`,
      'shop',
    );
    const options = {
      live: production.server.dsn('shop', 'clerk', 'clerk-password'),
      tables: { orders: { atLeast: 0.999 } },
    };
    const error = await catchProbeError(runBackup(production, scratch(), options));
    expect(error.message).toMatch(/does not see all rows of public\.orders/);
    await production.server.run('alter table orders disable row level security', 'shop');
  }, 60_000);

  it('holds where `fetch` dumps the live database instead of the backup', async () => {
    const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
    production.list([{ id: 'base', startedAt: hourAgo, finishedAt: hourAgo }]);
    const variables = {
      PATH: process.env['PATH'] ?? '',
      SOURCE_URL: production.server.dsn('shop'),
    };
    const fetch = 'pg_dump -Fc "$SOURCE_URL" > "$HOLDPOINT_BACKUP_OUT"';
    const { judged } = await runBackup(
      production,
      scratch(),
      { ...quick, newest, fetch },
      { variables },
    );
    expect(judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
    expect(judged.summary).toMatch(/no row from after the backup/);
  }, 60_000);

  it('never restores into the server that is backed up', async () => {
    production.dump('shop.dump', '-Fc');
    const error = await catchProbeError(runBackup(production, production.server));
    expect(error).toMatchObject({ reason: 'identity' });
    expect(await listLeft(production.server)).toEqual([]);
  }, 60_000);

  it.each<[string, object, string]>([
    ['no such live database', { live: 'postgresql://a:b@127.0.0.1:1/x' }, 'connect'],
    ['a DSN that is none', { live: 'shop' }, 'config'],
    ['no such scratch server', { scratch: { dsn: 'postgresql://a:b@127.0.0.1:1/x' } }, 'connect'],
    ['no such programs', { bin: '/nowhere' }, 'tool-missing'],
  ])(
    'says that there is %s',
    async (_, options, reason) => {
      production.dump('shop.dump', '-Fc');
      expect((await catchProbeError(runBackup(production, scratch(), options))).reason).toBe(
        reason,
      );
    },
    60_000,
  );

  it('gives the restore no variable of the job', async () => {
    production.dump('shop.dump', '-Fc');
    const bin = mkdtempSync(join(tmpdir(), 'bin-'));
    const script = `#!/bin/sh\nenv >> ${bin}/seen\nPATH=/usr/bin:/bin exec pg_restore "$@"\n`;
    writeFileSync(join(bin, 'pg_restore'), script, { mode: 0o755 });
    const variables = {
      PATH: process.env['PATH'] ?? '',
      HOME: '/root',
      DATABASE_URL: production.server.dsn('shop'),
      PGPASSWORD: 'production-password',
    };
    const { judged } = await runBackup(production, scratch(), { ...quick, bin }, { variables });
    expect(judged.outcome).toBe('pass');
    const seen = readFileSync(join(bin, 'seen'), 'utf8');
    expect(seen).toMatch(new RegExp(`^PGPORT=${scratch().port}$`, 'm'));
    expect(seen).not.toMatch(/DATABASE_URL|production-password|HOME=\/root/);
    expect(seen).not.toContain(String(production.server.port));
    rmSync(bin, { recursive: true });
  }, 60_000);

  it('lets no dump run a program', async () => {
    const path = production.dump('shop.sql');
    const proof = join(production.folder, 'proof');
    const plain = readFileSync(path, 'utf8').replace(/^\\(?:un)?restrict .*$/gm, '');
    writeFileSync(path, plain.replace('SET statement_timeout', `select 1 \\! env > ${proof}\n$&`));
    const variables = { PATH: process.env['PATH'] ?? '', DATABASE_URL: 'production-secret' };
    const { judged } = await runBackup(production, scratch(), { newest, ...quick }, { variables });
    expect(judged.outcome).toBe('fail');
    expect(judged.summary).toMatch(/backslash commands are restricted/);
    expect(existsSync(proof)).toBe(false);
  }, 60_000);

  it('refuses a dump that would make a database of its own', async () => {
    production.dump('shop.sql', '--create');
    const error = await catchProbeError(runBackup(production, scratch(), { newest }));
    expect(error).toMatchObject({ reason: 'config', message: expect.stringMatching(/\\connect/) });
    expect(await scratch().run("select from pg_database where datname = 'shop'")).toEqual([]);
  }, 60_000);

  it('fails orphans and sequences that are behind, which a restore lets in', async () => {
    await production.server.run(
      `set session_replication_role = replica;
       insert into orders (id, customer_id, total, created_at) values (900000, 4711000, 1, now());
       alter table orders drop constraint orders_customer_id_fkey;
       alter table orders add constraint orders_customer_id_fkey foreign key (customer_id) references customers not valid`,
      'shop',
    );
    production.dump('shop.dump', '-Fc');
    const { judged } = await runBackup(production, scratch(), quick);
    const words = JSON.stringify(judged.findings);
    expect(words).toMatch(/orders → customers \(orders_customer_id_fkey\): 1 rows/);
    expect(words).toMatch(/orders_id_seq gives 20001, orders\.id has 900000/);
    await production.server.run(
      `delete from orders where id = 900000;
       alter table orders validate constraint orders_customer_id_fkey`,
      'shop',
    );
  }, 60_000);

  it('asks the restored database, and checks it with pg_amcheck where that is wanted', async () => {
    production.dump('shop.dump', '-Fc');
    const assert = [
      { query: 'select count(*) from orders', equals: 20000 },
      { query: 'select sum(total) from orders', min: 1 },
      { query: 'select twice(21)', equals: 42 },
    ];
    const options = { ...quick, roles: 'required', assert };
    const { seen, judged } = await runBackup(production, scratch(), options);
    expect(seen.restore?.contents?.asserted[0]).toEqual({ value: 20000 });
    expect(judged.summary).toMatch(/^roles: .*missing: shop_owner, shop_reader/);
    const wrong = [{ query: 'select count(*) from gone', equals: 1 }];
    const asked = await runBackup(production, scratch(), { ...quick, assert: wrong });
    expect(asked.judged).toMatchObject({ outcome: 'fail' });
    if (version === 15) {
      const checked = await runBackup(production, scratch(), {
        ...quick,
        amcheck: true,
        bin: scratch().bin,
      });
      expect(checked.judged.outcome).toBe('pass');
    }
  }, 60_000);

  it('ends pg_restore and leaves nothing when it is stopped', async () => {
    production.dump('shop.dump', '-Fc');
    const stop = new AbortController();
    setTimeout(() => stop.abort(new ProbeError('cancelled', 'Stopped.')), 700);
    const assert = [{ query: 'select pg_sleep(60)::text', equals: '' }];
    const options = { ...quick, assert };
    const started = performance.now();
    const world = { abort: stop.signal };
    const error = await catchProbeError(runBackup(production, scratch(), options, world));
    expect(error.reason).toBe('cancelled');
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(await listLeft(scratch())).toEqual([]);
  }, 60_000);

  it('is an error when the scratch server goes down half way', async () => {
    const other = await startPostgres(version);
    const root = mkdtempSync(join(tmpdir(), 'half-'));
    try {
      production.dump('shop.dump', '-Fc');
      const assert = [{ query: 'select pg_sleep(20)::text', equals: '' }];
      const run = catchProbeError(runBackup(production, other, { ...quick, assert }, { root }));
      setTimeout(() => void other.stop('immediate'), 3_000);
      expect(['reset', 'connect']).toContain((await run).reason);
    } finally {
      rmSync(root, { recursive: true });
      await other.remove();
    }
  }, 90_000);
});
