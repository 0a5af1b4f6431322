import { describe, expect, it } from '@jest/globals';
import { inferRule } from '../../../src/probes/env-config/infer-rule.ts';
import type { Rule } from '../../../src/probes/env-config/rule-schema.ts';

describe('inferRule', () => {
  it.each([
    ['DATABASE_URL', 'url'],
    ['SENTRY_DSN', 'url'],
    ['url', 'url'],
    ['REDIS_URI', 'url'],
    ['TOKEN_URL', 'url'],
    ['CURL', 'string'],
    ['SECRET_KEY', 'secret'],
    ['secret_key', 'secret'],
    ['SECRET', 'secret'],
    ['API_TOKEN', 'secret'],
    ['PGPASSWORD', 'secret'],
    ['STRIPE_APIKEY', 'secret'],
    ['KEY', 'secret'],
    ['SIGNING_KEY_OLD', 'secret'],
    ['MONKEY', 'string'],
    ['KEYBOARD', 'string'],
    ['PUBLIC_KEY', 'string'],
    ['STRIPE_PUBLISHABLE_KEY', 'string'],
    ['AWS_ACCESS_KEY_ID', 'string'],
    ['TOKEN_TTL', 'string'],
    ['SECRET_FILE', 'string'],
    ['PASSWORD_POLICY', 'string'],
    ['APP_NAME', 'string'],
  ])('tells by the name that %s is a %s', (name, type) => {
    expect(inferRule(name, undefined, undefined).type).toBe(type);
  });

  it.each<[Rule, string]>([
    [{ type: 'bool' }, 'bool'],
    [{ minBits: 9 }, 'secret'],
    [{ min: 1 }, 'int'],
    [{ max: 1 }, 'int'],
    [{ oneOf: ['a'] }, 'enum'],
    [{ schemes: ['https'] }, 'url'],
    [{ requireTls: true }, 'url'],
    [{ allowLocalhost: true }, 'url'],
    [{ matches: 'a' }, 'string'],
    [{}, 'string'],
  ])('tells by the keys that %j is a %s', (rule, type) => {
    expect(inferRule('X', rule, undefined)).toEqual({
      ...(type === 'secret' ? { minBits: 128 } : {}),
      ...rule,
      type,
    });
  });

  it('believes the keys before the name, and the name before the example', () => {
    expect(inferRule('SECRET_KEY', { min: 1 }, undefined).type).toBe('int');
    expect(inferRule('SECRET_KEY', { allowLocalhost: true }, undefined).type).toBe('url');
    expect(inferRule('SECRET_KEY', { matches: 'a' }, undefined).type).toBe('secret');
    expect(inferRule('SECRET_KEY', undefined, '12345').type).toBe('secret');
  });

  it.each([
    ['8000', 'int'],
    ['-1', 'int'],
    ['1'.repeat(15), 'int'],
    ['1'.repeat(16), 'string'],
    ['false', 'bool'],
    ['Yes', 'bool'],
    ['off', 'bool'],
    ['1.5', 'string'],
    ['truely', 'string'],
    ['', 'string'],
  ])('tells by the example %j that it is a %s', (example, type) => {
    expect(inferRule('X', undefined, example).type).toBe(type);
  });

  it.each<[string, Rule | undefined, number]>([
    ['SECRET_KEY', undefined, 128],
    ['DB_PASSWORD', undefined, 64],
    ['mysql_passwd', undefined, 64],
    ['DB_PASSWORD', { type: 'secret' }, 128],
    ['DB_PASSWORD', { minBits: 80 }, 80],
    ['DB_PASSWORD', { matches: 'a' }, 64],
    ['PASSPHRASE', undefined, 128],
  ])('asks of %s, %j, for %i bits', (name, rule, minBits) => {
    expect(inferRule(name, rule, undefined)).toMatchObject({ type: 'secret', minBits });
  });
});
