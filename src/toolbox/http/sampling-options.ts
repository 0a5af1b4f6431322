import * as z from 'zod';

/** Options that probes share which ask the same thing several times, of several instances. */
export const samplingShape = {
  instances: z
    .array(z.string().min(1).max(500))
    .min(1)
    .max(20)
    .optional()
    .describe(
      'Each of these must answer: base URLs, or what `instanceHeader` picks an instance by. Without it the URL of the environment is asked.',
    ),
  instanceHeader: z
    .string()
    .regex(/^[\w-]+$/, { error: 'This is no header name: letters, digits and hyphens' })
    .optional()
    .describe('The request header that picks an instance, `fly-force-instance-id` for example.'),
  distinct: z
    .strictObject({
      json: z.string().startsWith('$').optional().describe('JSONPath of the instance’s name.'),
      header: z.string().min(1).optional().describe('Response header with the instance’s name.'),
      count: z.int().min(2).max(100).describe('So many different names must have answered.'),
    })
    .refine((value) => (value.json === undefined) !== (value.header === undefined), {
      error: 'Write either `json` or `header`',
    })
    .optional()
    .describe(
      'How many different instances must answer, told apart by exactly one of json and header. Fewer is inconclusive: take more samples.',
    ),
  maxMs: z.int().min(1).max(600_000).optional().describe('Milliseconds that each answer may take.'),
  timeoutMs: z
    .int()
    .min(1)
    .max(600_000)
    .optional()
    .describe('Milliseconds after which one request is given up. 10000 if absent.'),
};

export const DEFAULT_TIMEOUT_MS = 10_000;

interface PickedInstances {
  readonly instances?: readonly string[] | undefined;
  readonly instanceHeader?: string | undefined;
}

/** Without a header to pick them by, instances are URLs; a header needs instances. */
export function hasUsableInstances({ instances, instanceHeader }: PickedInstances): boolean {
  if (instanceHeader !== undefined) return instances !== undefined;
  return (instances ?? []).every((one) => URL.canParse(one) && /^https?:\/\//i.test(one));
}

export const USABLE_INSTANCES =
  'Write `instances` as base URLs (https://…), or name the `instanceHeader` that picks them';
