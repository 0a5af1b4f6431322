import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { catchProbeError } from '../../../support/catch-probe-error.ts';
import { describeWithPostgres } from '../../../support/postgres.ts';
import { useExport } from './export-world.ts';

describeWithPostgres('privacy-export', (server) => {
  const { root, state, sql, place, run, countRows } = useExport(server);

  it('asks by HTTP, also without credentials', async () => {
    let isOpen = false;
    const answer = async (request: IncomingMessage, response: ServerResponse) => {
      const isKnown = isOpen || request.headers.authorization === 'Bearer privacy-token-1';
      const id = Number(request.url?.split('/')[2]);
      const [user] = isKnown
        ? await sql(`select to_jsonb(u) as all from users u where id = ${id}`)
        : [];
      response.statusCode = isKnown ? (user === undefined ? 404 : 200) : 401;
      response.end(JSON.stringify(user ?? { error: 'no' }));
    };
    const service = createServer((request, response) => {
      void answer(request, response);
    }).listen(0, '127.0.0.1');

    await once(service, 'listening');
    const { port } = service.address() as { port: number };
    const request = {
      url: '/people/{person}',
      headers: { authorization: 'Bearer privacy-token-1' },
    };
    const tables = [
      'tombstones',
      'addresses',
      'consents',
      'orders',
      'uploads',
      'messages',
      'crm.sessions',
    ];
    const rest = Object.fromEntries(tables.map((table) => [`${table}.*`, 'another request']));
    const given = {
      run: undefined,
      request,
      exclude: { 'users.password_hash': 'a hash', ...rest },
    };
    const world = { root, url: `http://127.0.0.1:${port}` };
    expect((await run('', given, world)).judged).toMatchObject({ outcome: 'pass' });
    isOpen = true;
    const opened = (await run('', given, world)).judged;
    expect(opened).toMatchObject({ outcome: 'fail' });
    expect(opened.findings[0]).toMatchObject({ where: 'request without its header fields' });
    service.close();
  });

  describe('refuses', () => {
    it('another server than the named one, and changes nothing', async () => {
      const before = await countRows();
      const other = { dsn: place().dsn, system: '7412345678901234567' };
      const error = await catchProbeError(run('', { database: other }));
      expect(error).toMatchObject({
        reason: 'identity',
        message: expect.stringMatching(/nothing was/),
      });
      expect(await countRows()).toEqual(before);
    });

    it('a role that may not write, and names the grant', async () => {
      await sql(
        `create role reader${state.count} login password 'reader-password';
         grant pg_read_all_data to reader${state.count}`,
      );
      const dsn = server().dsn(state.database, `reader${state.count}`, 'reader-password');
      const error = await catchProbeError(run('', { database: { dsn, system: place().system } }));
      expect(error.reason).toBe('auth');
      expect(error.remedy).toMatch(/^grant insert, update, delete on public\.users to reader\d+;$/);
    });

    it('rules about what is not there', async () => {
      const exclude = { 'users.nickname': 'gone' };
      const error = await catchProbeError(run('', { exclude }));
      expect(error).toMatchObject({
        reason: 'config',
        message: expect.stringMatching(/no column nickname/),
      });
      const table = await catchProbeError(run('', { person: { table: 'people' } }));
      expect(table).toMatchObject({
        reason: 'config',
        message: expect.stringMatching(/no table people/),
      });
    });

    it('a table that it can’t fill, and names the line to add', async () => {
      await sql(
        `create table passports (user_id bigint not null references users on delete cascade,
           code text not null check (code ~ '^[A-Z]{2}-[0-9]{4}-[A-Z]$'))`,
      );
      const before = await countRows();
      const error = await catchProbeError(run());
      expect(error).toMatchObject({
        reason: 'config',
        message: expect.stringMatching(/passports\.code/),
      });
      expect(error.remedy).toMatch(/given: \{ passports\.code: … \}/);
      expect(await countRows()).toEqual(before);
      const { judged } = await run('', { given: { 'passports.code': 'LT-1234-A' } });
      expect(judged.outcome).toBe('pass');
    });
  });
});
