import { createHmac, randomBytes } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { parseDuration } from '../../domain/duration.ts';
import { compilePattern } from '../../expect/patterns.ts';
import { readRedisUrl } from '../../toolbox/redis/read-redis-url.ts';
import { readDsn } from '../../toolbox/sql/read-dsn.ts';
import type { Toolbox } from '../../toolbox/toolbox.ts';
import type { Collect } from '../contract.ts';
import { type Address, readAddress } from './address.ts';
import { dial } from './dial.ts';
import type { DialEvidence, IdentityEvidence, SeparationEvidence } from './evidence.ts';
import { identifyDatabase } from './identify-database.ts';
import { identifyRedis } from './identify-redis.ts';
import type { EnvironmentOptions, SeparationOptions } from './options.ts';
import { refuseAddress } from './refuse-address.ts';

type Tools = Pick<Toolbox, 'sql' | 'secret'>;

/** Under a key of this run, so that what it makes of a secret tells nothing to anybody later. */
type Mark = (text: string) => string;

interface Context {
  readonly tools: Tools;
  readonly mark: Mark;
  readonly sameCluster: boolean;
  readonly signal: AbortSignal;
}

/** Asks every server who it is; secrets are compared here, and leave as marks. */
export const collect: Collect<SeparationOptions, SeparationEvidence, keyof Tools> = async (
  options,
  tools,
  { abort },
) => {
  registerKeys(options, tools);
  const key = randomBytes(32);
  const mark: Mark = (text) =>
    createHmac('sha256', key).update(text.trim()).digest('base64url').slice(0, 27);
  const context = { tools, mark, sameCluster: options.sameCluster, signal: abort };
  const identities: IdentityEvidence[] = [];
  for (const [environment, one] of Object.entries(options.environments)) {
    identities.push(...(await identify(environment, one, context)));
  }
  const { forbidden, control } = await tryConnections(options, abort);
  return {
    identities,
    modes: await checkModes(options),
    forbidden,
    ...(control === undefined ? {} : { control }),
  };
};

function registerKeys({ environments }: SeparationOptions, { secret }: Tools): void {
  for (const given of Object.values(environments)) {
    for (const [name, value] of Object.entries(given.keys ?? {})) secret.register(value, name);
    for (const [name, value] of listPasswords(given)) secret.register(value, name);
  }
}

/** Of the servers: two environments that share one are open to each other. */
function listPasswords({ database, redis }: EnvironmentOptions): readonly [string, string][] {
  const found = {
    'database password': database === undefined ? undefined : readDsn(database).password,
    'redis password': redis === undefined ? undefined : readRedisUrl(redis).password,
  };
  return Object.entries(found).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
}

async function identify(
  environment: string,
  given: EnvironmentOptions,
  context: Context,
): Promise<readonly IdentityEvidence[]> {
  const { database, redis, values = {}, keys = {}, hosts = {} } = given;
  const { tools, mark, sameCluster, signal } = context;
  const base = { environment, isStable: true, isComplete: true };
  const found: IdentityEvidence[] = [];
  if (database !== undefined) {
    const seen = await identifyDatabase(database, sameCluster, tools.sql, signal);
    found.push({ ...base, ...seen, kind: 'database', name: 'database' });
  }
  if (redis !== undefined) {
    found.push({ ...base, ...(await identifyRedis(redis, signal)), kind: 'redis', name: 'redis' });
  }
  for (const [name, text] of [...listPasswords(given), ...Object.entries(keys)]) {
    found.push({ ...base, kind: 'key', name, marks: [mark(text)] });
  }
  for (const [name, value] of Object.entries(values)) {
    const shown = tools.secret.excerpt(String(value), 80).text;
    const marks = [mark(String(value).toLowerCase())];
    found.push({ ...base, kind: 'value', name, marks, shown });
  }
  for (const [name, host] of Object.entries(hosts)) {
    found.push({ ...base, kind: 'host', name, ...(await identifyHost(host, context)) });
  }
  return found;
}

/** A server by its name and by every address of it. */
async function identifyHost(
  text: string,
  { mark, tools }: Context,
): Promise<Pick<IdentityEvidence, 'marks' | 'shown' | 'isComplete'>> {
  const host = readAddress(text)?.host ?? URL.parse(`tcp://${text.trim()}`)?.hostname ?? '';
  if (host === '') throw refuseAddress(text.includes('://') ? 'A server' : text);
  const found = await lookup(host, { all: true }).catch(() => []);
  const names = [host.toLowerCase().replace(/\.$/, ''), ...found.map(({ address }) => address)];
  return {
    marks: [...new Set(names)].slice(0, 8).map(mark),
    shown: tools.secret.excerpt(host, 80).text,
    isComplete: found.length > 0,
  };
}

async function checkModes({ environments, keyModes = {} }: SeparationOptions) {
  const checked: SeparationEvidence['modes'] = [];
  for (const [name, modes] of Object.entries(keyModes)) {
    for (const [environment, text] of Object.entries(modes)) {
      const key = environments[environment]?.keys?.[name];
      const pattern = await compilePattern(text);
      if (key !== undefined) checked.push({ environment, name, matches: pattern.test(key.trim()) });
    }
  }
  return checked;
}

/** What must be reachable is tried first and by the same means. */
async function tryConnections(
  options: SeparationOptions,
  signal: AbortSignal,
): Promise<{ forbidden: DialEvidence[]; control: DialEvidence | undefined }> {
  const { forbidden = [], environments } = options;
  const timeoutMs = parseDuration(options.dialTimeout);
  const own = Object.values(environments).flatMap(({ database, redis }) => database ?? redis ?? []);
  const near = options.reachable ?? own[0];
  if (forbidden.length === 0) return { forbidden: [], control: undefined };
  const control =
    near === undefined ? undefined : await dial(requireAddress(near), timeoutMs, signal);
  const tried = forbidden.map((one) => dial(requireAddress(one), timeoutMs, signal));
  return { forbidden: await Promise.all(tried), control };
}

function requireAddress(text: string): Address {
  const address = readAddress(text);
  if (address === undefined) throw refuseAddress('An address to connect to');
  return address;
}
