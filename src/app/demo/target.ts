import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Defect } from './defects.ts';

interface Answer {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** State of the demo's shop: two instances, sessions in memory, orders of the logged-in user. */
export class DemoShop {
  /** Commit that each of the two instances runs. */
  readonly instances: [string, string];
  readonly #defect: Defect | undefined;
  readonly #deployToken: string;
  readonly #released: string;
  readonly #csrf = new Set<string>();
  readonly #sessions = new Set<string>();
  #orders = 0;
  #turn = 0;

  constructor(released: string, deployToken: string, defect: Defect | undefined) {
    this.#released = released;
    this.instances = [released, released];
    this.#deployToken = deployToken;
    this.#defect = defect;
  }

  /** The new release is out, so a defect of the new release shows. */
  #isBroken(defect: Defect): boolean {
    return this.#defect === defect && this.instances[0] !== this.#released;
  }

  deploy(commit: string, token: string | undefined): Answer {
    if (token !== this.#deployToken) return { status: 403, body: 'The deploy token is wrong.' };
    if (this.#defect === 'failed-deploy' && commit !== this.#released) {
      return { status: 500, body: 'The image could not be pulled.' };
    }
    this.instances[0] = commit;
    const isStale = this.#defect === 'stale-instance' && commit !== this.#released;
    if (!isStale) this.instances[1] = commit;
    return answerJson(200, { deployed: commit });
  }

  version(): Answer {
    this.#turn = 1 - this.#turn;
    const instance = this.#turn === 0 ? 'a' : 'b';
    const commit = this.instances[this.#turn === 0 ? 0 : 1];
    return answerJson(200, { app: 'demo-shop', commit, instance });
  }

  ready(): Answer {
    const isReady = !this.#isBroken('not-ready');
    return answerJson(isReady ? 200 : 503, {
      status: isReady ? 'ok' : 'failing',
      checks: { database: isReady ? 'ok' : 'connection refused' },
    });
  }

  loginForm(): Answer {
    const token = randomBytes(12).toString('hex');
    this.#csrf.add(token);
    const field = this.#isBroken('broken-login')
      ? ''
      : `<input type="hidden" name="csrf" value="${token}">`;
    const form = `<form method="post" action="/login">${field}<input name="user"><input name="password"></form>`;
    return {
      status: 200,
      body: `<!doctype html><title>Log in</title>${form}`,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    };
  }

  logIn(form: URLSearchParams): Answer {
    if (!this.#csrf.delete(form.get('csrf') ?? '')) return { status: 403, body: 'No CSRF token.' };
    if (form.get('user') !== 'demo') return { status: 401, body: 'Unknown user.' };
    const session = randomBytes(16).toString('hex');
    this.#sessions.add(session);
    const cookie = `session=${session}; Path=/; HttpOnly; SameSite=Lax`;
    return { status: 303, headers: { location: '/orders', 'set-cookie': cookie } };
  }

  orders(cookie: string | undefined, isNew: boolean): Answer {
    const session = /(?:^|; )session=([0-9a-f]+)/.exec(cookie ?? '')?.[1] ?? '';
    const isOpen = this.#defect === 'open-orders';
    if (!this.#sessions.has(session) && !isOpen) return answerJson(401, { error: 'log in first' });
    if (isNew) this.#orders += 1;
    return answerJson(isNew ? 201 : 200, { orders: this.#orders });
  }
}

function answerJson(status: number, body: unknown): Answer {
  return {
    status,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > 10_000) throw new Error('The body is too long.');
  }
  return text;
}

async function route(shop: DemoShop, request: IncomingMessage): Promise<Answer> {
  const body = await readBody(request);
  switch (`${request.method} ${request.url}`) {
    case 'GET /health/live':
      return answerJson(200, { status: 'ok' });
    case 'GET /health/ready':
      return shop.ready();
    case 'GET /version':
      return shop.version();
    case 'GET /login':
      return shop.loginForm();
    case 'POST /login':
      return shop.logIn(new URLSearchParams(body));
    case 'GET /orders':
      return shop.orders(request.headers.cookie, false);
    case 'POST /orders':
      return shop.orders(request.headers.cookie, true);
    case 'POST /releases':
      return shop.deploy(body, request.headers['x-deploy-token'] as string | undefined);
    default:
      return answerJson(404, { error: 'not found' });
  }
}

function respond(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, answer.headers);
  response.end(answer.body);
}

export interface DemoServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the shop on a free port of the loopback interface. */
export async function serveShop(shop: DemoShop): Promise<DemoServer> {
  const server = createServer((request, response) => {
    route(shop, request).then(
      (answer) => respond(response, answer),
      () => respond(response, { status: 400 }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
