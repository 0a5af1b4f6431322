import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signRequest } from '../../../src/toolbox/s3/sign.ts';

export const KEYS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'the-secret-access-key' };

export interface StoredObject {
  readonly key: string;
  readonly changedAt: string;
  readonly body: Buffer;
}

const PAGE = 2;

/** A bucket `backups` on the loopback that checks signatures, as services of S3 do. */
export async function startBucket(objects: readonly StoredObject[]) {
  const state = { endings: 'whole' as 'whole' | 'cut', names: 'encoded' as 'encoded' | 'plain' };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', `http://${request.headers.host}`);
    if (!isSigned(request, url)) {
      response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
    } else if (url.pathname === '/backups') {
      response.end(listPage(objects, url, state));
    } else if (url.pathname.startsWith('/backups/')) {
      const key = decodeURIComponent(url.pathname.slice('/backups/'.length));
      const found = objects.find((one) => one.key === key);
      if (found === undefined) {
        response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
        return;
      }
      response.writeHead(200, { 'content-length': found.body.length });
      if (state.endings === 'whole') response.end(found.body);
      else response.write(found.body.subarray(0, 10), () => response.destroy());
    } else response.writeHead(404).end('<Error><Code>NoSuchBucket</Code></Error>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    state,
    options: {
      endpoint: `http://127.0.0.1:${port}`,
      bucket: 'backups',
      prefix: '',
      region: 'eu-north-1',
      ...KEYS,
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function isSigned(request: IncomingMessage, url: URL): boolean {
  const { 'x-amz-date': time = '', authorization } = request.headers;
  const iso = String(time).replace(
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/,
    '$1-$2-$3T$4:$5:$6Z',
  );
  const nowMs = Date.parse(iso);
  if (!(Math.abs(nowMs - Date.now()) < 900_000)) return false;
  const signed = signRequest({ method: 'GET', url, region: 'eu-north-1', nowMs }, KEYS);
  return signed.some(([name, value]) => name === 'authorization' && value === authorization);
}

type State = Awaited<ReturnType<typeof startBucket>>['state'];

/** As XML writers of services do: `'` by its number. */
function escapeName(key: string): string {
  const escaped = key.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return escaped.replaceAll("'", '&#x27;').replaceAll('"', '&#34;');
}

function listPage(objects: readonly StoredObject[], url: URL, { endings, names }: State): string {
  const isEncoded = names === 'encoded' && url.searchParams.get('encoding-type') === 'url';
  const write = isEncoded ? encodeURIComponent : escapeName;
  const type = isEncoded ? '<EncodingType>url</EncodingType>' : '';
  const prefix = url.searchParams.get('prefix') ?? '';
  const from = Number(url.searchParams.get('continuation-token') ?? 0);
  const all = objects
    .filter(({ key }) => key.startsWith(prefix))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const rows = all
    .slice(from, from + PAGE)
    .map(
      ({ key, changedAt, body }) =>
        `<Contents><Key>${write(key)}</Key><LastModified>${changedAt}</LastModified><Size>${body.length}</Size></Contents>`,
    );
  const isTruncated = from + PAGE < all.length;
  const token = isTruncated ? `<NextContinuationToken>${from + PAGE}</NextContinuationToken>` : '';
  const end = endings === 'cut' ? '' : '</ListBucketResult>';
  return `<?xml version="1.0"?><ListBucketResult>${type}<IsTruncated>${isTruncated}</IsTruncated>${token}${rows.join('')}${end}`;
}
