import { describe, expect, it } from '@jest/globals';
import { checkForbidden, checkValue } from '../../../src/probes/env-config/check-value.ts';
import { inferRule } from '../../../src/probes/env-config/infer-rule.ts';
import type { Rule } from '../../../src/probes/env-config/rule-schema.ts';

const KEY = 'f3a9c1d27b604e58a1c3f0d9e2b75846';

/** The checks that do not hold, sorted. */
function listBroken(value: string, rule: Rule, example?: string): string[] {
  const typed = inferRule('X', rule, undefined);
  const checks = checkValue(value, { rule: typed, example, forbidden: [] });
  return Object.entries(checks)
    .filter(([, holds]) => !holds)
    .map(([name]) => name)
    .sort();
}

describe('checkValue', () => {
  it.each<[string, Rule, string[]]>([
    ['', {}, ['filled']],
    [' \t\n', {}, ['filled']],
    ['crm', {}, []],
    ['changeme', {}, ['real']],
    [KEY, { type: 'secret' }, []],
    [KEY.slice(1), { type: 'secret' }, ['strong']],
    [KEY, { type: 'secret', minBits: 129 }, ['strong']],
    ['8273', { type: 'secret', minBits: 13 }, []],
    ['changeme', { type: 'secret' }, ['real', 'strong']],
    ['dev', { type: 'secret' }, ['real', 'strong']],
    ['5', { type: 'int' }, []],
    ['-5', { type: 'int' }, []],
    ['+5', { type: 'int' }, []],
    ['5.0', { type: 'int' }, ['format']],
    ['0x5', { type: 'int' }, ['format']],
    ['1e3', { type: 'int' }, ['format']],
    ['9007199254740992', { type: 'int' }, ['format']],
    ['9007199254740991', { type: 'int' }, []],
    ['4', { type: 'int', min: 5 }, ['range']],
    ['5', { type: 'int', min: 5, max: 5 }, []],
    ['6', { type: 'int', max: 5 }, ['range']],
    ['0', { type: 'port' }, ['range']],
    ['1', { type: 'port' }, []],
    ['65535', { type: 'port' }, []],
    ['65536', { type: 'port' }, ['range']],
    ['http', { type: 'port' }, ['format']],
    ['True', { type: 'bool' }, []],
    ['0', { type: 'bool' }, []],
    ['off', { type: 'bool' }, []],
    ['maybe', { type: 'bool' }, ['format']],
    ['2', { type: 'bool' }, ['format']],
    ['dev', { type: 'enum', oneOf: ['dev', 'prod'] }, []],
    ['Dev', { type: 'enum', oneOf: ['dev', 'prod'] }, ['format']],
    ['ana@crm.lt', { type: 'email' }, []],
    ['ana@example.com', { type: 'email' }, ['real']],
    ['ana@localhost', { type: 'email' }, ['format']],
    ['ana', { type: 'email' }, ['format']],
    ['a b@crm.lt', { type: 'email' }, ['format']],
    ['ana@-crm.lt', { type: 'email' }, ['format']],
    ['ana@crm..lt', { type: 'email' }, ['format']],
    ['changeme', { type: 'email' }, ['format', 'real']],
    ['db.crm.lt', { type: 'host' }, []],
    ['10.0.0.1', { type: 'host' }, []],
    ['fd00::1', { type: 'host' }, []],
    ['localhost', { type: 'host' }, ['remote']],
    ['LOCALHOST', { type: 'host' }, ['remote']],
    ['localhost', { type: 'host', allowLocalhost: true }, []],
    ['::1', { type: 'host' }, ['remote']],
    ['db.example.com', { type: 'host' }, ['real']],
    ['your-host', { type: 'host' }, ['real']],
    ['a_b', { type: 'host' }, ['format']],
    [`${'a'.repeat(64)}.lt`, { type: 'host' }, ['format']],
    [`${'a.'.repeat(127)}lt`, { type: 'host' }, ['format']],
    ['https://crm.lt', { type: 'url' }, []],
    ['crm.lt', { type: 'url' }, ['format']],
    ['http://localhost:3000', { type: 'url' }, ['remote']],
    ['http://localhost:3000', { type: 'url', allowLocalhost: true }, []],
    ['http://localhost:3000', { type: 'url', allowLocalhost: false }, ['remote']],
    ['postgres:///crm', { type: 'url' }, ['remote']],
    ['mongodb://a.lt,127.0.0.1/crm', { type: 'url' }, ['remote']],
    ['https://example.com', { type: 'url' }, ['real']],
    ['https://your-domain.com', { type: 'url' }, ['real']],
    ['postgres://u:password@db.lt/crm', { type: 'url' }, ['real']],
    ['postgres://u:postgres@db.lt/crm', { type: 'url' }, ['real']],
    ['postgres://u:kR8vqZ2m@db.lt/crm', { type: 'url' }, []],
    ['ftp://crm.lt', { type: 'url', schemes: ['https', 'http'] }, ['scheme']],
    ['HTTPS://crm.lt', { type: 'url', schemes: ['https'] }, []],
    ['http://crm.lt', { type: 'url', requireTls: true }, ['tls']],
    ['http://crm.lt', { type: 'url', requireTls: false }, []],
    ['https://crm.lt', { type: 'url', requireTls: true }, []],
  ])('%j by %j breaks %j', (value, rule, broken) => {
    expect(listBroken(value, rule)).toEqual(broken);
  });

  it.each<[string, Rule, string | undefined, string[]]>([
    ['crm', {}, 'crm', ['changed']],
    [' crm ', {}, 'crm\n', ['changed']],
    ['CRM', {}, 'crm', []],
    ['crm', {}, '', []],
    ['crm', {}, ' ', []],
    ['crm', {}, undefined, []],
    ['5', { type: 'int' }, '5', []],
    ['true', { type: 'bool' }, 'true', []],
    ['80', { type: 'port' }, '80', []],
    ['dev', { oneOf: ['dev'] }, 'dev', []],
    [KEY, { type: 'secret' }, KEY, ['changed']],
    ['https://crm.lt', { type: 'url' }, 'https://crm.lt', ['changed']],
  ])('%j by %j where the example shows %j breaks %j', (value, rule, example, broken) => {
    expect(listBroken(value, rule, example)).toEqual(broken);
  });

  it('says which checks were made', () => {
    const rule = inferRule('X', { type: 'url', requireTls: true }, undefined);
    const context = { rule, forbidden: ['x'], example: 'y', matches: () => true };
    expect(checkValue('https://crm.lt', context)).toEqual({
      filled: true,
      allowed: true,
      changed: true,
      real: true,
      format: true,
      remote: true,
      tls: true,
      pattern: true,
    });
    expect(checkValue('', context)).toEqual({ filled: false, allowed: true });
    const number = inferRule('X', { type: 'int' }, undefined);
    expect(checkValue('5', { rule: number, forbidden: [] })).toEqual({
      filled: true,
      format: true,
      range: true,
    });
  });

  it('asks the pattern about the value as it is', () => {
    const rule = inferRule('X', {}, undefined);
    const matches = (value: string) => value === ' a ';
    expect(checkValue(' a ', { rule, forbidden: [], matches }).pattern).toBe(true);
    expect(checkValue('a', { rule, forbidden: [], matches }).pattern).toBe(false);
  });
});

describe('checkForbidden', () => {
  it.each<[string, string[], object]>([
    ['1', [], {}],
    ['1', ['0'], { allowed: true }],
    ['1', ['0', '1'], { allowed: false }],
    [' TRUE ', ['true'], { allowed: false }],
    ['true', [' True'], { allowed: false }],
    ['', ['1'], { allowed: true }],
  ])('%j of %j', (value, forbidden, checks) => {
    expect(checkForbidden(value, forbidden)).toEqual(checks);
  });
});
