import { describe, expect, it } from '@jest/globals';
import { createRedactor } from '../../src/engine/create-redactor.ts';
import { MAX_TOKEN_LENGTH } from '../../src/engine/token-shapes.ts';

const run = (length: number) => 'aB3dE5gH'.repeat(Math.ceil(length / 8)).slice(0, length);
const upper = (length: number) => run(length).toUpperCase();
const jwt = `eyJ${run(20)}.${run(40)}.${run(43)}`;
const pem = `-----BEGIN RSA PRIVATE KEY-----\n${run(64)}\n${run(64)}\n-----END RSA PRIVATE KEY-----`;

describe('token shapes', () => {
  it.each([
    ['ghp_', `ghp_${run(36)}`, 'github-token'],
    ['gho_', `gho_${run(36)}`, 'github-token'],
    ['ghs_', `ghs_${run(36)}`, 'github-token'],
    ['github_pat_', `github_pat_${run(22)}_${run(59)}`, 'github-token'],
    ['glpat-', `glpat-${run(20)}`, 'gitlab-token'],
    ['npm_', `npm_${run(36)}`, 'npm-token'],
    ['sk_live_', `sk_live_${run(24)}`, 'stripe-key'],
    ['xoxb-', `xoxb-${run(12)}-${run(24)}`, 'slack-token'],
    ['AKIA', `AKIA${upper(16)}`, 'aws-key'],
    ['a JWT', jwt, 'jwt'],
    ['a JWT that was cut', jwt.slice(0, 60), 'jwt'],
    ['a private key', pem, 'private-key'],
    ['a private key that was cut', pem.slice(0, 90), 'private-key'],
    ['a private key as JSON', JSON.stringify(pem).slice(1, -1), 'private-key'],
  ])('hides %s', (_, token, name) => {
    expect(createRedactor().redactText(`x "${token}" y`)).toBe(`x "[redacted:${name}]" y`);
  });

  it.each([
    ['Authorization: Bearer abc123def456', 'Authorization: Bearer [redacted:bearer-token]'],
    ['postgres://app:hunter2@db/crm', 'postgres://app:[redacted:url-password]@db/crm'],
    ['redis://:p@ss@host:6379', 'redis://:[redacted:url-password]@host:6379'],
    [`${jwt}. Next`, '[redacted:jwt]. Next'],
  ])('hides in %j what is secret', (text, expected) => {
    expect(createRedactor().redactText(text)).toBe(expected);
  });

  it.each([
    'WWW-Authenticate: Bearer realm="crm", error="invalid_token"',
    'Bearer authentication is needed',
    'https://crm.example:8443/path@v2',
    'http://crm.example:8080?mail=ana@crm.example',
    'ghp_short npm_install AKIA eyJhbGciOiJ9 sk_live_x',
    '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
    'time://12:30 ana@crm.example',
  ])('leaves %j alone', (text) => {
    expect(createRedactor().redactText(text)).toBe(text);
  });

  it('gives equal tokens one label and different ones different labels', () => {
    const redactor = createRedactor();
    const [a, b] = [`ghp_${'a'.repeat(36)}`, `ghp_${'b'.repeat(36)}`];
    const first = redactor.redactText(`${a} ${b}`);
    expect(first).toBe('[redacted:github-token] [redacted:github-token#2]');
    expect(redactor.redactText(`${b}-${a}`)).toBe(first.split(' ').reverse().join('-'));
  });

  it('gives a registered token its own name', () => {
    const redactor = createRedactor();
    redactor.register('hunter2hunter2', 'DB_PASSWORD');
    const out = redactor.redactText('postgres://app:hunter2hunter2@db Bearer hunter2hunter2');
    expect(out).toBe('postgres://app:[redacted:DB_PASSWORD]@db Bearer [redacted:DB_PASSWORD]');
    expect(redactor.redactText(out)).toBe(out);
  });

  it('reads a key without an end only so far', () => {
    const text = `-----BEGIN PRIVATE KEY-----${run(MAX_TOKEN_LENGTH)} tail`;
    expect(createRedactor().redactText(text).length).toBeLessThan(200);
    expect(createRedactor().redactText(text)).toContain('[redacted:private-key]');
  });
});
