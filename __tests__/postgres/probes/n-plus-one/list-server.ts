import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import pg from 'pg';

interface Order {
  readonly id: number;
  readonly customer_id: number;
}

/** A page of orders with the name of each customer, loaded in one way or another. */
type Load = (client: pg.Client, limit: number) => Promise<unknown[]>;

const ORDERS = 'select id, customer_id from orders order by id limit $1';

async function listOrders(client: pg.Client, limit: number): Promise<readonly Order[]> {
  return (await client.query<Order>(ORDERS, [limit])).rows;
}

async function nameOf(client: pg.Client, id: number): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    'select name from customers where id = $1',
    [id],
  );
  return rows[0]?.name ?? '';
}

const show = (order: Order, name: string) => ({
  id: order.id,
  customer: { id: order.customer_id, name },
});

/** Once for each parent that was not loaded before, as an identity map does. */
async function loadLazily(client: pg.Client, limit: number): Promise<unknown[]> {
  const known = new Map<number, string>();
  const shown: unknown[] = [];
  for (const order of await listOrders(client, limit)) {
    const name = known.get(order.customer_id) ?? (await nameOf(client, order.customer_id));
    known.set(order.customer_id, name);
    shown.push(show(order, name));
  }
  return shown;
}

/** All parents at once, by a list whose length is in the text. */
async function loadByList(client: pg.Client, limit: number): Promise<unknown[]> {
  const orders = await listOrders(client, limit);
  const ids = [...new Set(orders.map((one) => one.customer_id))];
  const marks = ids.map((_, at) => `$${at + 1}`).join(', ');
  const { rows } = await client.query<{ id: number; name: string }>(
    `select id, name from customers where id in (${marks})`,
    ids,
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return orders.map((order) => show(order, names.get(order.customer_id) ?? ''));
}

/** Once for each row, by lists of different lengths: no text is run twice. */
async function loadByGrowingLists(client: pg.Client, limit: number): Promise<unknown[]> {
  const orders = await listOrders(client, limit);
  for (const [at] of orders.entries()) {
    const ids = orders.slice(0, at + 1).map((one) => one.customer_id);
    const marks = ids.map((_, place) => `$${place + 1}`).join(', ');
    await client.query(`select name from customers where id in (${marks})`, ids);
  }
  return orders.map((order) => show(order, 'x'));
}

/** What a process has seen once is never asked for again. */
function createCached(): Load {
  const known = new Map<number, string>();
  return async (client, limit) => {
    const shown: unknown[] = [];
    for (const order of await listOrders(client, limit)) {
      const name = known.get(order.customer_id) ?? (await nameOf(client, order.customer_id));
      known.set(order.customer_id, name);
      shown.push(show(order, name));
    }
    return shown;
  };
}

export interface ListServer {
  readonly url: string;
  close(): Promise<void>;
}

/** An application that serves lists over one connection of its own. */
export async function startListServer(dsn: string): Promise<ListServer> {
  const client = new pg.Client({ connectionString: dsn });
  client.on('error', () => {});
  await client.connect();
  const cached = createCached();
  const loads: Readonly<Record<string, Load>> = {
    '/lazy': loadLazily,
    '/eager': loadByList,
    '/lists': loadByGrowingLists,
    '/cached': cached,
    '/static': async () => [],
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const limit = Number(url.searchParams.get('limit') ?? 1_000);
    void answer(response, loads[url.pathname], client, limit);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await client.end().catch(() => {});
    },
  };
}

async function answer(
  response: ServerResponse,
  load: Load | undefined,
  client: pg.Client,
  limit: number,
): Promise<void> {
  try {
    if (load === undefined) return void response.writeHead(404).end();
    await client.query('begin');
    const orders = await load(client, limit);
    await client.query('commit');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ orders }));
  } catch {
    response.writeHead(500).end();
  }
}
