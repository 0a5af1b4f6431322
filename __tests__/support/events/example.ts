import { createRequire } from 'node:module';

/** JSON as GitHub sends it; who reads it knows what to look for. */
export interface Payload {
  readonly [key: string]: unknown;
}

interface ExampleGroup {
  readonly name: string;
  readonly examples: readonly Payload[];
}

let groups: readonly ExampleGroup[] | undefined;

function loadGroups(): readonly ExampleGroup[] {
  const require = createRequire(import.meta.url);
  groups ??= require('@octokit/webhooks-examples') as readonly ExampleGroup[];
  return groups;
}

function isObject(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same with some fields replaced, at any depth; a list and null replace, undefined removes. */
export function patch(payload: Payload, changes: Payload): Payload {
  const merged: Record<string, unknown> = { ...payload };
  for (const [key, value] of Object.entries(changes)) {
    const before = merged[key];
    if (value === undefined) delete merged[key];
    else merged[key] = isObject(value) && isObject(before) ? patch(before, value) : value;
  }
  return merged;
}

/** Owner and name everywhere, in the addresses too, as if the example were of that repository. */
function rename(example: Payload, repository: string): Payload {
  const [owner = '', name = ''] = repository.split('/');
  const text = JSON.stringify(example)
    .replaceAll(/\b(?:Codertocat|octo-org|Octocoders)\/(?:Hello-World|octo-repo)\b/g, repository)
    .replaceAll(/"(?:Hello-World|octo-repo)"/g, JSON.stringify(name))
    .replaceAll(/\b(?:Codertocat|octo-org|Octocoders|octocat)\b/g, owner);
  return JSON.parse(text) as Payload;
}

/**
 * GitHub's own example of an event, as of this repository: the first one that is of the action, or
 * that a test accepts. Without the parts that only organisations and apps have.
 */
export function takeExample(
  event: string,
  repository: string,
  isWanted: (example: Payload) => boolean,
): Payload {
  const group = loadGroups().find(({ name }) => name === event);
  const example = group?.examples.find(isWanted);
  if (example === undefined) throw new Error(`GitHub gives no such example of ${event}.`);
  const renamed = rename(example, repository);
  return patch(renamed, { organization: undefined, installation: undefined });
}
