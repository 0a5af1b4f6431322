import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { estimateBits } from '../../../src/probes/env-config/secret-strength.ts';

describe('estimateBits', () => {
  it.each([
    ['', 0],
    ['7', 3],
    ['82', 6],
    ['8273', 13],
    ['f3a9', 16],
    ['F3A9', 16],
    ['f3A9', 23],
    ['qzvk', 18],
    ['qZvK', 22],
    ['q!v#', 23],
    ['f3a9c1d27b604e58a1c3f0d9e2b75846', 128],
    [' f3a9c1d27b604e58a1c3f0d9e2b75846\n', 128],
  ])('%j has %i', (secret, bits) => {
    expect(estimateBits(secret)).toBe(bits);
  });

  it.each<[string, number]>([
    ['S3cretKey-2023-production!!', 128],
    ['secretsecretsecretsecretsecret', 64],
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 32],
    ['0123456789abcdef0123456789abcdef', 64],
    ['abcdefghijklmnopqrstuvwxyz0123456789', 64],
    ['zyxwvutsrqponmlkjihgfedcba', 32],
    ['qzvkqzvkqzvkqzvkqzvkqzvkqzvkqzvk', 64],
    ['changeme-changeme-changeme-changeme', 64],
    ['my-super-secret-jwt-token-for-production', 128],
    ['12345678901234567890123456789012', 64],
    ['django-insecure-development-key', 128],
  ])('%j has fewer than %i', (secret, bits) => {
    expect(estimateBits(secret)).toBeLessThan(bits);
  });

  it.each<[BufferEncoding, number]>([
    ['hex', 16],
    ['hex', 32],
    ['base64url', 24],
    ['base64', 32],
  ])('random bytes in %s (%i of them) are not underestimated', (encoding, bytes) => {
    const estimates = Array.from({ length: 500 }, () =>
      estimateBits(randomBytes(bytes).toString(encoding)),
    );
    expect(Math.min(...estimates)).toBeGreaterThanOrEqual(128);
  });

  it('is never more than 512, and quick', () => {
    expect(estimateBits(randomBytes(100_000).toString('base64'))).toBe(512);
    expect(estimateBits('a'.repeat(300_000))).toBeLessThan(64);
  });
});
