import { ProbeError } from '../../domain/errors.ts';
import type { ReasonCode } from '../../domain/reason.ts';
import { quoteText } from '../../expect/excerpt.ts';
import type { ProcessResult, Toolbox } from '../../toolbox/toolbox.ts';

export type ProgramTools = Pick<Toolbox, 'process' | 'files' | 'environment'>;

/** What a client of a store needs of the runner's environment, and nothing else. */
const PASSED =
  /^(?:PATH|HOME|USER|LOGNAME|LANG|LC_[A-Z]+|TZ|TMPDIR|KUBECONFIG|FLY_\w+|SSL_CERT_(?:FILE|DIR)|(?:HTTPS?|NO)_PROXY|AWS_\w+|GOOGLE_\w+|CLOUDSDK_\w+|AZURE_\w+|USE_GKE_GCLOUD_AUTH_PLUGIN|XDG_\w+)$/i;

const MAX_OUTPUT_BYTES = 1024 * 1024;

/** Runs the client of a store, in the root of the repository. */
export async function runProgram(
  run: readonly string[],
  own: Readonly<Record<string, string>>,
  { process, files, environment }: ProgramTools,
  signal: AbortSignal,
): Promise<ProcessResult> {
  const entries = environment.names().flatMap((name) => {
    const value = PASSED.test(name) ? environment.get(name) : undefined;
    return value === undefined ? [] : [[name, value] as const];
  });
  const env = { ...Object.fromEntries(entries), ...own };
  const command = { run, cwd: files.root, env, maxOutputBytes: MAX_OUTPUT_BYTES };
  const result = await process.run(command, signal);
  if (!result.stdout.truncated) return result;
  throw new ProbeError('output-limit', `${run[0]} wrote more than can be read.`);
}

const FAILURES: readonly (readonly [RegExp, ReasonCode, string])[] = [
  [
    /unauthori[sz]ed|forbidden|no access token|not logged in|must be logged in|token|permission/i,
    'auth',
    'Give a token, or an account, that may list these secrets, and nothing more.',
  ],
  [
    /refused|no such host|unable to connect|timed? ?out|unreachable|lookup /i,
    'connect',
    'Is the service reachable from this runner?',
  ],
];

/** Why a client ended without an answer, by what it says; its exit code alone tells nothing. */
export function explainExit(program: string, result: ProcessResult): ProbeError {
  const { exitCode, signal, stderr, stdout } = result;
  const said = [stderr.text, stdout.text].map((text) => text.trim()).find((text) => text !== '');
  const end = exitCode === null ? `was ended by ${signal}` : `ended with ${exitCode}`;
  const [, reason, remedy] = FAILURES.find(([pattern]) => pattern.test(said ?? '')) ?? [
    undefined,
    'config' as const,
    'Run the command yourself and correct the names in the plan.',
  ];
  const words = said === undefined ? 'it said nothing' : quoteText(said);
  return new ProbeError(reason, `${program} ${end}: ${words}`, { remedy });
}
