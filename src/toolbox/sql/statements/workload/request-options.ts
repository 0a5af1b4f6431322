import * as z from 'zod';

/** A request that makes the application ask its database; shared by every probe that sends some. */
export const requestOption = {
  name: z.string().min(1).max(100).optional().describe('What it is called in findings.'),
  path: z.string().min(1).describe('A path of the environment, or an absolute URL.'),
  method: z
    .enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])
    .default('GET')
    .describe('The method of HTTP.'),
  headers: z
    .record(z.string().min(1), z.string())
    .default({})
    .describe('Header fields to send, for example `authorization`.'),
  body: z.string().optional().describe('Body to send, as it is.'),
  json: z.json().optional().describe('Body to send, as JSON.'),
  status: z
    .int()
    .min(100)
    .max(599)
    .optional()
    .describe('The status that the answer must have; any 2xx if absent.'),
  contains: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .describe('Text that the answer must contain, so that a login page is not taken for it.'),
};

export interface RequestOptions {
  readonly name?: string | undefined;
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly json?: unknown;
  readonly status?: number | undefined;
  readonly contains?: string | undefined;
}

/** A shell line, or a program and its arguments. */
export const lineOption = z.union([
  z.string().regex(/\S/, { error: 'Write the command' }),
  z
    .array(z.string())
    .min(1)
    .refine(([program]) => program !== '', { error: 'The first element names the program' }),
]);

export type Line = z.infer<typeof lineOption>;

/** What the request is called in findings. */
export function nameRequest({ name, method, path }: RequestOptions): string {
  return name ?? `${method} ${path.split('?', 1)[0]}`.slice(0, 100);
}

/** True if the answer has the status that was asked for. */
export function isStatusRight(status: number, wanted: number | undefined): boolean {
  return wanted === undefined ? status >= 200 && status < 300 : status === wanted;
}
