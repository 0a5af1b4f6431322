import { describe, expect, it } from '@jest/globals';
import { createRedactor } from '../../src/engine/create-redactor.ts';

const SECRET = 'p@ss/w"örd <1>&\'x';

function redact(text: string, secrets: Readonly<Record<string, string>>): string {
  const redactor = createRedactor();
  for (const [name, value] of Object.entries(secrets)) redactor.register(value, name);
  return redactor.redactText(text);
}

describe('redactText', () => {
  it('puts the name in the place of the value', () => {
    expect(redact('a s3cr3t-value b', { TOKEN: 's3cr3t-value' })).toBe('a [redacted:TOKEN] b');
  });

  it.each([
    ['base64', Buffer.from(SECRET).toString('base64')],
    ['base64 after one byte', Buffer.from(`x${SECRET}yy`).toString('base64')],
    ['base64 after two bytes', Buffer.from(`xx${SECRET}y`).toString('base64')],
    ['base64url', Buffer.from(`xx${SECRET}y`).toString('base64url')],
    ['basic auth', Buffer.from(`user:${SECRET}`).toString('base64')],
    ['hex', Buffer.from(SECRET).toString('hex')],
    ['upper hex', Buffer.from(SECRET).toString('hex').toUpperCase()],
    ['URL component', encodeURIComponent(SECRET)],
    ['lower URL component', encodeURIComponent(SECRET).replace(/%../g, (c) => c.toLowerCase())],
    ['URL', encodeURI(SECRET)],
    ['form', new URLSearchParams({ a: SECRET }).toString().slice(2)],
    ['JSON', JSON.stringify({ a: SECRET })],
    ['JSON in JSON', JSON.stringify(JSON.stringify({ a: SECRET }))],
    ['ASCII JSON', JSON.stringify(SECRET).replace('ö', '\\u00f6')],
    [
      'JSON for HTML',
      JSON.stringify(SECRET)
        .replace('<', '\\u003c')
        .replace('>', '\\u003e')
        .replace('&', '\\u0026'),
    ],
    ['PHP JSON', JSON.stringify(SECRET).replace('/', '\\/')],
    [
      'HTML',
      SECRET.replace('&', '&amp;')
        .replace('<', '&lt;')
        .replace('>', '&gt;')
        .replace('"', '&quot;')
        .replace("'", '&#39;'),
    ],
  ])('finds the secret as %s', (_, encoded) => {
    const out = redact(`before ${encoded} after`, { S: SECRET });
    expect(out).toContain('[redacted:S');
    expect(out).not.toContain(encoded);
    expect(out.startsWith('before ')).toBe(true);
    expect(out.endsWith(' after')).toBe(true);
  });

  it('tells encodings apart, so that different texts stay different', () => {
    const secrets = { S: 'correct horse battery' };
    const raw = redact('correct horse battery', secrets);
    const base64 = redact(Buffer.from('correct horse battery').toString('base64'), secrets);
    expect(raw).toBe('[redacted:S]');
    expect(base64).toBe('[redacted:S~base64]');
  });

  it.each<[string, Record<string, string>, string, string]>([
    [
      'the longest of nested secrets',
      { A: 'abcdefgh', B: 'abcdefghijkl' },
      'xabcdefghijklx',
      'x[redacted:B]x',
    ],
    [
      'a secret in the beginning of another',
      { A: 'abcdefgh', B: 'xabcdefghi' },
      'xabcdefghz',
      'x[redacted:A]z',
    ],
    [
      'overlapping secrets as one',
      { A: 'abcdefgh', B: 'efghijkl' },
      'xabcdefghijklx',
      'x[redacted:A]x',
    ],
    ['neighbours one by one', { A: 'abcdefgh' }, 'abcdefghabcdefgh', '[redacted:A][redacted:A]'],
    ['a secret that repeats itself', { A: 'aaaaaaaa' }, 'aaaaaaaaaaa', '[redacted:A]'],
    ['the first name of two', { A: 'abcdefgh', B: 'abcdefgh' }, 'abcdefgh', '[redacted:A]'],
    ['a value without the space around it', { A: 'abcdefgh\n' }, 'abcdefgh', '[redacted:A]'],
    ['a name that is no name', { 'A]b c': 'abcdefgh' }, 'abcdefgh', '[redacted:A_b_c]'],
    ['a name that holds the value', { abcdefgh: 'abcdefgh' }, 'abcdefgh', '[redacted:abcdefgh]'],
  ])('redacts %s', (_, secrets, text, expected) => {
    expect(redact(text, secrets)).toBe(expected);
  });

  it('numbers other values of the same name', () => {
    const redactor = createRedactor();
    redactor.register('first-cookie', 'cookie');
    redactor.register('second-cookie', 'cookie');
    redactor.register('first-cookie', 'cookie');
    expect(redactor.redactText('first-cookie second-cookie')).toBe(
      '[redacted:cookie] [redacted:cookie#2]',
    );
  });

  it('finds the lines of a value on their own, but no border of a PEM block', () => {
    const key =
      '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIU\r\nQx2dGhvcml0eTAeFw0y\n-----END CERTIFICATE-----\n';
    const out = redact('a MIIBszCCAVmgAwIBAgIU b -----BEGIN CERTIFICATE----- c', { KEY: key });
    expect(out).toBe('a [redacted:KEY~line2] b -----BEGIN CERTIFICATE----- c');
    expect(redact(`x${key}x`, { KEY: key })).toBe('x[redacted:KEY]\nx');
  });

  it('finds every part of a value that is too long to be looked for as one', () => {
    const value = Array.from({ length: 900 }, (_, index) => `k${index}z`).join('-');
    const out = redact(`<${value.slice(0, 4_000)}>`, { BIG: value });
    expect(out).not.toContain('k100z');
    expect(redact(value, { BIG: value })).toMatch(/^(?:\[redacted:BIG~line1\.\d\])+$/);
  });

  it.each(['true', '12345', '      ', '', 'redacted', '[redacted'])(
    'ignores the value %j',
    (value) => {
      const text = `true 12345 redacted [redacted:X] ${value}`;
      expect(redact(text, { A: value })).toBe(text);
    },
  );

  it('leaves labels alone, and hides a secret that is dressed as one', () => {
    const secrets = { A: 'abcdefgh' };
    expect(redact('[redacted:A] [redacted:abcdefgh]', secrets)).toBe(
      '[redacted:A] [redacted:[redacted:A]]',
    );
  });

  it('learns secrets between two redactions', () => {
    const redactor = createRedactor();
    expect(redactor.redactText('abcdefgh')).toBe('abcdefgh');
    redactor.register('abcdefgh', 'A');
    expect(redactor.redactText('abcdefgh')).toBe('[redacted:A]');
    for (let index = 0; index < 40; index += 1) redactor.register(`value-number-${index}`, 'v');
    expect(redactor.redactText('abcdefgh value-number-0!')).toBe('[redacted:A] [redacted:v]!');
    expect(redactor.redactText('value-number-39')).toMatch(/^\[redacted:v#\d+\]$/);
  });
});

describe('redactJson', () => {
  it('redacts strings and keys, keeps numbers, and loses no member', () => {
    const redactor = createRedactor();
    redactor.register('12345678', 'PIN');
    const value = { n: 12345678, '12345678': ['x12345678'], '[redacted:PIN]': true, z: null };
    expect(redactor.redactJson(value)).toEqual({
      n: 12345678,
      '[redacted:PIN]': ['x[redacted:PIN]'],
      '[redacted:PIN]#2': true,
      z: null,
    });
  });

  it('keeps a key __proto__ a key', () => {
    const out = createRedactor().redactJson(JSON.parse('{"__proto__":{"admin":true}}'));
    expect(JSON.stringify(out)).toBe('{"__proto__":{"admin":true}}');
    expect(Object.getPrototypeOf(out)).toBe(Object.prototype);
  });
});

describe('a public value', () => {
  it('stays, whatever variable holds it too; a longer one that has it in it does not', () => {
    const image = 'registry.example/crm@sha256:0123';
    const redactor = createRedactor([image]);
    redactor.register(image, 'IMAGE');
    redactor.register(`${image}-with-a-secret`, 'OTHER');
    expect(redactor.redactText(`<${image}>`)).toBe(`<${image}>`);
    expect(redactor.redactText(`<${image}-with-a-secret>`)).toBe('<[redacted:OTHER]>');
  });
});

describe('speed', () => {
  it.each([
    ['a log', '2026-01-05 INFO GET /customers/977 200 12ms\n'],
    ['half tokens', 'eyJ'],
    ['half keys', '-----BEGIN PRIVATE KEY-----'],
    ['half passwords', '://user:'],
    ['nearly the secret', 'a'],
  ])('reads %s in linear time', (_, unit) => {
    const redactor = createRedactor();
    redactor.register(`${'a'.repeat(2_000)}b`, 'NEARLY');
    for (let index = 0; index < 200; index += 1)
      redactor.register(`s3cr3t-${index}-${'x'.repeat(40)}`, 'S');
    const startedAt = performance.now();
    redactor.redactText(unit.repeat(Math.ceil(4_000_000 / unit.length)));
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });
});
