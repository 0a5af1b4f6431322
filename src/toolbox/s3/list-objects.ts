import { ProbeError } from '../../domain/errors.ts';
import type { ReasonCode } from '../../domain/reason.ts';
import type { HttpResponse, Toolbox } from '../toolbox.ts';
import { type Bucket, bucketUrl } from './bucket.ts';
import { encodeS3, signRequest } from './sign.ts';

export interface S3Object {
  readonly key: string;
  /** UTC instant. */
  readonly changedAt: string;
  readonly bytes: number;
}

const TIMEOUT_MS = 30_000;
const MAX_BODY = 8 * 1024 * 1024;
/** Of 1,000 objects each: they come by name, so that the newest may be on the last one. */
const MAX_PAGES = 50;

/**
 * All objects below the prefix (ListObjectsV2). Rejects with ProbeError: `auth`, `config` (no such
 * bucket, too many objects), `protocol` (no listing), or as `http` does.
 */
export async function listObjects(
  bucket: Bucket,
  tools: Pick<Toolbox, 'http' | 'clock'>,
  signal: AbortSignal,
): Promise<readonly S3Object[]> {
  const objects: S3Object[] = [];
  let token: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const body = await readPage(bucket, token, tools, signal);
    objects.push(...parseObjects(body));
    if (!/<IsTruncated>true<\/IsTruncated>/.test(body)) return objects;
    token = readText(body, 'NextContinuationToken');
    if (token === undefined) throw refuse('protocol', bucket, 'sent half a listing');
  }
  throw refuse('config', bucket, `has more than ${MAX_PAGES * 1_000} objects`, 'Set `prefix`.');
}

async function readPage(
  bucket: Bucket,
  token: string | undefined,
  { http, clock }: Pick<Toolbox, 'http' | 'clock'>,
  signal: AbortSignal,
): Promise<string> {
  const url = bucketUrl(bucket);
  // Names come URL-encoded: XML can't hold all that a name can.
  const asked = { 'list-type': '2', 'encoding-type': 'url', prefix: bucket.prefix };
  url.search = encodeQuery(token === undefined ? asked : { ...asked, 'continuation-token': token });
  const signed = { method: 'GET', url, region: bucket.region, nowMs: clock.now() } as const;
  const headers = signRequest(signed, bucket);
  const response = await http.request(
    { method: 'GET', url: url.href, headers, timeoutMs: TIMEOUT_MS, maxBodyBytes: MAX_BODY },
    signal,
  );
  if (response.status !== 200) throw explainStatus(response, bucket);
  if (/<\/(?:\w+:)?ListBucketResult>\s*$/.test(response.body)) return response.body;
  throw refuse('protocol', bucket, 'answered 200 with no complete listing');
}

/** As it is signed: a blank as `%20`, where URLSearchParams writes `+`. */
function encodeQuery(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .map((pair) => pair.map((part) => encodeS3(part)).join('='))
    .join('&');
}

function parseObjects(body: string): readonly S3Object[] {
  // Some services (s3rver) leave names as they are, though they were asked to encode them.
  const isEncoded = readText(body, 'EncodingType') === 'url';
  return [...body.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, text = '']) => {
    const [key, time, size] = ['Key', 'LastModified', 'Size'].map((name) => readText(text, name));
    const at = Date.parse(time ?? '');
    if (key === undefined || Number.isNaN(at) || !/^\d+$/.test(size ?? '')) {
      throw new ProbeError('protocol', 'The bucket listed an object without name, time or size.');
    }
    const plain = isEncoded ? decodeURIComponent(key.replaceAll('+', '%20')) : key;
    return { key: plain, changedAt: new Date(at).toISOString(), bytes: Number(size) };
  });
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
};

function readText(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text?.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (all, hex, digits, named) => {
      if (named !== undefined) return ENTITIES[String(named)] ?? String(all);
      const code = hex === undefined ? Number(digits) : Number.parseInt(String(hex), 16);
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : String(all);
    },
  );
}

const MEANINGS: readonly (readonly [RegExp, ReasonCode, string])[] = [
  [/^(?:NoSuchBucket)$/, 'config', 'Correct `bucket` and `endpoint`.'],
  [/^(?:PermanentRedirect|AuthorizationHeaderMalformed)$/, 'config', 'Correct `region`.'],
  [/^(?:RequestTimeTooSkewed)$/, 'config', 'Set the clock of this machine.'],
  [/^(?:SlowDown)$/, 'rate-limited', 'Run it again later.'],
];

/** What the service says is wrong; also for other requests than listings. */
export function explainStatus(
  { status, body }: Pick<HttpResponse, 'status' | 'body'>,
  bucket: Bucket,
): ProbeError {
  const code = (readText(body, 'Code') ?? '').slice(0, 60);
  const known = MEANINGS.find(([pattern]) => pattern.test(code));
  const what = `answered ${status}${code === '' ? '' : ` (${code})`}`;
  if (known !== undefined) return refuse(known[1], bucket, what, known[2]);
  if (status === 401 || status === 403) {
    const remedy = 'Correct the keys, and grant them s3:ListBucket and s3:GetObject.';
    return refuse('auth', bucket, what, remedy);
  }
  return refuse('status', bucket, what, 'Correct `endpoint`, `bucket` and `prefix`.');
}

function refuse(reason: ReasonCode, bucket: Bucket, what: string, remedy?: string): ProbeError {
  const { origin, pathname } = bucketUrl(bucket);
  const rest = remedy === undefined ? {} : { remedy };
  return new ProbeError(reason, `The bucket ${origin}${pathname} ${what}.`, rest);
}
