import {
  isStatusRight,
  type Line,
  nameRequest,
} from '../../toolbox/sql/statements/workload/request-options.ts';
import { type LineTools, runLine } from '../../toolbox/sql/statements/workload/run-line.ts';
import { sendRequest } from '../../toolbox/sql/statements/workload/send-request.ts';
import type { Toolbox } from '../../toolbox/toolbox.ts';
import type { Endpoint, ListCommand, NPlusOneOptions } from './options.ts';
import { selectValues } from './select-values.ts';
import { fillIn } from './stage.ts';

/** An endpoint or a command that gives a list. */
export interface List {
  readonly name: string;
  readonly kind: 'request' | 'command';
  ask(n: number): Promise<ListAnswer>;
}

export interface ListAnswer {
  /** Status, or exit code; -1 if a signal ended the command. */
  readonly status: number;
  readonly isLacking: boolean;
  /** Undefined if the answer could not be read. */
  readonly rows: number | undefined;
  /** Different values, by selector. */
  readonly parents: readonly number[];
}

type Tools = LineTools & Pick<Toolbox, 'http'>;

export function openLists(
  { endpoints, commands }: NPlusOneOptions,
  tools: Tools,
  signal: AbortSignal,
): readonly List[] {
  return [
    ...endpoints.map(
      (one): List => ({
        name: nameRequest(one),
        kind: 'request',
        ask: (n) => askEndpoint({ ...one, path: fillIn(one.path, n) }, tools, signal),
      }),
    ),
    ...commands.map(
      (one): List => ({
        name: one.name ?? nameLine(one.run),
        kind: 'command',
        ask: (n) => askCommand(one, n, tools, signal),
      }),
    ),
  ];
}

/** The program and no more: arguments may hold secrets. */
function nameLine(line: Line): string {
  const [program = ''] = typeof line === 'string' ? line.trim().split(/\s/, 1) : line;
  return program.slice(0, 100);
}

async function askEndpoint(one: Endpoint, tools: Tools, signal: AbortSignal): Promise<ListAnswer> {
  const { status, body, truncated } = await sendRequest(one, tools, signal);
  const isLacking = one.contains !== undefined && !body.includes(one.contains);
  const isGood = isStatusRight(status, one.status);
  return { status, isLacking, ...(await readList(isGood && !truncated ? body : undefined, one)) };
}

async function askCommand(
  one: ListCommand,
  n: number,
  tools: Tools,
  signal: AbortSignal,
): Promise<ListAnswer> {
  const ended = await runLine(one.run, { HOLDPOINT_N: String(n) }, tools, signal);
  const { text, truncated } = ended.stdout;
  const isGood = ended.exitCode === 0 && !truncated;
  return {
    status: ended.exitCode ?? -1,
    isLacking: false,
    ...(await readList(isGood ? text : undefined, one)),
  };
}

async function readList(
  text: string | undefined,
  { rows, parents }: Pick<Endpoint, 'rows' | 'parents'>,
): Promise<Pick<ListAnswer, 'rows' | 'parents'>> {
  const selectors = [parents ?? []].flat();
  const found = text === undefined ? undefined : await selectValues(text, rows);
  if (text === undefined || found === undefined) {
    return { rows: undefined, parents: selectors.map(() => 0) };
  }
  const distinct: number[] = [];
  for (const selector of selectors) {
    distinct.push(new Set(await selectValues(text, selector)).size);
  }
  return { rows: found.length, parents: distinct };
}
