import * as z from 'zod';
import { jsonExpectations } from '../../expect/schema.ts';
import {
  hasUsableInstances,
  samplingShape,
  USABLE_INSTANCES,
} from '../../toolbox/http/sampling-options.ts';
import { declareProbe } from '../contract.ts';

const status = z.int().min(100).max(599);

const endpoint = z.union([
  z.string().min(1),
  z.strictObject({
    url: z.string().min(1).describe('A path of the environment, or an absolute URL.'),
    status: status.optional().describe('The exact status, instead of the common one.'),
    json: jsonExpectations.optional().describe('Instead of the common expectations.'),
  }),
]);

const options = z
  .strictObject({
    live: endpoint
      .optional()
      .describe('Liveness: answers as long as the process can; looks at no dependency.'),
    ready: endpoint
      .optional()
      .describe('Readiness: answers only if the hard dependencies answer, too.'),
    status: status
      .default(200)
      .describe('The exact status. A redirect is never followed and never counts as healthy.'),
    json: jsonExpectations.optional(),
    samples: z
      .int()
      .min(1)
      .max(50)
      .default(5)
      .describe('How often each endpoint of each instance is asked; every answer must be right.'),
    ...samplingShape,
    noStore: z
      .boolean()
      .default(false)
      .describe('Whether `Cache-Control: no-store` is required, so that no cache answers instead.'),
    sibling404: z
      .boolean()
      .default(true)
      .describe('The negative control: a random path beside each endpoint must answer 404 or 410.'),
  })
  .refine((value) => value.live !== undefined || value.ready !== undefined, {
    error: 'Write `live`, `ready`, or both: the paths of the health endpoints',
  })
  .refine(hasUsableInstances, { error: USABLE_INSTANCES })
  .describe(
    'Asks the health endpoints several times, of every instance that is named. At least one of live and ready. Instances are base URLs, or picked by instanceHeader.',
  );

export type HealthOptions = z.infer<typeof options>;

export const declaration = declareProbe<HealthOptions>({
  kind: 'health',
  about: {
    question: 'Do the health endpoints of every instance say that it is well?',
    harm: 'A platform routes to an instance that cannot work, or believes a page that answers 200 to everything.',
    remedy:
      'Look at the endpoint and the instance in the finding; compare with the log of that instance.',
    control:
      'A random path beside each endpoint must answer 404 or 410. If it answers anything else, a catch-all page could be what looks healthy, and the item is inconclusive.',
    blast: 'read',
    standard: 'RFC 9110, RFC 9111 (no-store)',
  },
  options,
  needs: ['http', 'target', 'secret'],
  uses: { target: 'shared' },
  findProblems: async (given) => {
    const { findHealthProblems } = await import('./problems.ts');
    return findHealthProblems(given);
  },
});
