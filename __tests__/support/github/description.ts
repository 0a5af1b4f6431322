import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import addFormats from 'ajv-formats';
import { type Document, OpenAPIBackend } from 'openapi-backend';

export interface Operation {
  readonly operationId: string;
}

export interface Call {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, if there is a body. */
  readonly body?: unknown;
}

/** GitHub's own description of its API, as something that judges requests and answers. */
export interface Description {
  findOperation(call: Call): Operation | undefined;
  /** What is wrong with a request; empty if nothing is. */
  judgeRequest(call: Call, operation: Operation): readonly string[];
  /** What is wrong with an answer; empty if nothing is. */
  judgeAnswer(body: unknown, operation: Operation, status: number): readonly string[];
}

type Schema = Record<string, unknown>;

/**
 * Ajv refuses `nullable` without `type`, which GitHub writes, and null where `enum` does not name
 * it: the same is said another way.
 */
function widenNullable(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(widenNullable);
  if (typeof node !== 'object' || node === null) return node;
  const walked = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, widenNullable(value)]),
  ) as Schema;
  if (walked['nullable'] !== true) return walked;
  const { enum: words } = walked;
  if (Array.isArray(words) && !words.includes(null)) walked['enum'] = [...words, null];
  if (walked['type'] !== undefined) return walked;
  const { nullable: _, ...rest } = walked;
  return { anyOf: [rest, { enum: [null] }] };
}

interface Verdict {
  readonly errors?: readonly { instancePath?: string; message?: string; params?: unknown }[] | null;
}

function describe({ errors }: Verdict): readonly string[] {
  return (errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${instancePath ?? ''} ${message ?? ''} ${JSON.stringify(params)}`,
  );
}

async function loadDescription(): Promise<Description> {
  const path = createRequire(import.meta.url).resolve(
    '@octokit/openapi/generated/api.github.com.json',
  );
  const definition = widenNullable(JSON.parse(await readFile(path, 'utf8'))) as Document;
  const api = new OpenAPIBackend({
    definition,
    quick: true,
    strict: false,
    ajvOpts: { strict: false, allErrors: true },
    // The plugin is typed for another copy of Ajv.
    customizeAjv: (ajv) => addFormats.default(ajv as never) as unknown as typeof ajv,
  });
  await api.init();
  type Known = NonNullable<ReturnType<typeof api.router.matchOperation>>;
  return {
    findOperation: (call) =>
      api.router.matchOperation({ ...call, query: { ...call.query }, headers: call.headers }) as
        | Operation
        | undefined,
    judgeRequest: (call, operation) =>
      describe(
        api.validateRequest(
          { ...call, query: { ...call.query }, headers: call.headers },
          operation as Known,
        ) as Verdict,
      ),
    judgeAnswer: (body, operation, status) =>
      describe(api.validateResponse(body, operation as Known, status) as Verdict),
  };
}

let loading: Promise<Description> | undefined;

/** Reads 13 MB, once a process. */
export function openDescription(): Promise<Description> {
  loading ??= loadDescription();
  return loading;
}
