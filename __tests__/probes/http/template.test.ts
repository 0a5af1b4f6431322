import { describe, expect, it } from '@jest/globals';
import { type Captured, fillJson, fillText, fillTexts } from '../../../src/probes/http/template.ts';

const captures = new Map<string, Captured>([
  ['id', 42],
  ['ok', true],
  ['name', 'Ana'],
]);

describe('a captured value', () => {
  it('is text in text', () => {
    expect(fillText('/deals/{{id}}?by={{ name }}', captures)).toBe('/deals/42?by=Ana');
    expect(fillTexts({ a: '{{id}}', b: ['{{ok}}'] }, captures)).toEqual({ a: '42', b: ['true'] });
  });

  it('keeps its type in JSON where it stands alone', () => {
    const given = { id: '{{id}}', ok: '{{ ok }}', name: '{{name}}', text: 'no. {{id}}' };
    expect(fillJson([given], captures)).toEqual([
      { id: 42, ok: true, name: 'Ana', text: 'no. 42' },
    ]);
  });

  it('is left alone where nobody took it, in keys and in patterns', () => {
    const given = { '{{id}}': '{{other}}', matches: '{{id}}', notMatches: '{{id}}' };
    expect(fillJson(given, captures)).toEqual(given);
    expect(fillTexts(given, captures)).toEqual(given);
  });
});
