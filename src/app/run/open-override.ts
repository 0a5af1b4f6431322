import type { ApprovalsTool } from '../../toolbox/toolbox.ts';
import type { Override, RunPorts } from './settings.ts';

/** Asks for an override at most once. Whoever can't be asked has said nothing. */
export function openOverride(
  ports: Pick<RunPorts, 'findOverride'>,
  approvals: ApprovalsTool | undefined,
) {
  let asked: Promise<Override | undefined> | undefined;
  const ask = async () => (approvals === undefined ? undefined : ports.findOverride?.(approvals));
  return {
    findOverride: () => {
      asked ??= ask().catch(() => undefined);
      return asked;
    },
    foundOverride: () => asked,
  };
}
