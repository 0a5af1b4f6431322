import type { PlannedItem } from '../domain/item.ts';
import { LOCAL_TOOLS } from '../toolbox/toolbox.ts';
import type { PreparedItem } from './prepared-item.ts';
import { type Refusal, refuseWith } from './refusal.ts';
import type { LoadedProbe } from './request.ts';
import { resolveItemOptions } from './resolve-item-options.ts';
import { environmentOf, type Run } from './run.ts';

/** A refusal, and the probe if it could be loaded: its remedy belongs to the result. */
export interface Refused {
  readonly refusal: Refusal;
  readonly probe?: LoadedProbe;
}

export function isRefused(prepared: PreparedItem | Refused): prepared is Refused {
  return 'refusal' in prepared;
}

function refuseUntrusted(probe: LoadedProbe, run: Run): Refusal | undefined {
  const local = probe.declaration.needs.filter((name) => LOCAL_TOOLS.includes(name));
  if (!run.request.context.untrusted || local.length === 0) return undefined;
  return refuseWith(
    'untrusted-context',
    `\`${probe.declaration.kind}\` needs ${local.join(' and ')}; the event ${run.request.context.event} may carry what a stranger wrote.`,
    'Run this item in a workflow of `pull_request` or `push`; here only approvals are evaluated.',
  );
}

function refuseEnvironment(item: PlannedItem, run: Run): Refusal | undefined {
  const { target } = item;
  if (target === undefined || Object.hasOwn(run.request.environments, target)) return undefined;
  return refuseWith(
    'config',
    `The item looks at the environment \`${target}\`, which the plan does not have.`,
    `Write \`${target}\` under \`environments:\`, or correct \`target\`.`,
  );
}

/** Loads the probe, resolves the options and picks the tools. Collects nothing. */
export async function prepareItem(item: PlannedItem, run: Run): Promise<PreparedItem | Refused> {
  const { request } = run;
  const probe = await request.loadProbe(item.kind);
  const refusal = refuseUntrusted(probe, run) ?? refuseEnvironment(item, run);
  if (refusal !== undefined) return { refusal, probe };
  const resolved = await resolveItemOptions(item, probe, request);
  if ('outcome' in resolved) return { refusal: resolved, probe };
  const tools = await run.shed.pick(probe.declaration.needs, environmentOf(item, request));
  return { item, probe, tools, ...resolved };
}
