import type { Json } from '../../domain/json.ts';
import { findForbidden, SEARCHED_CHARS } from '../../expect/hidden.ts';
import { matchJsonSchema } from '../../expect/json-schema.ts';
import { keepJson, type ParsedJson } from '../../expect/kept-json.ts';
import type { TextExpectation } from '../../expect/schema.ts';
import { keepHeaders } from '../../toolbox/http/keep-headers.ts';
import type { HttpResponse, SecretTool } from '../../toolbox/toolbox.ts';
import type { Answer, BodyEvidence } from './evidence.ts';
import type { StepExpectation } from './request-schema.ts';

/** Of a body that nothing is asserted of: enough for a person to recognise the page. */
const GLANCE_BYTES = 300;

/** Characters kept on both sides of a literal that stands behind the kept text. */
const CONTEXT = 32;

/** What of an answer belongs into evidence: what is asserted, at most about `maxBytes`. */
export async function keepAnswer(
  response: HttpResponse,
  parsed: ParsedJson,
  expect: StepExpectation,
  totalMs: number,
  maxBytes: number,
  secret: SecretTool,
): Promise<Answer> {
  const wanted = Object.keys(expect.headers ?? {});
  const { headers, cut } = keepHeaders(response.headers, wanted, maxBytes / 4);
  const isCut = response.truncated;
  const room = expect.body === undefined ? GLANCE_BYTES : maxBytes;
  return {
    status: response.status,
    headers,
    headersCut: cut,
    body: await keepBody(response, expect.body ?? {}, room, secret),
    ...(expect.json === undefined || isCut
      ? {}
      : { json: await keepJson(parsed, expect.json, maxBytes / 2) }),
    ...(expect.schema === undefined || isCut
      ? {}
      : { schema: await matchSchema(parsed, expect.schema) }),
    totalMs: Math.round(totalMs),
  };
}

async function matchSchema(
  parsed: ParsedJson,
  schema: NonNullable<StepExpectation['schema']>,
): Promise<Answer['schema']> {
  if ('problem' in parsed) return [{ expected: 'a JSON body', seen: parsed.problem }];
  return matchJsonSchema(parsed.value, schema as { [key: string]: Json }, 'body');
}

async function keepBody(
  response: HttpResponse,
  expectation: TextExpectation,
  room: number,
  secret: SecretTool,
): Promise<BodyEvidence> {
  const { body } = response;
  const text = replaceControls(body);
  const kept = secret.excerpt(text, room);
  // What was replaced can be asserted as well, so such a text is no more the body than a part is.
  const isBody = !kept.truncated && text === body;
  const behind = isBody ? [] : findLiterals(body, expectation);
  const isShown = isBody && kept.text === body;
  const isSearched = !isShown && !response.truncated && body.length <= SEARCHED_CHARS;
  const hidden = isShown ? [] : await findForbidden([body], expectation, isSearched);
  const quoted = behind.filter((one) => one.at !== -1).slice(0, 20);
  return {
    text: kept.text,
    truncated: !isBody || response.truncated,
    chars: body.length,
    whole: !response.truncated,
    quotes: quoted.map(({ at, literal }) => quote(body, at, literal, secret)),
    absent: response.truncated
      ? []
      : behind.filter((one) => one.at === -1).map(({ literal }) => literal),
    ...(hidden.length === 0 ? {} : { hidden }),
    ...(isSearched && expectation.notMatches !== undefined ? { searched: true } : {}),
  };
}

/** JSON writes each of them in six bytes, so binary would be six times its size in evidence. */
function replaceControls(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]/gu, '\ufffd');
}

function findLiterals(
  body: string,
  expectation: TextExpectation,
): readonly { readonly literal: string; readonly at: number }[] {
  const literals = [expectation.contains ?? [], expectation.excludes ?? []].flat();
  return literals
    .filter((literal) => literal.length <= 1_000)
    .map((literal) => ({ literal, at: body.indexOf(literal) }));
}

function quote(body: string, at: number, literal: string, secret: SecretTool): string {
  const around = body.slice(Math.max(0, at - CONTEXT), at + literal.length + CONTEXT);
  return secret.excerpt(around.toWellFormed(), 4_096).text;
}
