import { ProbeError } from '../../domain/errors.ts';
import type { Finding } from '../../domain/report.ts';
import { keepJson, type ParsedJson, parseJson } from '../../expect/kept-json.ts';
import type { ProcessOutput } from '../../toolbox/toolbox.ts';
import type { RunEvidence } from './evidence.ts';
import { cleanText } from './keep-output.ts';
import type { OutputExpectation } from './options.ts';

type Read = Pick<RunEvidence, 'json' | 'schema'>;

/**
 * What the criteria on JSON need to be judged: the whole document is too large for evidence.
 * Nothing of it where the output was cut, or is too large to be searched: that decides nothing.
 */
export async function readJson(
  output: ProcessOutput,
  expect: OutputExpectation,
  maxBytes: number,
): Promise<Read> {
  if (output.truncated) return {};
  const parsed = parseJson(cleanText(output.text).replace(/^\ufeff/, ''));
  try {
    return {
      ...(expect.json === undefined ? {} : { json: await keepJson(parsed, expect.json, maxBytes) }),
      ...(expect.schema === undefined ? {} : { schema: await findInvalid(parsed, expect.schema) }),
    };
  } catch (error) {
    if (error instanceof ProbeError && error.reason === 'output-limit') return {};
    throw error;
  }
}

async function findInvalid(
  parsed: ParsedJson,
  schema: NonNullable<OutputExpectation['schema']>,
): Promise<Finding[]> {
  if ('problem' in parsed) {
    return [{ expected: 'one JSON text', seen: parsed.problem, where: 'stdout' }];
  }
  const { matchJsonSchema } = await import('../../expect/json-schema.ts');
  return matchJsonSchema(parsed.value, schema, 'stdout');
}
