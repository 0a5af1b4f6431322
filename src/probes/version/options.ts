import * as z from 'zod';
import {
  hasUsableInstances,
  samplingShape,
  USABLE_INSTANCES,
} from '../../toolbox/http/sampling-options.ts';
import { declareProbe } from '../contract.ts';

const { maxMs: _, ...sampling } = samplingShape;

const options = z
  .strictObject({
    path: z
      .string()
      .min(1)
      .default('/version')
      .describe('Where the service says its version: a path of the environment, or a URL.'),
    json: z
      .string()
      .startsWith('$')
      .optional()
      .describe('JSONPath of the version. `$.commit` if neither header nor matches is given.'),
    header: z.string().min(1).optional().describe('Response header that carries the version.'),
    matches: z
      .string()
      .min(1)
      .max(1_000)
      .optional()
      .describe('RE2 pattern with one group, which is the version, found in the body.'),
    expect: z
      .string()
      .min(1)
      .max(500)
      .default('commit')
      .describe(
        '`commit`: the commit of this run, or its first 7 hex digits or more. `image`: its image digest. Anything else: exactly this text.',
      ),
    samples: z
      .int()
      .min(1)
      .max(50)
      .default(3)
      .describe('How often each instance is asked; every answer must be of the version.'),
    ...sampling,
  })
  .refine(
    (value) =>
      [value.json, value.header, value.matches].filter((one) => one !== undefined).length <= 1,
    { error: 'Write one of `json`, `header`, `matches`: the place where the version stands' },
  )
  .refine(hasUsableInstances, { error: USABLE_INSTANCES })
  .describe(
    'Asks the service which version it is, several times, of every instance that is named. At most one of json, header and matches. Instances are base URLs, or picked by instanceHeader.',
  );

export type VersionOptions = z.infer<typeof options>;

export const declaration = declareProbe<VersionOptions>({
  kind: 'version',
  about: {
    question: 'Does exactly the version that is being released answer, on every instance?',
    harm: 'Every other check is made against an old version, a rebuilt image, or one of several machines.',
    remedy:
      'Wait until all instances run the release, or find the one that does not; look for a cache in between.',
    control:
      'An answer from a cache (Age, X-Cache) could be of another time and makes the item inconclusive, and a made-up commit must not match what was answered. The expected version is never sent, so no service can echo it, and only the named field is looked at.',
    blast: 'read',
    standard: 'RFC 9111 §5.1 (Age)',
  },
  options,
  needs: ['http', 'target', 'secret', 'subject'],
  uses: { target: 'shared' },
  findProblems: async (given) => {
    const { findVersionProblems } = await import('./problems.ts');
    return findVersionProblems(given);
  },
});
