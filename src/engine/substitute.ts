import { needsIdentity } from '../domain/blast.ts';
import type { PlannedItem } from '../domain/item.ts';
import type { Json } from '../domain/json.ts';
import { type Resolved, resolveOptions } from '../plan/resolve.ts';
import { type Refusal, refuseWith } from './refusal.ts';
import { isHarmlessName, MIN_VARIABLE_LENGTH } from './register-variables.ts';
import type { EngineRequest } from './request.ts';
import { environmentOf } from './run.ts';

type Used = Resolved['used'][number];

/** The plan asks for something that is not there. */
export function refuseConfig(summary: string, remedy?: string): Refusal {
  return refuseWith('config', summary, remedy);
}

export function quoteNames(names: readonly string[]): string {
  return [...new Set(names)].map((name) => `\`${name}\``).join(', ');
}

/**
 * The options with the values of the run, of the environment and of the variables that they name.
 */
export function substitute(
  options: Json,
  environmentName: string,
  request: EngineRequest,
  verbatim: readonly string[] = [],
): Resolved {
  const { variables, subject, environments } = request;
  const url = Object.hasOwn(environments, environmentName)
    ? environments[environmentName]?.url
    : undefined;
  const environment = { name: environmentName, ...(url === undefined ? {} : { url }) };
  return resolveOptions(options, { variables, subject, environment }, verbatim);
}

/** Subject and environment come from the run; they and public variables are no secrets. */
function isSecret({ name }: Used, publicNames: readonly string[]): boolean {
  const isOfRun = name.startsWith('subject.') || name.startsWith('environment.');
  return !isOfRun && !publicNames.includes(name) && !isHarmlessName(name);
}

/** A value that is too short to be hidden must be declared public. */
export function refuseUnhidable(
  used: readonly Used[],
  request: EngineRequest,
): Refusal | undefined {
  const secrets = used.filter((one) => isSecret(one, request.publicNames));
  const empty = secrets.filter(({ value }) => value.trim() === '').map(({ name }) => name);
  if (empty.length > 0) {
    return refuseConfig(
      `${quoteNames(empty)} is empty.`,
      `Give ${quoteNames(empty)} a value in the environment of this step.`,
    );
  }
  const short = secrets.filter(({ value }) => value.trim().length < MIN_VARIABLE_LENGTH);
  if (short.length > 0) {
    const names = quoteNames(short.map(({ name }) => name));
    return refuseConfig(
      `${names} has fewer than ${MIN_VARIABLE_LENGTH} characters, too few to be kept secret.`,
      `If it is no secret, add ${names} to \`public:\` in the plan; else use a longer value.`,
    );
  }
  return undefined;
}

/** Everything that names variables: the items, and the identities of what they change. */
function listSources(request: EngineRequest): (readonly [options: Json, environment: string])[] {
  const changed = new Set(
    request.items
      .filter((item) => needsIdentity(item))
      .map((item: PlannedItem) => environmentOf(item, request)),
  );
  const identities = Object.entries(request.environments).flatMap(([name, { identity }]) =>
    identity === undefined || !changed.has(name) ? [] : [[identity.options, name] as const],
  );
  return [
    ...request.items.map((item) => [item.options, environmentOf(item, request)] as const),
    ...identities,
  ];
}

/**
 * Registers what all items use before the first one runs: an item that ends early can show, in a
 * log or an environment, what a later one names as its secret.
 */
export function registerAllUsed(request: EngineRequest): void {
  for (const [options, environment] of listSources(request)) {
    const { used } = substitute(options, environment, request);
    for (const { name, value } of used.filter((one) => isSecret(one, request.publicNames))) {
      if (value.trim().length >= MIN_VARIABLE_LENGTH) request.redactor.register(value, name);
    }
  }
}
