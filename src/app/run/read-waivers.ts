import type { Problem } from '../../domain/errors.ts';
import type { PlacedWaiver } from '../../domain/waiver.ts';
import type { Waivable } from '../../plan/check-waivers.ts';

export interface Waivers {
  readonly list: readonly PlacedWaiver[];
  readonly warnings: readonly Problem[];
}

/**
 * Most repositories have no file of waivers, and then nothing that reads one is loaded. Rejects
 * with PlanError.
 */
export async function readWaivers(text: string | undefined, plan: Waivable): Promise<Waivers> {
  if (text === undefined) return { list: [], warnings: [] };
  const [{ loadWaivers }, { checkWaivers }] = await Promise.all([
    import('../../plan/waivers.ts'),
    import('../../plan/check-waivers.ts'),
  ]);
  const now = new Date().toISOString();
  const list = loadWaivers(text, now);
  return { list, warnings: checkWaivers(list, plan, now) };
}
