import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { ProbeError } from '../../../../src/domain/errors.ts';
import { catchProbeError } from '../../../support/catch-probe-error.ts';
import { describeWithPostgres } from '../../../support/postgres.ts';
import { useExport } from './export-world.ts';

describeWithPostgres('privacy-export', (server) => {
  const { root, sql, options, run, countRows } = useExport(server);

  it('passes an export of everything, and leaves nothing behind', async () => {
    const before = await countRows();
    const { seen, judged } = await run();
    expect(judged).toMatchObject({ outcome: 'pass' });
    expect(seen.first).toMatchObject({ exitCode: 0, format: 'json', foreignCount: 0 });
    expect(seen.first.missing.sort()).toEqual(['crm.sessions.token', 'users.password_hash']);
    expect(seen.person.tables).toBe(9);
    expect(seen.person.unmarked).toEqual([
      { column: 'users.country', why: 'only 2 characters long' },
      { column: 'users.role', why: 'a choice of fixed values' },
      {
        column: 'uploads.stored_as',
        why: expect.stringMatching(/left empty because of the CHECK/),
      },
    ]);
    expect(seen.left).toEqual([]);
    expect(await countRows()).toEqual(before);
    expect(JSON.stringify(seen)).not.toMatch(/hp[a-z0-9]{14}/);
  });

  it('takes a JSON text a line, and prose only where it may be prose', async () => {
    expect((await run('lines')).judged.outcome).toBe('pass');
    expect((await run('node-buffers')).judged.outcome).toBe('pass');
    expect((await run('prose')).judged).toMatchObject({ outcome: 'fail', reason: 'assertion' });
    expect((await run('prose', { format: 'text' })).judged.outcome).toBe('pass');
  });

  it.each<[string, string, string, RegExp]>([
    ['an empty export with exit code 0', 'empty', 'assertion', /users: expected .* missing: email/],
    [
      'the users table only',
      'users-only',
      'assertion',
      /addresses: .*3 missing: street, postcode, city/,
    ],
    ['a JSON column left out', 'no-json-column', 'assertion', /users: .*1 missing: preferences/],
    ['the newest order only', 'newest-order', 'assertion', /orders: .* missing: number, notes/],
    ['everybody’s orders', 'everybody', 'assertion', /nothing of another person.*orders\.number/],
    [
      'a neighbour inside base64',
      'neighbour-in-base64',
      'assertion',
      /another person.*addresses\.street/,
    ],
    ['a command that breaks', 'crash', 'exit-code', /exit code 1.*relation does not exist/],
  ])('fails on %s', async (_, defect, reason, says) => {
    const { judged } = await run(defect);
    expect(judged).toMatchObject({ outcome: 'fail', reason });
    const text = judged.findings
      .map((f) => `${f.where}: expected ${f.expected}, ${f.seen}`)
      .join('\n');
    expect(text).toMatch(says);
  });

  it('fails by itself on a new column and on a new table', async () => {
    await sql('alter table orders add gift_message text');
    await sql(
      `create table loyalty (user_id bigint primary key references users on delete cascade, nickname text)`,
    );
    const { judged } = await run('fixed-columns');
    expect(judged.findings.map(({ where, seen }) => `${where}: ${seen}`).sort()).toEqual([
      'loyalty: 1 missing: nickname',
      'orders: 1 missing: gift_message',
    ]);
  });

  it.each(['unknown-is-empty', 'unknown-gets-output'])('holds on %s', async (defect) => {
    const { judged } = await run(defect);
    expect(judged).toMatchObject({ outcome: 'inconclusive', reason: 'control-failed' });
  });

  it('is not content where a reference is not declared', async () => {
    await sql('create table newsletter (user_id bigint not null, address text)');
    const { judged } = await run();
    expect(judged).toMatchObject({ outcome: 'inconclusive', reason: 'no-data' });
    expect(judged.findings[0]?.where).toBe('newsletter.user_id');
    const linked = await run('', { links: { 'newsletter.user_id': 'users.id' } });
    expect(linked.judged).toMatchObject({ outcome: 'fail' });
    expect(linked.judged.findings[0]).toMatchObject({
      where: 'newsletter',
      seen: '1 missing: address',
    });
  });

  it('reads a file, removes it, and refuses one that is there before', async () => {
    const output = 'export-{person}.json';
    const env = { ...options().env, APP_OUTPUT: join(root, 'export-ID.json') };
    const { judged } = await run('', { output, env });
    expect(judged.outcome).toBe('pass');
    const stale = { output: 'stale.json', env };
    writeFileSync(join(root, 'stale.json'), '{}');
    const error = await catchProbeError(run('', stale));
    expect(error).toMatchObject({ reason: 'config', message: expect.stringMatching(/already/) });
    const left = { ...env, DEFECT: 'unknown-gets-file' };
    expect((await run('', { output, env: left })).judged.outcome).toBe('pass');
    expect(existsSync(join(root, 'export-1.json'))).toBe(false);
  });

  it('cleans up after a run that is stopped in the middle', async () => {
    const before = await countRows();
    const controller = new AbortController();
    setTimeout(() => controller.abort(new ProbeError('cancelled', 'Stopped.')), 1_500);
    const stopped = run('', { run: 'sleep 20' }, { abort: controller.signal });
    expect((await catchProbeError(stopped)).reason).toBe('cancelled');
    expect(await countRows()).toEqual(before);
  });
});

describeWithPostgres('privacy-export, a server that stops', (server) => {
  const { run } = useExport(server);

  it('is an error', async () => {
    const working = catchProbeError(run('', { run: 'sleep 2; echo "{}"' }));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await server().stop('immediate');
    expect(['reset', 'connect']).toContain((await working).reason);
    await server().start();
  });
});
