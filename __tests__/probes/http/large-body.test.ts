import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { Listener } from '../../support/http-server.ts';
import { openProbe } from './http-probe.ts';

const { run } = openProbe();

describe('a large body', () => {
  it('judges a JSON body that is far too large for evidence', async () => {
    const rows = Array.from({ length: 20_000 }, (_, id) => ({ id, name: `deal ${id}` }));
    const body = gzipSync(JSON.stringify({ rows, total: rows.length }));
    const listener: Listener = (_, answer) =>
      answer.writeHead(200, { 'content-encoding': 'gzip' }).end(body);
    const { judged, seen } = await run(listener, {
      path: '/deals',
      expect: {
        json: {
          '$.total': 20_000,
          '$.rows[19999].name': 'deal 19999',
        },
        schema: { type: 'object', required: ['rows'] },
      },
    });
    expect(judged).toMatchObject({ outcome: 'pass', findings: [] });
    expect(JSON.stringify(seen).length).toBeLessThan(48 * 1024);
  });

  it.each([
    ['more nodes than can be kept', '$.rows[*].name', 2_000],
    ['more nodes than can be looked at', '$.rows[*].name', 20_000],
  ])('cannot tell of %s', async (_, path, count) => {
    const rows = Array.from({ length: count }, (__, id) => ({ name: `deal number ${id}` }));
    const { judged } = await run((__, answer) => answer.end(JSON.stringify({ rows })), {
      path: '/deals',
      expect: { json: { [path]: { contains: 'deal' } } },
    });
    expect([judged.outcome, judged.reason]).toEqual(['inconclusive', 'output-limit']);
  });

  it('cannot tell of JSON that is longer than what is read', async () => {
    const body = JSON.stringify({ status: 'ok', filler: 'x'.repeat(10_000_000) });
    const { judged } = await run((_, answer) => answer.end(body), {
      path: '/deals',
      expect: { json: { '$.status': 'ok' } },
    });
    expect([judged.outcome, judged.reason]).toEqual(['inconclusive', 'output-limit']);
  });

  it.each<[string, object, string]>([
    ['a word at its end', { contains: 'the end' }, 'pass'],
    ['a word that is not there', { contains: 'no such word' }, 'fail'],
    ['the absence of a word', { excludes: 'Traceback' }, 'pass'],
    ['the absence of a word that is there', { excludes: 'the end' }, 'fail'],
    ['a pattern at its end', { matches: 'the e[n]d' }, 'inconclusive'],
    ['its length', { minLength: 200_000 }, 'pass'],
  ])('judges of a page of 200 kB %s', async (_, body, outcome) => {
    const text = `${'lorem ipsum '.repeat(18_000)}the end`;
    const { judged, seen } = await run((__, answer) => answer.end(text), {
      path: '/deals',
      expect: { body },
    });
    expect(judged.outcome).toBe(outcome);
    expect(JSON.stringify(seen).length).toBeLessThan(64 * 1024);
  });

  it('keeps evidence small and harmless, whatever bytes come', async () => {
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 256));
    const { seen, judged } = await run((_, answer) => answer.end(bytes), {
      path: '/deals',
      expect: { body: { minLength: 10 } },
    });
    expect(judged.outcome).toBe('pass');
    expect(Buffer.byteLength(JSON.stringify(seen))).toBeLessThan(64 * 1024);
  });
});
