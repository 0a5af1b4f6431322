import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { ProbeError } from '../../domain/errors.ts';
import { listNeedles } from '../../expect/needles/encodings.ts';
import { readExport } from '../../expect/needles/read-export.ts';
import { type Haystack, isFound, prepareText } from '../../expect/needles/search.ts';
import type { Mark, Person } from '../../toolbox/sql/person/make-people.ts';
import { runForPerson } from '../../toolbox/sql/person/run-for-person.ts';
import type { Toolbox } from '../../toolbox/toolbox.ts';
import type { ProducedExport } from './evidence.ts';
import type { PrivacyExportOptions } from './options.ts';

const MAX_BYTES = 64 * 1024 * 1024;
const REQUEST_MS = 60_000;
const MAX_MISSING = 200;
const MAX_FOREIGN = 50;

export type Tools = Pick<
  Toolbox,
  'sql' | 'process' | 'files' | 'http' | 'environment' | 'secret' | 'subject' | 'target'
>;

/** What came of one export, before it is searched. */
interface Answer {
  readonly text: string;
  readonly facts: Pick<ProducedExport, 'exitCode' | 'status' | 'complaint'>;
}

interface Order {
  readonly options: PrivacyExportOptions;
  readonly tools: Tools;
  readonly abort: AbortSignal;
}

/** Exports the person of a key; rejects with ProbeError `output-limit` if there is too much. */
export async function produce(order: Order, key: string, isAnonymous = false): Promise<Answer> {
  const { options } = order;
  if (options.run !== undefined) return await runExport(order, options.run, key);
  return await requestExport(order, key, isAnonymous);
}

async function runExport(
  { options, tools, abort }: Order,
  run: NonNullable<PrivacyExportOptions['run']>,
  key: string,
): Promise<Answer> {
  const path = options.output?.replaceAll('{person}', key);
  if (path !== undefined) await requireAbsent(path, tools, abort);
  try {
    const ended = await runForPerson(run, options, key, tools, abort);
    const { exitCode, output, truncated, complaint } = ended;
    if (truncated && path === undefined) throw refuseSize();
    const isThere = path !== undefined && (await exists(path, tools, abort));
    const file = isThere ? await tools.files.readText(path, MAX_BYTES) : '';
    return { text: path === undefined ? output : file, facts: { exitCode, complaint } };
  } finally {
    if (path !== undefined) await runPlain(['rm', '-f', '--', absolute(path, tools)], tools, abort);
  }
}

/** A file of an earlier run would be taken for this one’s. */
async function requireAbsent(path: string, tools: Tools, abort: AbortSignal): Promise<void> {
  if (!(await exists(path, tools, abort))) return;
  throw new ProbeError('config', `The file ${path} is there already: it would prove nothing.`, {
    remedy: 'Remove it before, or put `{person}` into `output`.',
  });
}

async function exists(path: string, tools: Tools, abort: AbortSignal): Promise<boolean> {
  return (await runPlain(['test', '-e', absolute(path, tools)], tools, abort)) === 0;
}

function absolute(path: string, { files }: Tools): string {
  return join(files.root, path);
}

async function runPlain(run: readonly string[], tools: Tools, abort: AbortSignal) {
  const env = { PATH: tools.environment.get('PATH') ?? '/usr/bin:/bin' };
  const command = { run, cwd: tools.files.root, env, maxOutputBytes: 1_024 };
  return (await tools.process.run(command, abort)).exitCode;
}

async function requestExport(
  { options, tools, abort }: Order,
  key: string,
  isAnonymous: boolean,
): Promise<Answer> {
  const { method, url, headers, body } = options.request ?? { method: 'GET', url: '', headers: {} };
  const answer = await tools.http.request(
    {
      method,
      url: tools.target.resolve(url.replaceAll('{person}', encodeURIComponent(key))),
      headers: isAnonymous ? [] : Object.entries(headers),
      ...(body === undefined ? {} : { body: body.replaceAll('{person}', key) }),
      timeoutMs: REQUEST_MS,
      maxBodyBytes: MAX_BYTES,
    },
    abort,
  );
  if (answer.truncated) throw refuseSize();
  return { text: answer.body, facts: { status: answer.status } };
}

function refuseSize(): ProbeError {
  return new ProbeError('output-limit', 'The export is larger than 64 MiB.', {
    remedy: 'Does it hold more than one person? Export to a smaller form otherwise.',
  });
}

/** Looks for the markers of the person in what was produced, and for those of everybody else. */
export function describeExport(
  { text, facts }: Answer,
  own: Person | undefined,
  others: readonly Person[],
): ProducedExport {
  const { format, content } = readExport(text);
  const isThere = createFinder(prepareText(content));
  const marks = own?.marks ?? [];
  const lost = marks.filter((mark) => !isThere(mark)).map(({ column }) => column);
  const missing = [...new Set(lost)];
  const foreign = others.flatMap((other) => other.marks.filter(isThere)).map((m) => m.column);
  return {
    ...facts,
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
    format,
    own: marks.length - lost.length,
    missing: missing.slice(0, MAX_MISSING),
    missingCount: missing.length,
    foreign: foreign.slice(0, MAX_FOREIGN),
    foreignCount: foreign.length,
  };
}

/** Asks for what all markers of a person share first: a large text is not read once for each. */
function createFinder(haystack: Haystack): (mark: Mark) => boolean {
  const encodings = new Map<string, ReadonlySet<string>>();
  const find = (token: string) => listNeedles(token).filter((one) => isFound(haystack, one));
  return ({ stem, token }) => {
    const known = encodings.get(stem) ?? new Set(find(stem).map(({ encoding }) => encoding));
    encodings.set(stem, known);
    return listNeedles(token).some((one) => known.has(one.encoding) && isFound(haystack, one));
  };
}
