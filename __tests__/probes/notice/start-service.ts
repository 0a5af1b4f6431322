import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Listener, startServer, type TestServer } from '../../support/http-server.ts';

export const path = '/services/T0000000/B0000000/abcdefghijklmnopqrstuvwx';

interface Received {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Service extends TestServer {
  /** Address of the one path that it knows. */
  readonly hook: string;
  /** What it was sent, there and elsewhere. */
  readonly received: readonly Received[];
}

export async function startService(
  answer: Listener,
  beside: Listener = (_, response) => response.writeHead(404).end(),
): Promise<Service> {
  const received: Received[] = [];
  const server = await startServer(async (request, response) => {
    const { url = '', headers } = request;
    received.push({ url, headers, body: await text(request) });
    return (url === path ? answer : beside)(request, response);
  });
  return { ...server, hook: `${server.url}${path}`, received };
}

export function say(body: string, status = 200, type = 'text/plain'): Listener {
  return (_, response) => response.writeHead(status, { 'content-type': type }).end(body);
}
