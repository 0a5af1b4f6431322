// The commands of the CRM: `export ID` and `erase ID`. DEFECT turns on one defect.
import { createHash } from 'node:crypto';
import pg from 'pg';

const { DATABASE_URL, DEFECT = '', APP_OUTPUT } = process.env;
const [, , command, id] = process.argv;
const client = new pg.Client({ connectionString: DATABASE_URL });
await client.connect();
const rows = async (text, values = []) => (await client.query(text, values)).rows;
const isOn = (name) => DEFECT.split(',').includes(name);

async function exportUser() {
  const [user] = await rows('select * from users where id = $1', [id]);
  if (user === undefined) {
    if (isOn('unknown-is-empty')) return { users: [] };
    if (isOn('unknown-gets-output')) {
      process.stdout.write('{"error":"no such user"}');
      return undefined;
    }
    return undefined;
  }
  if (isOn('empty')) return {};
  if (isOn('crash')) throw new Error('relation does not exist');
  if (isOn('users-only')) return { users: [user] };
  const all = {
    users: [user],
    addresses: await rows('select * from addresses where user_id = $1', [id]),
    consents: await rows('select * from consents where user_id = $1', [id]),
    orders: await rows(
      isOn('everybody') ? 'select * from orders' : 'select * from orders where user_id = $1',
      isOn('everybody') ? [] : [id],
    ),
    lines: await rows(
      'select l.* from order_lines l join orders o on o.id = l.order_id where o.user_id = $1',
      [id],
    ),
    invoices: await rows(
      'select i.* from invoices i join orders o on o.id = i.order_id where o.user_id = $1',
      [id],
    ),
    uploads: await rows('select * from uploads where user_id = $1', [id]),
    messages: await rows('select * from messages where sender_id = $1', [id]),
    sessions: await rows('select data, ip, user_agent from crm.sessions where user_id = $1', [id]),
  };
  if (isOn('newest-order')) all.orders = all.orders.slice(-1);
  if (!isOn('hashes-too')) delete all.users[0].password_hash;
  if (isOn('no-json-column')) delete all.users[0].preferences;
  if (isOn('fixed-columns')) {
    all.orders = all.orders.map(({ id: order, number, notes }) => ({ order, number, notes }));
  }
  if (isOn('neighbour-in-base64')) {
    const others = await rows('select * from addresses where user_id <> $1', [id]);
    all.cache = Buffer.from(JSON.stringify(others)).toString('base64');
  }
  return all;
}

const asBase64 = (_, value) =>
  value?.type === 'Buffer' ? { base64: Buffer.from(value.data).toString('base64') } : value;

function print(all) {
  const entries = Object.entries(all);
  if (isOn('prose')) {
    return entries.map(([key, list]) => `${key}: ${JSON.stringify(list, asBase64)}`).join('\n');
  }
  if (isOn('lines')) {
    return entries
      .flatMap(([table, list]) => list.map((row) => JSON.stringify({ table, row }, asBase64)))
      .join('\n');
  }
  return JSON.stringify(all, isOn('node-buffers') ? undefined : asBase64);
}

async function eraseUser() {
  const [user] = await rows('select * from users where id = $1', [id]);
  if (user === undefined) {
    if (isOn('second-run-fails')) throw new Error('no such user');
    if (isOn('second-run-writes'))
      await rows(`update orders set notes = now()::text where user_id is null`);
    const [known] = await rows('select 1 from tombstones where user_id = $1', [id]);
    process.exitCode = known === undefined ? 1 : 0;
    return;
  }
  if (isOn('does-nothing')) return;
  if (isOn('soft')) {
    await rows('update users set deleted_at = now() where id = $1', [id]);
    return;
  }
  if (isOn('fails')) {
    process.exitCode = 1;
    return;
  }
  const mine = 'select id from orders where user_id = $1';
  const buyer = isOn('buyer-stays') ? 'buyer_name' : `'[erased]'`;
  const total = isOn('total-changes') ? '0' : 'total_cents';
  await rows(
    `update invoices set buyer_name = ${buyer}, buyer_address = null, total_cents = ${total}
      where order_id in (${mine})`,
    [id],
  );
  if (isOn('invoice-goes')) await rows(`delete from invoices where order_id in (${mine})`, [id]);
  await rows(`update order_lines set gift_note = null where order_id in (${mine})`, [id]);
  if (!isOn('notes-stay')) await rows('update orders set notes = null where user_id = $1', [id]);
  await rows(`update orders set number = 'erased-' || id where user_id = $1`, [id]);
  if (isOn('everybody')) await rows(`update orders set notes = null`);
  if (isOn('earlier-neighbours')) await rows('delete from addresses where user_id <= $1', [id]);
  if (isOn('later-neighbours')) await rows('delete from addresses where user_id >= $1', [id]);
  if (isOn('deletes-neighbours')) await rows(`delete from addresses`);
  if (!isOn('audit-stays')) {
    await rows(`delete from audit_log where table_name = 'users' and details->>'id' = $1`, [id]);
  }
  const sha = createHash('sha256').update(user.email).digest('hex');
  const md5 = createHash('md5').update(user.email).digest('hex');
  const notes = {
    'name-in-tombstone': user.full_name,
    'hash-in-tombstone': sha,
    'cut-hash-in-tombstone': `u_${md5.slice(0, 16)}`,
    'base64-in-tombstone': Buffer.from(`mail:${user.email}`).toString('base64'),
    'upper-case-in-tombstone': user.full_name.toUpperCase(),
  };
  const [found] = Object.keys(notes).filter(isOn);
  await rows('insert into tombstones (user_id, note) values ($1, $2) on conflict do nothing', [
    id,
    found === undefined ? null : notes[found],
  ]);
  if (isOn('large-object-stays')) {
    await rows('select lo_from_bytea(0, content) from uploads where user_id = $1', [id]);
  }
  if (isOn('bytea-copy-stays')) {
    await rows('create table if not exists avatars (picture bytea)');
    await rows('insert into avatars select avatar from users where id = $1', [id]);
  }
  if (isOn('old-partition-stays')) {
    await rows(
      `insert into messages (sender_id, body, sent_at) select 1, body, '2025-05-05' from messages where sender_id = $1`,
      [id],
    );
  }
  await rows('delete from users where id = $1', [id]);
  if (!isOn('view-is-stale')) await rows('refresh materialized view user_search');
}

try {
  if (command === 'export') {
    const all = await exportUser();
    const text = all === undefined ? '' : print(all);
    if (APP_OUTPUT === undefined) process.stdout.write(text);
    else if (all !== undefined || isOn('unknown-gets-file')) {
      const { writeFileSync } = await import('node:fs');
      writeFileSync(APP_OUTPUT.replace('ID', id), text);
    }
    if (all === undefined) process.exitCode = 1;
  } else await eraseUser();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await client.end();
}
