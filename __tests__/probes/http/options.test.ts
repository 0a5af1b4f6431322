import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { declaration } from '../../../src/probes/http/options.ts';
import { controlOf } from '../../../src/probes/http/steps.ts';

const capture = { id: { json: '$.id', secret: false } };

describe('the options of http', () => {
  it.each([
    ['nothing', {}],
    ['a path and a URL', { path: '/a', url: 'https://a.example/' }],
    ['a path that is none', { path: 'a' }],
    ['a path and a form', { steps: [{ url: '/a' }, { path: '/b', formFrom: { fields: {} } }] }],
    ['a URL and steps', { url: '/a', steps: [{ url: '/b' }] }],
    ['steps and a method beside them', { steps: [{ url: '/b' }], method: 'GET' }],
    ['no step', { steps: [] }],
    ['two bodies', { url: '/a', body: 'a', json: 1 }],
    ['a typo', { url: '/a', expct: {} }],
    ['an unknown status', { url: '/a', expect: { status: '9xx' } }],
    ['an empty list of statuses', { url: '/a', expect: { status: [] } }],
    ['more redirects than ten', { url: '/a', redirects: 11 }],
    ['two credentials', { url: '/a', auth: { basic: { user: 'a', password: 'b' }, bearer: 'c' } }],
    ['no credentials', { url: '/a', auth: {} }],
    ['a form without a page', { steps: [{ formFrom: { fields: {} } }] }],
    ['a step without a URL', { steps: [{ url: '/a' }, { method: 'GET' }] }],
    [
      'a capture of two places',
      { steps: [{ url: '/a', captures: { x: { json: '$.a', cookie: 'b' } } }] },
    ],
    ['a capture of none', { steps: [{ url: '/a', captures: { x: {} } }] }],
  ])('refuse %s', (_, options) => {
    expect(declaration.options.safeParse(options).success).toBe(false);
  });

  it.each<[string, object, RegExp]>([
    ['a pattern', { url: '/a', expect: { body: { matches: '(' } } }, /RE2/],
    ['a JSONPath', { url: '/a', expect: { json: { '$.[': 1 } } }, /JSONPath/],
    ['a schema', { url: '/a', expect: { schema: { type: 'objekt' } } }, /JSON Schema/],
    ['a header pattern', { url: '/a', expect: { headers: { a: { matches: '(' } } } }, /RE2/],
    ['a URL pattern', { url: '/a', expect: { finalUrl: { matches: '(' } } }, /RE2/],
    ['limits in the wrong order', { url: '/a', expect: { maxMs: 5, warnMs: 5 } }, /smaller/],
    ['a name that nobody captures', { steps: [{ url: '/{{x}}' }] }, /captured by no step/],
    [
      'a name of its own step',
      { steps: [{ url: '/{{id}}', captures: capture }] },
      /no step before/,
    ],
    [
      'a secret in expectations',
      {
        steps: [
          { url: '/a', captures: { t: { cookie: 't' } } },
          { url: '/b', expect: { body: { contains: '{{t}}' } } },
        ],
      },
      /secret: false/,
    ],
    [
      'a value in a pattern',
      {
        steps: [
          { url: '/a', captures: capture },
          { url: '/b', expect: { body: { matches: '{{id}}' } } },
        ],
      },
      /pattern/,
    ],
    [
      'a capture with two groups',
      { steps: [{ url: '/a', captures: { x: { regex: '(a)(b)' } } }] },
      /2 groups/,
    ],
    [
      'a capture of no path',
      { steps: [{ url: '/a', captures: { x: { json: '$[' } } }] },
      /JSONPath/,
    ],
    [
      'a random path beside a flow',
      { steps: [{ url: '/a' }, { url: '/b' }], sibling404: true },
      /write the path/,
    ],
  ])('name as a problem %s', async (_, written, message) => {
    const options = declaration.options.parse(written);
    const problems = (await declaration.findProblems?.(options)) ?? [];
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(message);
  });

  it('find no problem in a flow that uses what it captures', async () => {
    const options = declaration.options.parse({
      steps: [
        { url: '/a', captures: capture },
        { url: '/b/{{id}}', json: { id: '{{ id }}' }, expect: { json: { '$.id': '{{id}}' } } },
      ],
    });
    expect(await declaration.findProblems?.(options)).toEqual([]);
  });

  it.each<[object, 'read' | 'canary-write']>([
    [{ url: '/a' }, 'read'],
    [{ url: '/a', method: 'HEAD' }, 'read'],
    [{ url: '/a', json: {} }, 'canary-write'],
    [{ url: '/a', method: 'DELETE' }, 'canary-write'],
    [{ steps: [{ url: '/a' }, { formFrom: { fields: {} } }] }, 'canary-write'],
  ])('%j has the blast radius %s', (options, blast) => {
    expect(declaration.blastOf?.(declaration.options.parse(options), 'approval')).toBe(blast);
  });

  it.each<[object, string | true | undefined]>([
    [{ url: '/a' }, true],
    [{ url: '/a', expect: { status: 204, maxMs: 9 } }, true],
    [{ url: '/a', expect: { status: 302 } }, undefined],
    [{ url: '/a', expect: { status: [200, 404] } }, undefined],
    [{ url: '/a', expect: { body: { contains: 'x' } } }, undefined],
    [{ url: '/a', method: 'POST' }, undefined],
    [{ url: '/a', sibling404: false }, undefined],
    [{ url: '/a', sibling404: '/b' }, '/b'],
    [{ steps: [{ url: '/a' }, { url: '/b' }] }, undefined],
  ])('%j has the control %j', (options, control) => {
    expect(controlOf(declaration.options.parse(options))).toBe(control);
  });

  it('become a JSON Schema in which everything is described', () => {
    const { properties = {} } = z.toJSONSchema(declaration.options, { io: 'input' });
    const bare = Object.entries(properties).filter(
      ([, one]) => !(one as { description?: string }).description,
    );
    expect(bare).toEqual([]);
  });
});
