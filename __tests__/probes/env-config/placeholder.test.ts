import { describe, expect, it } from '@jest/globals';
import { isPlaceholder } from '../../../src/probes/env-config/placeholder.ts';

describe('isPlaceholder', () => {
  it.each([
    'changeme',
    'CHANGE-ME',
    'change_me',
    'Change Me!',
    'change-this-in-production',
    'please-change-me',
    'dev',
    'secret',
    'Test',
    'password',
    ' password ',
    'example',
    'default',
    'todo',
    'TODO: ask Ana',
    'FIXME',
    'tbd',
    'placeholder',
    'replaceme',
    'replace-with-real-key',
    'insert_your_key',
    'enter your key',
    'fill in',
    'your-key',
    'YOUR_SECRET_KEY_HERE',
    'your domain.com',
    '<your-key>',
    '<secret>',
    '[key]',
    '{{ vault.key }}',
    '${SECRET_KEY}',
    '$SECRET_KEY',
    '%SECRET%',
    'xxx',
    'XXXXXXXXXX',
    '***',
    '...',
    '……',
    'none',
    'null',
    'undefined',
  ])('%j is one of anything', (value) => {
    expect(isPlaceholder(value, false)).toBe(true);
    expect(isPlaceholder(value, true)).toBe(true);
  });

  it.each([
    'admin',
    'root',
    'passw0rd',
    'super-secret',
    'my_secret_key',
    's3cret',
    'not-so-secret',
    'insecure-key',
    'django-insecure-abc123',
    'dev-key',
    'test_secret_1',
    'postgres',
    'aaaaaaaa',
    '0',
    'letmein',
    'local',
  ])('%j is one of a secret only', (value) => {
    expect(isPlaceholder(value, false)).toBe(false);
    expect(isPlaceholder(value, true)).toBe(true);
  });

  it.each([
    'crm',
    'info',
    'exchange-meeting',
    'yours truly',
    'contests',
    'xx',
    'development-eu',
    'https://crm.example',
    'a <b> c',
    'replacement',
    'changes',
    'todos',
    'f3a9c1d27b604e58a1c3f0d9e2b75846',
    'kR8v!qZ2#mW7pL4x',
  ])('%j is none of anything else', (value) => {
    expect(isPlaceholder(value, false)).toBe(false);
  });

  it.each(['f3a9c1d27b604e58a1c3f0d9e2b75846', 'kR8v!qZ2#mW7pL4x', 'aab', 'contest-winner-9'])(
    '%j is none of a secret',
    (value) => {
      expect(isPlaceholder(value, true)).toBe(false);
    },
  );

  it('looks at the beginning of a huge value only', () => {
    expect(isPlaceholder('x'.repeat(2_000_000), true)).toBe(true);
    expect(isPlaceholder(`${'<'.repeat(500_000)}`, false)).toBe(false);
  });
});
