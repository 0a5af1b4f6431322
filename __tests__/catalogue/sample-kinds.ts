import * as z from 'zod';
import type { Kind } from '../../src/catalogue/load-kinds.ts';
import { declareProbe } from '../../src/probes/contract.ts';

type Tree = string | { readonly [key: string]: Tree };

const tree: z.ZodType<Tree> = z.lazy(() => z.union([z.string(), z.record(z.string(), tree)]));

const limits = z
  .strictObject({
    mean: z.number().min(0).max(100).optional().describe('Mean | in ms.'),
    every: z
      .string()
      .regex(/^\d+s$/)
      .default('10s')
      .describe('Pause: `<n>s`.'),
  })
  .describe('What is allowed.');

const options = z
  .strictObject({
    path: z.string().min(1).describe('A path.\nOr an address.'),
    mode: z.enum(['fast', 'slow']).default('fast').describe('How.'),
    times: z.number().int().optional(),
    limits: limits.optional(),
    steps: z
      .array(z.strictObject({ limits, name: z.string() }))
      .optional()
      .describe('Steps.'),
    json: tree.optional().describe('Anything.'),
    body: z.json().optional(),
    ratio: z.union([z.literal(1), z.array(z.union([z.string(), z.number()]))]).optional(),
    names: z.record(z.string().regex(/^[a-z]+$/), z.boolean()).optional(),
  })
  .describe('Asks <once>.');

/** A kind that has one of everything that options can be made of. */
export const sampleKind: Kind = {
  declaration: declareProbe<unknown>({
    kind: 'sample',
    about: {
      question: 'Is it there?',
      harm: 'It is not there.',
      remedy: 'Put it there.',
      control: 'A path that is not there must fail. The rest is told elsewhere.',
      blast: 'read',
      standard: 'RFC 9110',
    },
    options,
    needs: ['http', 'clock'],
    uses: { target: 'shared', database: 'exclusive' },
    blastOf: () => 'load',
  }),
  cases: [
    {
      title: 'It is not there',
      shows: 'fail',
      options: { path: '/a' },
      evidence: {},
      outcome: 'fail',
      reason: 'status',
    },
    {
      title: 'It is there: "yes"',
      shows: 'pass',
      options: { path: '/a', mode: 'slow', json: { a: { b: '#1' } } },
      evidence: {},
      outcome: 'pass',
    },
    {
      title: 'Everything is there | always',
      shows: 'control',
      options: { path: '/a' },
      evidence: {},
      outcome: 'inconclusive',
      reason: 'control-failed',
    },
  ],
  evidenceVersion: 3,
};

/** A kind whose options all have defaults. */
export const bareKind: Kind = {
  declaration: declareProbe<unknown>({
    kind: 'bare',
    about: {
      question: 'Is it?',
      harm: 'It is not.',
      remedy: 'Make it.',
      control: 'None: it is.',
      blast: 'mutate-target',
    },
    options: z.strictObject({}),
    needs: [],
    uses: {},
    isManual: true,
  }),
  cases: [],
  evidenceVersion: 1,
};
