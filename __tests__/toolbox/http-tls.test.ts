import { createServer } from 'node:https';
import { describe, expect, it } from '@jest/globals';
import { createHttpTool } from '../../src/toolbox/http.ts';
import { catchProbeError } from '../support/catch-probe-error.ts';
import { type Certificate, createCertificate } from '../support/certificate.ts';
import { listen, startRawServer, startServer } from '../support/http-server.ts';
import { keepOpen } from '../support/keep-open.ts';

const keep = keepOpen();

const loopback = 'IP:127.0.0.1,DNS:localhost';

async function serveTls({ cert, key }: Certificate) {
  return keep(
    await listen(
      createServer({ cert, key }, (_, answer) => void answer.end('safe')),
      'https',
    ),
  );
}

function get(url: string, certificates?: string) {
  const trust = certificates === undefined ? {} : { certificates };
  const tool = keep(createHttpTool({ variables: {}, ...trust }));
  const request = { method: 'GET', url, timeoutMs: 3_000 };
  return tool.request(request, new AbortController().signal);
}

describe('over TLS', () => {
  it('a request is answered if the certificate is trusted', async () => {
    const certificate = createCertificate(loopback);
    const server = await serveTls(certificate);
    expect(await get(server.url, certificate.cert)).toMatchObject({ status: 200, body: 'safe' });
  });

  it.each<[string, Certificate, 'trusted' | 'unknown', RegExp]>([
    ['self-signed', createCertificate(loopback), 'unknown', /self-signed certificate/],
    ['of another name', createCertificate('DNS:other.example'), 'trusted', /altnames/],
    ['expired', createCertificate(loopback, -3), 'trusted', /expired/],
  ])('a certificate that is %s is refused', async (_, certificate, trust, complaint) => {
    const server = await serveTls(certificate);
    const error = await catchProbeError(
      get(server.url, trust === 'trusted' ? certificate.cert : undefined),
    );
    expect([error.reason, error.message]).toEqual(['tls', expect.stringMatching(complaint)]);
    expect(error.remedy).toContain('certificate');
  });

  it('a server that speaks HTTP in the clear is refused', async () => {
    const server = keep(await startServer((_, answer) => void answer.end()));
    const error = await catchProbeError(get(server.url.replace('http:', 'https:')));
    expect([error.reason, error.message]).toEqual([
      'tls',
      expect.stringContaining('wrong version'),
    ]);
  });

  it('a server that hangs up during the handshake is refused', async () => {
    const server = keep(await startRawServer((socket) => socket.destroy()));
    expect((await catchProbeError(get(server.url.replace('http:', 'https:')))).reason).toBe('tls');
  });

  it('a server that never ends the handshake is a time-out', async () => {
    const server = keep(await startRawServer(() => undefined));
    const error = await catchProbeError(get(server.url.replace('http:', 'https:')));
    expect([error.reason, error.message]).toEqual([
      'timeout',
      expect.stringContaining('handshake'),
    ]);
  });
});
