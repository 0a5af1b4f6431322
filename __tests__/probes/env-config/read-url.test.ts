import { describe, expect, it } from '@jest/globals';
import {
  asksForTls,
  isExampleHost,
  isLocalHost,
  type ReadUrl,
  readUrl,
} from '../../../src/probes/env-config/read-url.ts';

describe('readUrl', () => {
  it.each<[string, Partial<ReadUrl>]>([
    ['https://crm.lt/a', { scheme: 'https', fullScheme: 'https', hosts: ['crm.lt'], password: '' }],
    [
      ' POSTGRESQL+psycopg2://u:p%40ss@DB.crm.lt:5432/crm ',
      {
        scheme: 'postgresql',
        fullScheme: 'postgresql+psycopg2',
        hosts: ['db.crm.lt'],
        password: 'p@ss',
      },
    ],
    ['mongodb://u:pw@a.lt:1,b.lt:2/crm', { hosts: ['a.lt', 'b.lt'], password: 'pw' }],
    ['postgres:///crm', { hosts: [] }],
    ['postgres:///crm?host=/run,b.lt', { hosts: ['/run', 'b.lt'] }],
    ['postgres://db.lt/crm?host=LOCALHOST', { hosts: ['db.lt', 'localhost'] }],
    ['https://crm.lt/?host=localhost', { hosts: ['crm.lt'] }],
    ['redis://[::1]:6379/0', { hosts: ['[::1]'] }],
    ['amqp://u:%E0%A4@mq.lt', { password: '%E0%A4' }],
    ['sqlite:///crm.db', { scheme: 'sqlite', hosts: [] }],
  ])('%j', (text, parts) => {
    expect(readUrl(text)).toMatchObject(parts);
  });

  it.each([
    '',
    'crm.lt',
    'mailto:a@b.lt',
    '//crm.lt',
    'https:crm.lt',
    'http://',
    'http://a b',
    '1a://x',
    'postgres://a:1,b:x/db',
    'host=a dbname=b',
  ])('%j is none', (text) => {
    expect(readUrl(text)).toBeUndefined();
  });
});

describe('isLocalHost', () => {
  it.each([
    'localhost',
    'localhost.',
    'a.localhost',
    '127.0.0.1',
    '127.1',
    '127.9.8.7',
    '0.0.0.0',
    '0',
    '0x7f000001',
    '2130706433',
    '[::1]',
    '::1',
    '::',
    '0:0:0:0:0:0:0:1',
    '::ffff:127.0.0.1',
    '[::ffff:7f00:1]',
    '',
    '/run/postgresql',
  ])('%j is this machine', (host) => {
    expect(isLocalHost(host)).toBe(true);
  });

  it.each([
    'crm.lt',
    'localhost.lt',
    'mylocalhost',
    '128.0.0.1',
    '10.0.0.1',
    '1127.0.0.1',
    '127.0.0.1.lt',
    '2001:db8::1',
    '::2',
    '::ffff:10.0.0.1',
  ])('%j is another', (host) => {
    expect(isLocalHost(host)).toBe(false);
  });
});

describe('isExampleHost', () => {
  it.each(['example.com', 'db.example.org', 'example.net.', 'x.invalid', 'invalid'])(
    '%j',
    (host) => {
      expect(isExampleHost(host)).toBe(true);
    },
  );

  it.each(['myexample.com', 'example.lt', 'example.com.lt', 'crm.example', 'localhost'])(
    'not %j',
    (host) => {
      expect(isExampleHost(host)).toBe(false);
    },
  );
});

describe('asksForTls', () => {
  it.each([
    'https://a.lt',
    'wss://a.lt',
    'rediss://a.lt',
    'amqps://a.lt',
    'nats+tls://a.lt',
    'postgres://a.lt/db?sslmode=require',
    'postgresql+psycopg://a.lt/db?sslmode=verify-ca',
    'postgres://a.lt/db?sslmode=VERIFY-FULL&x=1',
    'mysql://a.lt/db?ssl-mode=VERIFY_IDENTITY',
    'mongodb+srv://a.lt/db',
    'mongodb+srv://a.lt/db?tls=true',
    'mongodb://a.lt/db?tls=true',
    'mongodb://a.lt/db?ssl=true',
  ])('%s', (url) => {
    expect(asksForTls(readUrl(url) as ReadUrl)).toBe(true);
  });

  it.each([
    'http://a.lt',
    'redis://a.lt',
    'postgres://a.lt/db',
    'postgres://a.lt/db?sslmode=prefer',
    'postgres://a.lt/db?sslmode=disable',
    'postgres://a.lt/db?sslmode=require&sslmode=disable',
    'mongodb+srv://a.lt/db?tls=false',
    'mongodb://a.lt/db',
    'mongodb://a.lt/db?tls=true&ssl=false',
    'mongodb://a.lt/db?sslmode=require',
  ])('not %s', (url) => {
    expect(asksForTls(readUrl(url) as ReadUrl)).toBe(false);
  });
});
