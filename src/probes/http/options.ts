import * as z from 'zod';
import { declareProbe } from '../contract.ts';
import { countGiven, hasOneBody, ONE_BODY, requestShape, step } from './request-schema.ts';
import { listSteps, methodOf } from './steps.ts';

const READS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

const { formFrom: _, captures: __, ...single } = requestShape;

const options = z
  .strictObject({
    ...single,
    steps: z
      .array(step)
      .min(1)
      .max(50)
      .optional()
      .describe('A flow: requests one after the other, which stops at the first that fails.'),
    sibling404: z
      .union([z.boolean(), z.string().min(1)])
      .optional()
      .describe(
        'The negative control: a path (or true: a random one beside the URL) that must answer 404 or 410. On for one GET of which nothing but the status is asserted; false turns it off.',
      ),
  })
  .refine((value) => countGiven([value.path, value.url, value.steps]) === 1, {
    error: 'Write one of `path` and `url` for one request, or `steps` for a flow',
  })
  .refine(hasOneBody, { error: ONE_BODY })
  .refine((value) => value.steps === undefined || isBareFlow(value), {
    error: 'With `steps`, method, headers, body, expect and so on stand in each step',
  })
  .refine((value) => value.steps?.[0]?.formFrom === undefined, {
    error: 'The first step has no page before it, so it cannot submit a form: fetch the page first',
  })
  .describe(
    'One request (`path` or `url`), or a flow (`steps`), and what the answers must be like. Without `expect` the status must be 2xx.',
  );

function isBareFlow(value: object): boolean {
  return Object.entries(value).every(
    ([key, given]) => given === undefined || key === 'steps' || key === 'sibling404',
  );
}

export type HttpOptions = z.infer<typeof options>;

/** Read once: an import of what is there already still costs something for each item. */
let problems: Promise<typeof import('./problems.ts')> | undefined;

export const declaration = declareProbe<HttpOptions>({
  kind: 'http',
  about: {
    question: 'Does the service answer these requests as it should?',
    harm: 'The deployment is called done while users get an error page, a stale answer, or none.',
    remedy:
      'Look at the first step that failed: what was expected and what was seen stand in its finding.',
    control:
      'A path beside the URL that nobody knows is asked as well and must answer 404 or 410: a catch-all page that answers 200 to everything, or a redirect to a login, makes the item inconclusive. It is on where only the status of one GET is asserted; an assertion on header, body or JSON is its own control, because such a page breaks it.',
    blast: 'read',
    standard: 'RFC 9110 (HTTP semantics), RFC 9535 (JSONPath)',
  },
  options,
  needs: ['http', 'target', 'secret'],
  uses: { target: 'shared' },
  blastOf: (given) =>
    listSteps(given).every((one) => READS.includes(methodOf(one))) ? 'read' : 'canary-write',
  findProblems: async (given) => {
    problems ??= import('./problems.ts');
    const { findHttpProblems } = await problems;
    return findHttpProblems(given);
  },
});
