import { parseDuration } from '../../domain/duration.ts';
import { nameRequest } from '../../toolbox/sql/statements/workload/request-options.ts';
import {
  type LineTools,
  lastLineOf,
  runLine,
} from '../../toolbox/sql/statements/workload/run-line.ts';
import { sendRequest } from '../../toolbox/sql/statements/workload/send-request.ts';
import type { Toolbox } from '../../toolbox/toolbox.ts';
import type { Signals } from '../contract.ts';
import type { WorkloadEvidence } from './evidence.ts';
import type { QueryPerformanceOptions } from './options.ts';

const DEFAULT_WINDOW = '30s';
const SIGNAL_OF_LINE = { HOLDPOINT_WORKLOAD: 'query-performance' };

type Tools = LineTools & Pick<Toolbox, 'http' | 'clock'>;
type Requests = NonNullable<QueryPerformanceOptions['requests']>;

/** Lets the statements happen that are counted. Rejects like the tools. */
export async function runWorkload(
  { requests, workload, window }: QueryPerformanceOptions,
  tools: Tools,
  signals: Signals,
): Promise<WorkloadEvidence> {
  const startedAt = tools.clock.now();
  const since = () => Math.max(0, tools.clock.now() - startedAt);
  if (requests !== undefined) {
    const sent = await sendRequests(requests, tools, signals.abort);
    return { kind: 'requests', requests: sent, ms: since() };
  }
  if (workload !== undefined) {
    const ended = await runLine(workload, SIGNAL_OF_LINE, tools, signals.abort);
    const { exitCode, signal } = ended;
    return { kind: 'command', exitCode, signal, lastLine: lastLineOf(ended, tools), ms: since() };
  }
  await watch(parseDuration(window ?? DEFAULT_WINDOW), tools, signals);
  return { kind: 'window', ms: since() };
}

async function sendRequests(requests: Requests, tools: Tools, signal: AbortSignal) {
  const sent: Extract<WorkloadEvidence, { kind: 'requests' }>['requests'] = [];
  for (const request of requests) {
    const statuses = new Set<number>();
    let lacking = 0;
    for (let time = 0; time < request.times; time += 1) {
      const { status, body } = await sendRequest(request, tools, signal);
      statuses.add(status);
      if (request.contains !== undefined && !body.includes(request.contains)) lacking += 1;
    }
    const name = tools.secret.excerpt(nameRequest(request), 100).text;
    sent.push({ name, sent: request.times, statuses: [...statuses], lacking });
  }
  return sent;
}

/** Until the watched item ends, or else for the window. */
async function watch(ms: number, { clock }: Tools, { abort, until }: Signals): Promise<void> {
  if (until === undefined) return await clock.sleep(ms, abort);
  while (!until.aborted) await clock.sleep(200, abort);
}
