// A server in a process of its own, so that its work is in nobody's measurement. Prints its port.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const server = createServer((request, response) => {
  const delayMs = Number(/^\/delay\/(\d+)/.exec(request.url ?? '')?.[1] ?? 0);
  const answer = () => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ status: 'ok', path: request.url, next: 'step' }));
  };
  if (delayMs === 0) answer();
  else setTimeout(answer, delayMs);
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
