import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ProbeError } from '../../../../src/domain/errors.ts';
import { catchProbeError } from '../../../support/catch-probe-error.ts';
import { describeWithPostgres } from '../../../support/postgres.ts';
import { say, useErasure } from './crm-world.ts';

describeWithPostgres('privacy-erasure', (server) => {
  const { app, root, state, sql, place, run, countRows } = useErasure(server);

  it('passes an erasure that erases, and leaves nothing behind', async () => {
    await sql('refresh materialized view user_search');
    const before = await countRows();
    const { seen, judged } = await run();
    expect(say(judged.findings)).toBe('');
    expect(judged).toMatchObject({ outcome: 'pass' });
    expect(seen).toMatchObject({ left: [], person: { tables: 9 } });
    expect(seen.hits).toMatchObject([{ relation: 'invoices', columns: ['number'] }]);
    expect(seen.control).toMatchObject({ unseen: [], encodings: [] });
    expect(seen.kept).toEqual([{ table: 'invoices', rows: 1, gone: 0, changed: [] }]);
    expect(await countRows()).toEqual(before);
    expect(JSON.stringify(seen)).not.toMatch(/hp[a-z0-9]{14}/);
  });

  it('lets a law keep a name', async () => {
    const keep = [
      { table: 'invoices', figures: ['number'], columns: ['buyer_name'], because: 'VAT law' },
    ];
    expect((await run('buyer-stays', { keep })).judged.outcome).toBe('pass');
  });

  it('holds where a column is stored in a form that nobody can search', async () => {
    await sql(
      `alter table users add secret text;
       create function scramble() returns trigger language plpgsql as
         $$ begin new.secret := reverse(new.secret); return new; end $$;
       create trigger scramble before insert on users for each row execute function scramble()`,
    );
    const { judged } = await run();
    expect(judged).toMatchObject({ outcome: 'inconclusive', reason: 'control-failed' });
    expect(say(judged.findings)).toMatch(/not in users\.secret/);
  });

  it('holds where an invariant compares nothing, and fails where it is false', async () => {
    const empty = { 'nobody pays': 'select iban from payment_refs' };
    expect((await run('', { invariants: empty })).judged).toMatchObject({
      outcome: 'inconclusive',
      reason: 'no-data',
    });
    const wrong = { 'orders are paid': 'select false' };
    expect((await run('', { invariants: wrong })).judged).toMatchObject({ outcome: 'fail' });
  });

  it('looks into other stores, in which the person must have been', async () => {
    const file = join(root, `store-${state.database}`);
    const prepare = `echo "user:$HOLDPOINT_PERSON" >> ${file};
      '${process.execPath}' '${app}' export "$HOLDPOINT_PERSON" | base64 >> ${file}`;
    const stores = [{ name: 'redis', scan: `cat ${file}` }];
    const stays = (await run('', { prepare, stores })).judged;
    expect(stays).toMatchObject({ outcome: 'fail' });
    expect(say(stays.findings)).toMatch(/store redis: .*the person \(base64/);
    const never = (await run('', { stores: [{ name: 'redis', scan: 'echo nothing' }] })).judged;
    expect(never).toMatchObject({ outcome: 'inconclusive', reason: 'control-failed' });
    const undeclared = [{ name: 'redis', scan: 'echo nothing', holds: false }];
    expect((await run('', { stores: undeclared })).judged.outcome).toBe('pass');
    const broken = catchProbeError(run('', { stores: [{ name: 'redis', scan: 'exit 3' }] }));
    expect(await broken).toMatchObject({
      reason: 'config',
      message: expect.stringMatching(/redis/),
    });
  });

  it('finds the large object of a row that is erased', async () => {
    await sql('alter table uploads add scan oid');
    const given = {
      'uploads.scan': { sql: `lo_from_bytea(0, convert_to('scan of ' || {marker}, 'UTF8'))` },
      'uploads.stored_as': null,
    };
    const { seen, judged } = await run('', { given });
    expect(seen.control.unseen).toEqual([]);
    expect(judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
    expect(judged.findings).toMatchObject([{ where: 'pg_largeobject' }]);
    expect(seen.left).toEqual([]);
  });

  describe('refuses', () => {
    it('another server than the named one, and changes nothing', async () => {
      const before = await countRows();
      const other = { ...place(), system: '7412345678901234567' };
      const error = await catchProbeError(run('', { database: other }));
      expect(error).toMatchObject({ reason: 'identity' });
      expect(await countRows()).toEqual(before);
    });

    it('a role that does not see every table, and names the grant', async () => {
      const clerk = `clerk${state.count}`;
      await sql(
        `create role ${clerk} login password 'clerk-password';
         grant usage on schema crm to ${clerk};
         grant all on all tables in schema public, crm to ${clerk};
         grant all on all sequences in schema public to ${clerk};
         revoke all on payment_refs from ${clerk}`,
      );
      const before = await countRows();
      const own = {
        dsn: server().dsn(state.database, clerk, 'clerk-password'),
        system: place().system,
      };
      const error = await catchProbeError(run('', { database: own }));
      expect(error).toMatchObject({
        reason: 'auth',
        remedy: `grant pg_read_all_data to ${clerk};`,
      });
      expect(error.message).toMatch(/payment_refs.*it would look clean/);
      await sql(
        `grant pg_read_all_data to ${clerk}; alter table payment_refs enable row level security`,
      );
      const hidden = await catchProbeError(run('', { database: own }));
      expect(hidden).toMatchObject({ reason: 'auth', remedy: `alter role ${clerk} bypassrls;` });
      expect(await countRows()).toEqual(before);
    });

    it('a rule for rows that the person does not have', async () => {
      const keep = [{ table: 'products', figures: ['sku'], because: 'a mistake' }];
      const error = await catchProbeError(run('', { keep }));
      expect(error).toMatchObject({ reason: 'config', message: expect.stringMatching(/products/) });
    });
  });

  it('cleans up after a run that is stopped in the middle', async () => {
    const before = await countRows();
    const controller = new AbortController();
    setTimeout(() => controller.abort(new ProbeError('cancelled', 'Stopped.')), 2_500);
    const stopped = run('', { run: 'sleep 20' }, { abort: controller.signal });
    expect((await catchProbeError(stopped)).reason).toBe('cancelled');
    expect(await countRows()).toEqual(before);
  });
});

describeWithPostgres('privacy-erasure, a server that stops', (server) => {
  const { run } = useErasure(server);

  it('is an error, and no pass', async () => {
    const working = catchProbeError(run('', { run: 'sleep 3' }));
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    await server().stop('immediate');
    expect(['reset', 'connect']).toContain((await working).reason);
    await server().start();
  });
});
