import { ProbeError } from '../../domain/errors.ts';
import { quoteText } from '../../expect/excerpt.ts';
import type { Listing } from './listing.ts';
import type { SecretStoreOptions } from './options.ts';
import { explainExit, type ProgramTools, runProgram } from './run-program.ts';

/** kubectl itself drops the values: only keys and lengths leave it, between two fixed lines. */
const TEMPLATE =
  '{{.kind}} {{.metadata.name}}{{"\\n"}}{{range $name, $value := .data}}{{$name}} {{len $value}}{{"\\n"}}{{end}}end{{"\\n"}}';

const NOT_FOUND = /\(NotFound\): secrets? "/;

/** Keys of a Secret; none if there is no such Secret. Rejects with ProbeError. */
export async function listKubernetes(
  { secret, namespace, context, command }: NonNullable<SecretStoreOptions['kubernetes']>,
  tools: ProgramTools,
  signal: AbortSignal,
): Promise<Listing> {
  const run = [
    ...command,
    'get',
    'secret',
    secret,
    ...(namespace === undefined ? [] : [`--namespace=${namespace}`]),
    ...(context === undefined ? [] : [`--context=${context}`]),
    `--output=go-template=${TEMPLATE}`,
  ];
  const result = await runProgram(run, {}, tools, signal);
  const store = `Kubernetes, Secret ${namespace === undefined ? '' : `${namespace}/`}${secret}`;
  const isMissing = result.exitCode === 1 && NOT_FOUND.test(result.stderr.text);
  if (isMissing) return { store: `${store}, which does not exist`, hasStatus: false, lists: [] };
  if (result.exitCode !== 0) throw explainExit(command[0] ?? 'kubectl', result);
  const [first, ...lines] = result.stdout.text.trimEnd().split('\n');
  if (first !== `Secret ${secret}` || lines.pop() !== 'end') {
    const seen = quoteText(result.stdout.text.trim());
    throw new ProbeError('protocol', `${command[0]} wrote no Secret ${secret}: ${seen}`, {
      remedy: 'Correct `command`, or update kubectl.',
    });
  }
  const list = lines.map((line) => {
    const [name = '', length = ''] = line.split(' ');
    return { name, isEmpty: length === '0' };
  });
  return { store, hasStatus: false, lists: [list] };
}
