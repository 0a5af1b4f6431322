import { encodeS3, type S3Keys } from './sign.ts';

/** A bucket and how to reach it. */
export interface Bucket extends S3Keys {
  readonly endpoint: string;
  readonly bucket: string;
  readonly prefix: string;
  readonly region: string;
}

/** The bucket stands in the path, which every service understands; no wildcard host is needed. */
export function bucketUrl({ endpoint, bucket }: Bucket, key = ''): URL {
  const base = endpoint.replace(/\/+$/, '');
  const url = new URL(`${base}/${encodeS3(bucket)}`);
  if (key !== '') url.pathname = `${url.pathname}/${encodeS3(key, true)}`;
  return url;
}
