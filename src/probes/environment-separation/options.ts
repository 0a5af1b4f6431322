import * as z from 'zod';
import { DURATION_PATTERN } from '../../domain/duration.ts';
import { declareProbe } from '../contract.ts';
import { readAddress } from './address.ts';
import { findSeparationProblems } from './problems.ts';

const name = z.string().min(1).max(80);

const text = z.string().min(1).max(2_000);

const pattern = z.string().min(1).max(1_000);

const MAX_NAMES = 40;

/** Things of all environments together: what is found of each has to fit into the evidence. */
const MAX_THINGS = 150;

function named<Value extends z.ZodType>(value: Value) {
  return z
    .record(name, value)
    .refine((given) => Object.keys(given).length <= MAX_NAMES, {
      error: `At most ${MAX_NAMES} names`,
    })
    .optional();
}

const environment = z
  .strictObject({
    database: text
      .optional()
      .describe('Connection URI of its PostgreSQL, of a role that may log in and nothing more.'),
    redis: text.optional().describe('Its Redis: redis://user:password@host:6379, or rediss:.'),
    values: named(z.union([z.string(), z.number()])).describe(
      'What names a thing of this environment: bucket, Sentry environment, Fly organisation.',
    ),
    keys: named(text).describe(
      'Secrets of this environment. Only whether two are the same, and how one begins, is looked at.',
    ),
    hosts: named(text).describe(
      'Servers of this environment, as host or host:port: two names of one address are one server.',
    ),
  })
  .refine((given) => Object.values(given).some((one) => one !== undefined), {
    error: 'Name something of the environment: database, redis, values, keys or hosts',
  });

const target = z
  .string()
  .refine((given) => given.includes('${') || readAddress(given) !== undefined, {
    error: 'Write host:port, or a connection URI',
  });

const options = z
  .strictObject({
    environments: z
      .record(name, environment)
      .refine((given) => Object.keys(given).length >= 1 && Object.keys(given).length <= 8, {
        error: 'Name 2 to 8 environments',
      })
      .refine((given) => countThings(Object.values(given)) <= MAX_THINGS, {
        error: `At most ${MAX_THINGS} things of all environments together`,
      })
      .describe(
        'Environment to what belongs to it; at most 8 with 150 things in all, at least one key in each.',
      ),
    keyModes: z
      .record(name, z.record(name, pattern))
      .optional()
      .describe(
        'Name of a key to environment to the RE2 pattern that it must match there: `{ PAYMENT_KEY: { production: "^live_", staging: "^test_" } }`.',
      ),
    sameCluster: z
      .boolean()
      .default(false)
      .describe('Two databases of one cluster are separate enough.'),
    same: z
      .array(name)
      .optional()
      .describe(
        'Names that may be the same in two environments, or are missing in one: `redis`, `SENTRY_DSN`, `database password`.',
      ),
    forbidden: z
      .array(target)
      .min(1)
      .max(20)
      .optional()
      .describe(
        'Addresses, host:port or a URI, that this machine must not be able to connect to by TCP: those of production, seen from staging.',
      ),
    reachable: target
      .optional()
      .describe(
        'An address that this machine must reach, which shows that it can connect at all; the first database or Redis if absent.',
      ),
    dialTimeout: z
      .string()
      .regex(DURATION_PATTERN, { error: 'Write a number and a unit: 500ms, 5s' })
      .default('5s')
      .describe('How long a connection may take; what takes longer is not reachable.'),
  })
  .refine(
    ({ environments, forbidden }) =>
      Object.keys(environments).length > 1 || forbidden !== undefined,
    {
      error: 'One environment alone has nothing to be separate from: name another, or `forbidden`',
    },
  )
  .describe(
    'What belongs to each of several environments must be theirs alone: the cluster of the database, the Redis, buckets, keys, servers. At least two environments, or one and `forbidden`. A copy of production’s data in another cluster is not seen.',
  );

function countThings(all: readonly EnvironmentOptions[]): number {
  return all
    .flatMap(({ values, keys, hosts }) => [values, keys, hosts])
    .reduce((sum, one) => sum + Object.keys(one ?? {}).length, 0);
}

export type SeparationOptions = z.infer<typeof options>;
export type EnvironmentOptions = z.infer<typeof environment>;

export const declaration = declareProbe<SeparationOptions>({
  kind: 'environment-separation',
  about: {
    question: 'Does each environment have a database, a Redis, buckets and keys of its own?',
    harm: 'A test in staging deletes the orders of production, or charges a customer’s card, because two names lead to one thing.',
    remedy: 'Give the environment its own; rotate a key that two of them had.',
    control:
      'Who a server is, is asked twice, over two connections: one that answers differently makes the item inconclusive, because then two different answers prove nothing. What must not be reachable counts only if the same dialler reaches what must be.',
    blast: 'read',
    standard: 'OWASP ASVS 5.0, 13.2; ISO/IEC 27001:2022, A.8.31; PostgreSQL pg_control_system()',
  },
  options,
  needs: ['sql', 'secret'],
  needsOf: ({ environments }) =>
    Object.values(environments).some(({ database }) => database !== undefined)
      ? ['sql', 'secret']
      : ['secret'],
  uses: { database: 'shared' },
  findProblems: findSeparationProblems,
});
