import { expect, it } from '@jest/globals';
import { describeWithPostgres } from '../../../support/postgres.ts';
import { say, useErasure } from './crm-world.ts';

describeWithPostgres('privacy-erasure', (server) => {
  const { run } = useErasure(server);

  it.each<[string, string, string, RegExp]>([
    [
      'a command that does nothing and ends with 0',
      'does-nothing',
      'assertion',
      /users: .* 1 row in .*email/,
    ],
    ['a soft delete', 'soft', 'assertion', /users: .*email/],
    [
      'names in free text behind ON DELETE SET NULL',
      'notes-stay',
      'assertion',
      /^orders: .* 2 rows in notes \(plain\)/m,
    ],
    [
      'the audit table',
      'audit-stays',
      'assertion',
      /^audit_log: .* 1 row in details \(plain, hex\)/m,
    ],
    [
      'a name in the tombstone',
      'name-in-tombstone',
      'assertion',
      /^tombstones: .* in note \(plain\)/m,
    ],
    [
      'a name in capitals',
      'upper-case-in-tombstone',
      'assertion',
      /^tombstones: .* in note \(plain\)/m,
    ],
    [
      'a hash of the address',
      'hash-in-tombstone',
      'assertion',
      /^tombstones: .* \(sha256 of a value\)/m,
    ],
    [
      'a hash that was cut',
      'cut-hash-in-tombstone',
      'assertion',
      /^tombstones: .* \(md5 of a value\)/m,
    ],
    ['base64 in a text column', 'base64-in-tombstone', 'assertion', /^tombstones: .* \(base64\)/m],
    ['bytes that were copied', 'bytea-copy-stays', 'assertion', /^avatars: .* in picture \(hex\)/m],
    ['a large object', 'large-object-stays', 'assertion', /^pg_largeobject: .* in data/m],
    ['an old partition', 'old-partition-stays', 'assertion', /^messages_old: .* in body/m],
    ['a materialised view', 'view-is-stale', 'assertion', /^user_search: .* in words/m],
    [
      'a buyer who stays on the invoice',
      'buyer-stays',
      'assertion',
      /^invoices: .* in buyer_name/m,
    ],
    [
      'an invoice that the law keeps',
      'invoice-goes',
      'assertion',
      /^invoices: expected 1 kept by law, 1 gone/m,
    ],
    [
      'an invoice whose total changes',
      'total-changes',
      'assertion',
      /^invoices: expected the same figures.*total_cents/m,
    ],
    [
      'everybody’s notes emptied',
      'everybody',
      'assertion',
      /^orders: expected rows of somebody else to stay/m,
    ],
    [
      'addresses of everybody gone',
      'deletes-neighbours',
      'assertion',
      /^addresses: expected rows of somebody else to stay as they are, gone/m,
    ],
    [
      'everybody before the person',
      'earlier-neighbours',
      'assertion',
      /^addresses: expected rows of somebody else/m,
    ],
    [
      'everybody after the person',
      'later-neighbours',
      'assertion',
      /^addresses: expected rows of somebody else/m,
    ],
    [
      'a second run that fails',
      'second-run-fails',
      'exit-code',
      /^second run: expected exit code 0, exit code 1/m,
    ],
    [
      'a second run that writes',
      'second-run-writes',
      'assertion',
      /^orders: expected rows at the second run/m,
    ],
    ['an exit code', 'fails', 'exit-code', /^erasure: expected exit code 0/m],
  ])('fails on %s', async (_, defect, reason, says) => {
    const { judged } = await run(defect);
    expect(say(judged.findings)).toMatch(says);
    expect(judged).toMatchObject({ outcome: 'fail', reason });
  });
});
