import { randomUUID } from 'node:crypto';
import type { Toolbox } from '../../toolbox/toolbox.ts';
import type { Collect } from '../contract.ts';
import type { SecretStoreEvidence, WantedEvidence } from './evidence.ts';
import { listFly } from './list-fly.ts';
import { listGitHub } from './list-github.ts';
import { listKubernetes } from './list-kubernetes.ts';
import type { ListedSecret, Listing } from './listing.ts';
import type { SecretStoreOptions } from './options.ts';
import { readWantedNames } from './wanted-names.ts';

type Tools = Pick<Toolbox, 'process' | 'http' | 'files' | 'environment' | 'secret' | 'subject'>;

/** Names that one list of the evidence keeps. */
const KEPT = 50;

/** Compares names with names; no value of a secret is ever read. */
export const collect: Collect<SecretStoreOptions, SecretStoreEvidence, keyof Tools> = async (
  options,
  tools,
  { abort },
) => {
  registerTokens(options, tools);
  // Not there where neither a file nor a program is needed.
  const files = options.from === undefined ? undefined : tools.files;
  const { names, sources } = await readWantedNames(options, files);
  const { store, hasStatus, ignoresCase = false, lists } = await list(options, tools, abort);
  const spell = (name: string) => (ignoresCase ? name.toUpperCase() : name);
  const all = lists.flat().map((one) => ({ ...one, name: spell(one.name) }));
  const asked = new Set(names.map(spell));
  const others = all.filter(({ name }) => !asked.has(name));
  return {
    store,
    hasStatus,
    wanted: names.map((name) => ({ ...look(spell(name), all), name })),
    unread: sources.slice(0, KEPT),
    others: {
      count: new Set(others.map(({ name }) => name)).size,
      names: keepNames(others),
      undeployed: hasStatus ? keepNames(others.filter((one) => one.status !== 'Deployed')) : [],
    },
    shared: findShared(all, options.allowShared ?? []).slice(0, KEPT),
    twice: lists.flatMap(findTwice).slice(0, KEPT),
    control: { missingIsSeen: !look(makeUp(), all).isSet },
  };
};

function registerTokens({ fly, github }: SecretStoreOptions, { secret }: Tools): void {
  if (fly?.token !== undefined) secret.register(fly.token, 'fly-token');
  if (github !== undefined) secret.register(github.token, 'github-token');
}

async function list(
  { fly, github, kubernetes }: SecretStoreOptions,
  tools: Tools,
  signal: AbortSignal,
): Promise<Listing> {
  if (fly !== undefined) return await listFly(fly, tools, signal);
  if (kubernetes !== undefined) return await listKubernetes(kubernetes, tools, signal);
  if (github !== undefined) return await listGitHub(github, tools, signal);
  throw new Error('The options name no store.');
}

/** What the store says of one name. Stores are strict about case, and people are not. */
function look(name: string, all: readonly ListedSecret[]): WantedEvidence {
  const found = all.find((one) => one.name === name);
  if (found === undefined) {
    const similar = all.find((one) => one.name.toLowerCase() === name.toLowerCase());
    return {
      name,
      isSet: false,
      ...(similar === undefined ? {} : { similar: similar.name.slice(0, 128) }),
    };
  }
  const { status, isEmpty } = found;
  return {
    name,
    isSet: true,
    ...(status === undefined ? {} : { status: status.slice(0, 40) }),
    ...(isEmpty === undefined ? {} : { isEmpty }),
  };
}

function makeUp(): string {
  return `HOLDPOINT_CONTROL_${randomUUID().replaceAll('-', '_')}`;
}

function keepNames(secrets: readonly ListedSecret[]): string[] {
  const names = new Set(secrets.map(({ name }) => name.slice(0, 128).toWellFormed()));
  return [...names].sort().slice(0, KEPT);
}

/** Names of one digest: who learns the value of one then knows the others. */
function findShared(all: readonly ListedSecret[], allowed: readonly string[]): string[][] {
  const groups = new Map<string, Set<string>>();
  for (const { name, digest } of all) {
    if (digest === undefined || allowed.includes(name)) continue;
    groups.set(digest, (groups.get(digest) ?? new Set()).add(name.slice(0, 128)));
  }
  return [...groups.values()]
    .filter((names) => names.size > 1)
    .map((names) => [...names].sort().slice(0, 10));
}

function findTwice(secrets: readonly ListedSecret[]): string[] {
  const seen = new Set<string>();
  const again = secrets.filter(({ name }) => seen.size === seen.add(name).size);
  return keepNames(again);
}
