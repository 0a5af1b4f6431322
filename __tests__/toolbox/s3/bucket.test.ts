import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClock } from '../../../src/toolbox/clock.ts';
import { createHttpTool } from '../../../src/toolbox/http.ts';
import { bucketUrl } from '../../../src/toolbox/s3/bucket.ts';
import { download } from '../../../src/toolbox/s3/download.ts';
import { explainStatus, listObjects } from '../../../src/toolbox/s3/list-objects.ts';
import { signRequest } from '../../../src/toolbox/s3/sign.ts';
import { catchProbeError } from '../../support/catch-probe-error.ts';
import { startBucket } from './bucket-server.ts';

const NEVER = new AbortController().signal;
const tools = { http: createHttpTool({ variables: {} }), clock: createClock() };
const changedAt = '2026-01-05T03:02:00.000Z';
const body = Buffer.from([0, 255, 128, ...Buffer.from('x'.repeat(100_000))]);
const KEY = `daily/crm '1'+ž & 100%"%20.dump`;

describe('a bucket', () => {
  let bucket: Awaited<ReturnType<typeof startBucket>>;
  const folder = mkdtempSync(join(tmpdir(), 's3-'));
  beforeAll(async () => {
    const names = ['daily/a.dump', 'daily/b.dump', KEY, 'weekly/z.dump'];
    bucket = await startBucket(names.map((key) => ({ key, changedAt, body })));
  });
  afterAll(async () => {
    await bucket.close();
    tools.http.close();
    rmSync(folder, { recursive: true });
  });

  const fetchKey = async (key: string, to: string, maxBytes = 1e9) => {
    const url = bucketUrl(bucket.options, key);
    const signed = { method: 'GET', url, region: 'eu-north-1', nowMs: Date.now() } as const;
    const headers = signRequest(signed, bucket.options);
    return await download({ url, headers, to, maxBytes, variables: {} }, NEVER);
  };

  it('is listed over all pages, below a prefix, whatever the names are', async () => {
    const objects = await listObjects({ ...bucket.options, prefix: 'daily/' }, tools, NEVER);
    expect(objects.map(({ key }) => key)).toEqual(['daily/a.dump', 'daily/b.dump', KEY]);
    expect(objects[0]).toEqual({ key: 'daily/a.dump', changedAt, bytes: body.length });
  });

  it('is listed by a service that does not encode names, though it is asked to', async () => {
    bucket.state.names = 'plain';
    const objects = await listObjects({ ...bucket.options, prefix: 'daily/crm' }, tools, NEVER);
    expect(objects.map(({ key }) => key)).toEqual([KEY]);
    bucket.state.names = 'encoded';
  });

  it('gives an object to the byte', async () => {
    const to = join(folder, 'whole');
    expect((await fetchKey(KEY, to)).status).toBe(200);
    expect(readFileSync(to).equals(body)).toBe(true);
  });

  it('says what is wrong with keys, names and sizes', async () => {
    const wrong = { ...bucket.options, secretAccessKey: 'another-secret-key' };
    const refused = await catchProbeError(listObjects(wrong, tools, NEVER));
    expect(refused).toMatchObject({
      reason: 'auth',
      remedy: expect.stringMatching(/s3:ListBucket/),
    });
    expect(refused.message).not.toMatch(/another-secret-key/);
    const gone = { ...bucket.options, bucket: 'gone' };
    const missing = await catchProbeError(listObjects(gone, tools, NEVER));
    expect(missing).toMatchObject({
      reason: 'config',
      message: expect.stringMatching(/NoSuchBucket/),
    });
    const answer = await fetchKey('nothing', join(folder, 'nothing'));
    expect(explainStatus(answer, bucket.options).message).toMatch(/404 \(NoSuchKey\)/);
    const large = await catchProbeError(fetchKey(KEY, join(folder, 'large'), 50_000));
    expect(large.reason).toBe('output-limit');
    expect(existsSync(join(folder, 'nothing'))).toBe(false);
  });

  it('takes no answer that breaks off', async () => {
    bucket.state.endings = 'cut';
    const listed = await catchProbeError(listObjects(bucket.options, tools, NEVER));
    expect(listed.reason).toBe('protocol');
    const fetched = await catchProbeError(fetchKey(KEY, join(folder, 'cut')));
    expect(['reset', 'protocol']).toContain(fetched.reason);
    bucket.state.endings = 'whole';
  });
});
