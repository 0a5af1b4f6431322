import * as z from 'zod';
import { headerExpectations, jsonExpectations, textExpectation } from '../../expect/schema.ts';

export const METHODS = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

const oneStatus = z.union([
  z.int().min(100).max(599),
  z.string().regex(/^[1-5]xx$/, { error: 'Write a status (204) or a class of them (2xx)' }),
]);

const milliseconds = z.int().min(1).max(600_000);

const expectation = z
  .strictObject({
    status: z
      .union([oneStatus, z.array(oneStatus).min(1)])
      .optional()
      .describe('A status, a class (`2xx`), or a list of them. 2xx if absent.'),
    headers: headerExpectations.optional(),
    body: textExpectation.optional().describe('What the decoded body must be like, as text.'),
    json: jsonExpectations.optional(),
    schema: z
      .record(z.string(), z.json())
      .optional()
      .describe(
        'A JSON Schema (2020-12 or draft-07), inline, that the body must be valid against.',
      ),
    maxMs: milliseconds
      .optional()
      .describe('Milliseconds from the request to the end of the answer, redirects included.'),
    warnMs: milliseconds.optional().describe('As `maxMs`, but crossing it is only a warning.'),
    finalUrl: z
      .union([z.string().min(1), textExpectation])
      .optional()
      .describe(
        'URL of the last answer after redirects: exactly this URL, or this path if it begins with a slash, or criteria for the whole URL.',
      ),
  })
  .describe('What the answer must be like; everything that is given must hold.');

const fields = z.record(z.string().min(1), z.string());

const formFrom = z
  .strictObject({
    id: z.string().min(1).optional().describe('The `id` of the form.'),
    name: z.string().min(1).optional().describe('The `name` of the form.'),
    action: z.string().min(1).optional().describe('A part of the `action` of the form.'),
    origin: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe(
        'Where the form may lead, if not to an origin that the plan asked: a login service.',
      ),
    fields: fields.describe(
      'Values for fields that the form must have; the rest is sent as it is.',
    ),
  })
  .describe(
    'Submits an HTML form of the page that the step before ended at, with its hidden fields (a CSRF token). Without id, name or action the page must have exactly one form. The form must lead to an origin that a step of the plan asked before.',
  );

const auth = z
  .strictObject({
    basic: z.strictObject({ user: z.string().min(1), password: z.string() }).optional(),
    bearer: z.string().min(1).optional(),
  })
  .refine((value) => (value.basic === undefined) !== (value.bearer === undefined), {
    error: 'Write either `basic` or `bearer`',
  })
  .describe(
    'Credentials for exactly one scheme, `basic` or `bearer`; never sent to another origin.',
  );

const capture = z
  .strictObject({
    json: z.string().startsWith('$').optional().describe('JSONPath that selects one scalar.'),
    header: z.string().min(1).optional().describe('Name of a header.'),
    regex: z.string().min(1).max(1_000).optional().describe('RE2 pattern with one group.'),
    cookie: z.string().min(1).optional().describe('Name of a cookie that the answer sets.'),
    secret: z
      .boolean()
      .default(true)
      .describe('Whether the value is hidden everywhere. Only `false` may be used in `expect`.'),
  })
  .refine((value) => countGiven([value.json, value.header, value.regex, value.cookie]) === 1, {
    error: 'Write exactly one of json, header, regex, cookie',
  })
  .describe('Where a value is taken from: exactly one place.');

export function countGiven(values: readonly unknown[]): number {
  return values.filter((value) => value !== undefined).length;
}

export const requestShape = {
  path: z
    .string()
    .regex(/^(\/|\{\{)/, { error: 'A path begins with a slash; write an address as `url`' })
    .optional()
    .describe('A path of the environment.'),
  url: z
    .string()
    .min(1)
    .optional()
    .describe('An absolute URL, for what is not of the environment.'),
  method: z
    .enum(METHODS)
    .optional()
    .describe('GET if absent; POST with body, json or form; the form’s own with formFrom.'),
  headers: z.record(z.string().min(1), z.string()).optional().describe('Header fields to send.'),
  query: z
    .record(z.string().min(1), z.union([z.string(), z.number(), z.boolean()]))
    .optional()
    .describe('Query parameters, added to those of the URL.'),
  body: z.string().optional().describe('Body to send, as it is.'),
  json: z.json().optional().describe('Body to send, as JSON.'),
  form: fields.optional().describe('Body to send, as fields of an HTML form.'),
  formFrom: formFrom.optional(),
  auth: auth.optional(),
  redirects: z
    .int()
    .min(0)
    .max(10)
    .optional()
    .describe('How many redirects are followed. 0 if absent: a redirect is the answer.'),
  timeoutMs: milliseconds
    .optional()
    .describe('Milliseconds after which one request is given up. 10000 if absent.'),
  captures: z
    .record(z.string().regex(/^[A-Za-z][\w-]{0,40}$/), capture)
    .optional()
    .describe(
      'Values to take from the answer; later steps write `{{name}}`. In JSON, a text that is nothing else stays the number or boolean that was taken.',
    ),
  expect: expectation.optional(),
};

/** At most one body, and a form only from a step before. */
export function hasOneBody(request: {
  readonly body?: unknown;
  readonly json?: unknown;
  readonly form?: unknown;
  readonly formFrom?: unknown;
}): boolean {
  return countGiven([request.body, request.json, request.form, request.formFrom]) <= 1;
}

export const ONE_BODY = 'A request has one body: write one of body, json, form, formFrom';

export const step = z
  .strictObject({
    name: z.string().min(1).max(100).optional().describe('What the step is called in findings.'),
    ...requestShape,
  })
  .refine(hasOneBody, { error: ONE_BODY })
  .refine((value) => countGiven([value.path, value.url, value.formFrom]) === 1, {
    error: 'Write one of `path`, `url`, and `formFrom` for a form of the page before',
  })
  .describe(
    'One request of a flow, with at most one of body, json, form, formFrom, and exactly one of path, url and formFrom. Cookies are kept from step to step.',
  );

export type StepOptions = z.infer<typeof step>;
export type StepExpectation = z.infer<typeof expectation>;
export type FormOptions = z.infer<typeof formFrom>;
export type CaptureOptions = z.infer<typeof capture>;
