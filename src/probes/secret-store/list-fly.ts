import * as z from 'zod';
import { ProbeError } from '../../domain/errors.ts';
import { quoteText } from '../../expect/excerpt.ts';
import { parseJson } from '../../expect/kept-json.ts';
import type { Listing } from './listing.ts';
import type { SecretStoreOptions } from './options.ts';
import { explainExit, type ProgramTools, runProgram } from './run-program.ts';

const text = z.string().min(1);

/** Of flyctl since 2025; before that the keys were capital, and there was no status. */
const secret = z.union([
  z.object({ name: text, digest: text.optional(), status: text.optional() }),
  z
    .object({ Name: text, Digest: text.optional() })
    .transform(({ Name, Digest }) => ({ name: Name, digest: Digest, status: undefined })),
]);

const answer = z.array(secret).max(2_000);

/** Secrets of a Fly application. Values are unknown to flyctl itself. Rejects with ProbeError. */
export async function listFly(
  { app, command, token }: NonNullable<SecretStoreOptions['fly']>,
  tools: ProgramTools,
  signal: AbortSignal,
): Promise<Listing> {
  const run = [...command, 'secrets', 'list', '--json', '--app', app];
  const own = token === undefined ? {} : { FLY_API_TOKEN: token };
  const result = await runProgram(run, own, tools, signal);
  if (result.exitCode !== 0) throw explainExit(command[0] ?? 'flyctl', result);
  const parsed = parseJson(result.stdout.text);
  // What Go makes of a list that was never made.
  const value = 'value' in parsed ? (parsed.value ?? []) : undefined;
  const secrets = answer.safeParse(value);
  if (!secrets.success) {
    const seen = quoteText(result.stdout.text.trim());
    throw new ProbeError('protocol', `${command[0]} wrote no list of secrets: ${seen}`, {
      remedy: 'Update flyctl, or correct `command`.',
    });
  }
  const list = secrets.data.map(({ name, digest, status }) => ({
    name,
    ...(digest === undefined ? {} : { digest }),
    ...(status === undefined ? {} : { status }),
  }));
  return { store: `Fly, app ${app}`, hasStatus: true, lists: [list] };
}
