import { ProbeError } from '../../domain/errors.ts';
import { askRedis } from '../../toolbox/redis/ask-redis.ts';
import type { Identified } from './identify-database.ts';

/**
 * A server of Redis by its `run_id`, its data by `master_replid`, which a replica has of its
 * master, and a cluster by the ids of its nodes.
 */
export async function identifyRedis(url: string, signal: AbortSignal): Promise<Identified> {
  const first = await readMarks(url, signal);
  const second = await readMarks(url, signal);
  return {
    marks: first,
    shown: `run ${first[0]?.slice(0, 12)}…`,
    isStable: first.length === second.length && first.every((mark) => second.includes(mark)),
  };
}

async function readMarks(url: string, signal: AbortSignal): Promise<string[]> {
  const [server = '', replication = ''] = await askRedis(
    url,
    [
      ['INFO', 'server'],
      ['INFO', 'replication'],
    ],
    signal,
  );
  const run = readField(server, 'run_id');
  if (run === undefined) {
    throw new ProbeError('config', 'The Redis does not tell its run_id.', {
      remedy: 'Let its user call INFO; or compare what names it by `values` instead.',
    });
  }
  const data = readField(replication, 'master_replid');
  const isCluster = readField(server, 'redis_mode') === 'cluster';
  const nodes = isCluster ? await readNodes(url, signal) : [];
  return [run, ...(data === undefined ? [] : [data]), ...nodes];
}

async function readNodes(url: string, signal: AbortSignal): Promise<string[]> {
  const [text = ''] = await askRedis(url, [['CLUSTER', 'NODES']], signal);
  return text.split('\n').flatMap((line) => /^[0-9a-f]{40}/.exec(line)?.[0] ?? []);
}

/** Zeros stand for what is not there. */
function readField(text: string, name: string): string | undefined {
  const line = text.split('\r\n').find((one) => one.startsWith(`${name}:`));
  const value = line?.slice(name.length + 1).trim();
  return value === undefined || /^[0?]*$/.test(value) ? undefined : value.slice(0, 100);
}
