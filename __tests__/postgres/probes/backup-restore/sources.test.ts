import { createHash } from 'node:crypto';
import {
  copyFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { catchProbeError } from '../../../support/catch-probe-error.ts';
import { describeWithPostgres } from '../../../support/postgres.ts';
import { startBucket } from '../../../toolbox/s3/bucket-server.ts';
import { type Production, runBackup, startProduction } from './production.ts';

const HOUR = 3_600_000;
const newest = { table: 'orders', column: 'created_at' };
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

describeWithPostgres('backup-restore: where backups come from', (scratch) => {
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

  it('takes what a listing says: start, size, digest, server', async () => {
    const path = production.dump('shop.dump', '-Fc');
    const good = {
      id: 'b7',
      file: 'shop.dump',
      startedAt: ago(2_000),
      finishedAt: ago(0),
      bytes: statSync(path).size,
      sha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
      system: production.server.system,
    };
    const judge = async (rest: object, options: object = {}) => {
      production.list([{ ...good, ...rest }]);
      return (await runBackup(production, scratch(), { control: 'none', ...options })).judged;
    };
    expect((await judge({})).outcome).toBe('pass');
    expect((await judge({ sha256: '0'.repeat(64) })).summary).toMatch(/SHA-256 0000/);
    expect((await judge({ system: '7412345678901234567' })).summary).toMatch(/one of 7412345/);
    expect((await judge({ bytes: good.bytes + 1 })).summary).toMatch(/bytes, as listed/);
    expect((await judge({ finishedAt: ago(HOUR) })).summary).toMatch(/an end after its start/);
    expect((await judge({ finishedAt: null })).summary).toMatch(/only unfinished: b7/);
    expect((await judge({ startedAt: ago(-HOUR) })).summary).toMatch(/which is to come/);
    expect((await judge({}, { since: ago(-1_000) })).summary).toMatch(/begun after/);
  }, 120_000);

  it('fails a dump that is older than its listing says', async () => {
    production.dump('shop.dump', '-Fc');
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    production.list([{ id: 'today', file: 'shop.dump', startedAt: ago(0), finishedAt: ago(0) }]);
    const { judged } = await runBackup(production, scratch(), { maxAge: '1s' });
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'threshold' });
  }, 60_000);

  it('fails yesterday’s content under today’s name, by its rows', async () => {
    const { server } = production;
    await server.run("update orders set created_at = created_at - interval '1 day'", 'shop');
    production.dump('shop.sql');
    await server.run(
      'insert into orders (id, customer_id, total, created_at) values (0, 1, 1, now())',
      'shop',
    );
    production.list([{ id: 'today', file: 'shop.sql', startedAt: ago(0), finishedAt: ago(0) }]);
    const beside = await runBackup(production, scratch(), { newest, control: 'none' });
    expect(beside.judged).toMatchObject({ outcome: 'fail', reason: 'threshold' });
    expect(beside.judged.summary).toMatch(/orders\.created_at: .*too old/);
    const alone = { newest: { ...newest, within: '2h' }, live: undefined, tables: ['orders'] };
    const { judged } = await runBackup(production, scratch(), { ...alone, control: 'none' });
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'threshold' });
    await server.run(
      "delete from orders where id = 0; update orders set created_at = created_at + interval '1 day'",
      'shop',
    );
  }, 60_000);

  it('sees that the newest file is a copy of an older one', async () => {
    const path = production.dump('old.dump', '-Fc');
    utimesSync(path, new Date(), new Date(Date.now() - 20 * HOUR));
    copyFileSync(path, join(production.folder, 'today.dump'));
    const { judged } = await runBackup(production, scratch());
    expect(judged.summary).toMatch(/byte for byte that of old\.dump/);
  }, 60_000);

  it('takes a link to the newest for the same backup', async () => {
    const path = production.dump('shop.dump', '-Fc');
    symlinkSync(path, join(production.folder, 'latest.dump'));
    const { seen, judged } = await runBackup(production, scratch());
    expect([judged.outcome, seen.listed]).toEqual(['pass', 1]);
  }, 60_000);

  it('compares the size with the median of those before', async () => {
    const path = production.dump('shop.dump', '-Fc');
    const { size } = statSync(path);
    const others = [1, 2, 3, 4].map((day) => ({
      id: `d${day}`,
      file: 'x',
      startedAt: ago(day * 24 * HOUR),
      finishedAt: ago(day * 24 * HOUR),
    }));
    const judge = async (bytes: number) => {
      const first = { id: 'd0', file: 'shop.dump', startedAt: ago(1_000), finishedAt: ago(0) };
      production.list([...others.map((one) => ({ ...one, bytes })), first]);
      return (await runBackup(production, scratch(), { control: 'none' })).judged;
    };
    expect((await judge(size)).outcome).toBe('pass');
    const shrunk = await judge(size * 2);
    expect(shrunk).toMatchObject({ outcome: 'fail', reason: 'threshold' });
    expect(shrunk.summary).toMatch(/median of 4 before/);
  }, 60_000);

  it('lists, fetches and makes by commands', async () => {
    const { folder, server } = production;
    const env = ['PATH', 'BACKUPS', 'SOURCE_URL'];
    const variables = {
      PATH: process.env['PATH'] ?? '',
      BACKUPS: folder,
      SOURCE_URL: server.dsn('shop'),
    };
    const commands = {
      directory: undefined,
      env,
      list: 'cd "$BACKUPS"; for f in *.bin; do echo "$(date -u -r "$f" +%FT%TZ) $(stat -c %s "$f") $f"; done',
      fetch: 'cp "$BACKUPS/$HOLDPOINT_BACKUP_ID" "$HOLDPOINT_BACKUP_OUT"',
      make: 'sleep 1; pg_dump -Fc "$SOURCE_URL" > "$BACKUPS/new.bin"',
    };
    // The password of the test servers is in the name: what is redacted must not be what is fetched.
    const named = { ...commands, make: commands.make.replace('new.bin', 'new-postgres.bin') };
    const redacted = await runBackup(production, scratch(), named, { variables });
    expect(redacted.judged.outcome).toBe('pass');
    expect(redacted.seen.missingRoles?.names).toEqual(['shop_owner', 'shop_reader']);
    const { seen, judged } = await runBackup(production, scratch(), commands, { variables });
    expect(judged.outcome).toBe('pass');
    expect(judged.summary).toMatch(/Made at log position [0-9A-F]+\/[0-9A-F]+/);
    expect(seen).toMatchObject({
      source: 'list',
      make: { exitCode: 0 },
      newest: { id: 'new.bin' },
    });
    const scheduled = { ...commands, make: 'echo scheduled' };
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    const late = await runBackup(production, scratch(), scheduled, { variables });
    expect(late.judged).toMatchObject({
      outcome: 'fail',
      summary: expect.stringMatching(/begun after `make` was started/),
    });
    const broken = { ...commands, make: 'echo "no space left: error: disk" >&2; exit 3' };
    const failed = await runBackup(production, scratch(), broken, { variables });
    expect(failed.judged).toMatchObject({ outcome: 'fail', reason: 'exit-code' });
    expect(failed.judged.summary).toMatch(/exit code 3: no space left/);
  }, 120_000);

  it('takes the newest object of a bucket', async () => {
    const body = readFileSync(production.dump('shop.dump', '-Fc'));
    const objects = ['crm/a.dump', 'crm/b.dump', 'crm/c.dump'].map((key, day) => ({
      key,
      changedAt: ago((day + 1) * 24 * HOUR),
      body,
    }));
    const bucket = await startBucket([...objects, { key: 'crm/9.dump', changedAt: ago(0), body }]);
    try {
      const s3 = { ...bucket.options, prefix: 'crm/' };
      const { seen, judged } = await runBackup(production, scratch(), { directory: undefined, s3 });
      expect(judged.outcome).toBe('pass');
      expect(seen).toMatchObject({ source: 's3', listed: 4, newest: { id: 'crm/9.dump' } });
      expect(seen.earlierBytes).toEqual([body.length, body.length, body.length]);
      const some = { ...s3, glob: '[a-c].dump' };
      const older = { directory: undefined, s3: some, control: 'none', maxAge: '90d' };
      expect((await runBackup(production, scratch(), older)).seen.listed).toBe(3);
    } finally {
      await bucket.close();
    }
  }, 60_000);

  it('says that pg_dump is older than the server', async () => {
    if (scratch().version !== 18) return;
    const make = 'pg_dump -Fc "$LIVE" > /dev/null';
    const variables = { PATH: process.env['PATH'] ?? '', LIVE: scratch().dsn() };
    const { judged } = await runBackup(production, scratch(), { make }, { variables });
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'exit-code' });
    expect(judged.remedy).toMatch(/install the PostgreSQL client of the server’s version/);
  });

  it('has nothing to say without backups', async () => {
    const { judged } = await runBackup(production, scratch());
    expect(judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
    const gone = { directory: join(production.folder, 'gone') };
    const error = await catchProbeError(runBackup(production, scratch(), gone));
    expect(error).toMatchObject({ reason: 'config' });
  });

  it('cannot tell the age of plain SQL without rows that show it', async () => {
    production.dump('shop.sql');
    const { judged } = await runBackup(production, scratch());
    expect(judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
    expect(judged.remedy).toMatch(/Set `newest`/);
  }, 60_000);

  it.each([
    ['zstd', '(\xb5/\xfd', /zstd/],
    ['openssl', 'Salted__12345678', /encrypted by openssl/],
  ])('names %s, which `fetch` has to undo', async (_, head, says) => {
    writeFileSync(join(production.folder, 'a.dump'), Buffer.from(`${head}rest`, 'latin1'));
    const error = await catchProbeError(runBackup(production, scratch()));
    expect(error).toMatchObject({ reason: 'config', message: expect.stringMatching(says) });
  });

  it('does not follow a listing out of its folder', async () => {
    production.list([{ id: 'x', file: '../../etc/passwd', startedAt: ago(0), finishedAt: ago(0) }]);
    const error = await catchProbeError(runBackup(production, scratch()));
    expect(error.message).toMatch(/outside its folder/);
  });
});
