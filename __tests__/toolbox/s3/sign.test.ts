import { describe, expect, it } from '@jest/globals';
import { encodeS3, type S3Request, signRequest } from '../../../src/toolbox/s3/sign.ts';

/** Those of AWS's own documentation: no secrets. */
const KEYS = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

const NOW = Date.parse('2013-05-24T00:00:00Z');
const HOST = 'https://examplebucket.s3.amazonaws.com';

function signatureOf(rest: Partial<S3Request>, keys = KEYS): string {
  const request = { method: 'GET', url: new URL(HOST), region: 'us-east-1', nowMs: NOW } as const;
  const headers = signRequest({ ...request, ...rest }, keys);
  const authorization = headers.find(([name]) => name === 'authorization')?.[1] ?? '';
  return authorization.replace(/^.*Signature=/, '');
}

describe('AWS Signature Version 4', () => {
  it.each<[string, string, Partial<S3Request>]>([
    [
      'GET object (Amazon S3 API reference, sig-v4-header-based-auth)',
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
      { url: new URL(`${HOST}/test.txt`), headers: [['range', 'bytes=0-9']] },
    ],
    [
      'GET bucket lifecycle (ditto)',
      'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
      { url: new URL(`${HOST}/?lifecycle`) },
    ],
    [
      'GET bucket, list objects (ditto)',
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
      { url: new URL(`${HOST}/?max-keys=2&prefix=J`) },
    ],
  ])('gives the published signature of %s', (_, signature, request) => {
    expect(signatureOf(request)).toBe(signature);
  });

  it.each([
    ['get-vanilla', '/', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    [
      'get-vanilla-query-order-key-case',
      '/?Param2=value2&Param1=value1',
      'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    ],
  ])('gives the signature of %s in AWS’s test suite', (_, path, signature) => {
    const keys = {
      accessKeyId: 'AKIDEXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
    };
    const url = new URL(`https://example.amazonaws.com${path}`);
    const nowMs = Date.parse('2015-08-30T12:36:00Z');
    expect(signatureOf({ url, service: 'service', nowMs }, keys)).toBe(signature);
  });

  it('signs a session token, and sends no host of its own', () => {
    const request = {
      method: 'GET',
      url: new URL(HOST),
      region: 'eu-north-1',
      nowMs: NOW,
    } as const;
    const headers = signRequest(request, { ...KEYS, sessionToken: 'the-token' });
    expect(headers).toContainEqual(['x-amz-security-token', 'the-token']);
    expect(headers.map(([name]) => name)).not.toContain('host');
    expect(headers.at(-1)?.[1]).toMatch(/SignedHeaders=host;[^,]*x-amz-security-token,/);
  });

  it('encodes as S3 does', () => {
    expect(encodeS3('a b/c+d*(é)')).toBe('a%20b%2Fc%2Bd%2A%28%C3%A9%29');
    expect(encodeS3('a b/c', true)).toBe('a%20b/c');
  });
});
