import type { Ajv, ErrorObject, Options, ValidateFunction } from 'ajv';
import { ProbeError } from '../domain/errors.ts';
import type { Json } from '../domain/json.ts';
import type { Finding } from '../domain/report.ts';
import { quoteJson } from './excerpt.ts';
import { unwrapModule } from './unwrap-module.ts';

type Schema = { readonly [key: string]: Json };

/** Without one of these at its top a schema lets JSON of any other type through. */
const TOP_KEYWORDS = ['type', 'const', 'enum', '$ref', 'allOf', 'anyOf', 'oneOf'];

/** By type: what a schema that means one type refuses for all others. */
const SAMPLES: readonly (readonly Json[])[] = [
  [null],
  [true],
  [0, 1],
  ['', 'text'],
  [[], [0]],
  [{}],
];

/** Words of OpenAPI that say nothing about the value. */
const ANNOTATIONS = ['example', 'externalDocs', 'xml'];

/**
 * The first finding of a JSON value against a JSON Schema (2020-12, or draft-07 if `$schema` says
 * so); none if it is valid. `$ref` reaches inside the schema only. Rejects with ProbeError `config`
 * if the schema is none, `output-limit` if the value is nested too deep to be judged.
 */
export async function matchJsonSchema(
  value: Json,
  schema: Schema,
  where: string,
): Promise<Finding[]> {
  const validate = await compileSchema(schema);
  try {
    if (validate(value)) return [];
  } catch (cause) {
    throw new ProbeError('output-limit', `${where} is nested too deep to be judged.`, { cause });
  }
  return (validate.errors ?? []).map((error) => toFinding(error, where));
}

/** What is wrong with a JSON Schema and what to write instead; undefined if it is fine. */
export async function findJsonSchemaProblem(schema: Schema): Promise<string | undefined> {
  try {
    await compileSchema(schema);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function compileSchema(schema: Schema): Promise<ValidateFunction> {
  if (!TOP_KEYWORDS.some((keyword) => Object.hasOwn(schema, keyword))) throw createUntyped();
  const ajv = await createAjv(schema);
  const { validate, isTyped } = compileWith(ajv, schema);
  if (!isTyped) throw createUntyped();
  return validate;
}

function createUntyped(): ProbeError {
  return new ProbeError(
    'config',
    'The JSON Schema does not say `type` at its top, so JSON of another type would pass. Write type: object (or what it is).',
  );
}

function compileWith(ajv: Ajv, schema: Schema) {
  try {
    const validate = ajv.compile(schema);
    return { validate, isTyped: Object.hasOwn(schema, 'type') || refusesTypes(validate) };
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new ProbeError(
      'config',
      `The JSON Schema cannot be used: ${detail}. Correct the keyword; only \`$ref\` inside the schema is followed.`,
      { cause },
    );
  }
}

/** What a `$ref` or `allOf` leads to can be silent about the type as well. */
function refusesTypes(validate: ValidateFunction): boolean {
  const taken = SAMPLES.filter((samples) => samples.some((one) => validate(one)));
  return taken.length < SAMPLES.length - 1;
}

async function createAjv(schema: Schema) {
  const dialect = schema['$schema'] ?? 'https://json-schema.org/draft/2020-12/schema';
  const [{ default: formats }, { RE2JS: engine }] = await Promise.all([
    import('ajv-formats'),
    import('re2js'),
  ]);
  const compile = Object.assign((pattern: string) => engine.compile(pattern), { code: 're2' });
  const options: Options = {
    // Strict, because a keyword that is misspelt would silently assert nothing.
    strict: true,
    strictTypes: false,
    strictTuples: false,
    strictRequired: false,
    // An inherited name (`constructor`) is no member of the value.
    ownProperties: true,
    // The value is hostile: stop at the first error, and give its text to RE2 instead of RegExp.
    allErrors: false,
    code: { regExp: compile as never },
    logger: false,
    keywords: ANNOTATIONS,
  };
  const ajv = await loadDialect(dialect, options);
  // The plug-in is a function in CommonJS, which types take for a namespace.
  (formats as unknown as (target: unknown) => unknown)(ajv);
  return ajv;
}

async function loadDialect(dialect: Json, options: Options) {
  if (isDialect(dialect, 'https://json-schema.org/draft/2020-12/schema')) {
    const { Ajv2020 } = unwrapModule(await import('ajv/dist/2020.js'));
    return new Ajv2020(options);
  }
  if (isDialect(dialect, 'http://json-schema.org/draft-07/schema')) {
    const { Ajv } = unwrapModule(await import('ajv'));
    return new Ajv(options);
  }
  throw new ProbeError(
    'config',
    `The JSON Schema is of the dialect ${quoteJson(dialect)}. Use 2020-12 or draft-07.`,
  );
}

function isDialect(dialect: Json, address: string): boolean {
  return typeof dialect === 'string' && dialect.replace(/#$/, '') === address;
}

function toFinding(error: ErrorObject, where: string): Finding {
  const place = error.instancePath === '' ? '' : ` at ${error.instancePath.slice(0, 200)}`;
  const detail = quoteJson(error.params as Json);
  return {
    expected: `the JSON Schema: ${error.keyword} ${error.schemaPath.slice(0, 200)}`,
    seen: `${error.message ?? 'invalid'} ${detail}`.slice(0, 300).toWellFormed(),
    where: `${where}${place}`,
  };
}
