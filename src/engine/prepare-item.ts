import { ProbeError } from '../domain/errors.ts';
import type { PlannedItem } from '../domain/item.ts';
import { LOCAL_TOOLS, type Toolbox, type ToolName } from '../toolbox/toolbox.ts';
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

/** What the options need, once they are known: never more than the kind declares. */
function listNeeds({ declaration }: LoadedProbe, options: unknown): readonly ToolName[] {
  const wanted = declaration.needsOf?.(options) ?? declaration.needs;
  return declaration.needs.filter((name) => wanted.includes(name));
}

function refuseUntrusted(
  probe: LoadedProbe,
  needs: readonly ToolName[],
  run: Run,
): Refusal | undefined {
  const local = needs.filter((name) => LOCAL_TOOLS.includes(name));
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

/** A tool that can't be had here is a reason of its own, not a fault of ours. */
async function pickTools(
  needs: readonly ToolName[],
  item: PlannedItem,
  run: Run,
): Promise<Pick<Toolbox, ToolName> | Refusal> {
  try {
    return await run.shed.pick(needs, environmentOf(item, run.request), item);
  } catch (error) {
    if (!(error instanceof ProbeError)) throw error;
    return refuseWith(error.reason, error.message, error.remedy);
  }
}

/** Loads the probe, resolves the options and picks the tools. Collects nothing. */
export async function prepareItem(item: PlannedItem, run: Run): Promise<PreparedItem | Refused> {
  const { request } = run;
  const probe = await request.loadProbe(item.kind);
  const { declaration } = probe;
  const { needs: all } = declaration;
  const early = declaration.needsOf === undefined ? refuseUntrusted(probe, all, run) : undefined;
  const refusal = early ?? refuseEnvironment(item, run);
  if (refusal !== undefined) return { refusal, probe };
  const resolved = await resolveItemOptions(item, probe, request);
  if ('outcome' in resolved) return { refusal: resolved, probe };
  const needs = listNeeds(probe, resolved.options);
  const untrusted = refuseUntrusted(probe, needs, run);
  if (untrusted !== undefined) return { refusal: untrusted, probe };
  const tools = await pickTools(needs, item, run);
  if ('outcome' in tools) return { refusal: tools, probe };
  return { item, probe, tools, ...resolved };
}
