import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Server,
  type Socket,
} from 'node:net';

/** A server on a free loopback port, and how to end it with all its connections. */
export interface TestServer {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** What a test server does with a request; what it returns is not looked at. */
export type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Serves HTTP on 127.0.0.1. */
export async function startServer(listener: Listener): Promise<TestServer> {
  const options = { keepAliveTimeout: 60_000 };
  return listen(createServer(options, (request, response) => void listener(request, response)));
}

/** Answers every connection with what `talk` does to the socket, once a request has begun. */
export async function startRawServer(talk: (socket: Socket) => void): Promise<TestServer> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => talk(socket));
  });
  return listen(server);
}

/** Listens with a server that was made elsewhere (TLS). */
export async function listen(server: Server, scheme = 'http'): Promise<TestServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `${scheme}://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
