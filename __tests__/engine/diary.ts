import type { PlannedItem } from '../../src/domain/item.ts';
import { FAIL, PASS, type ProbeSpec, planItem, sleep } from './engine-fixtures.ts';

/** A probe that notes when each item starts and ends; the option `fails` makes it fail. */
export function makeDiary(ms = 5) {
  const diary: string[] = [];
  const spec: ProbeSpec = {
    collect: async (options) => {
      const { id } = options as { id: string };
      diary.push(`+${id}`);
      await sleep(ms);
      diary.push(`-${id}`);
      return options;
    },
    judge: (evidence) => ((evidence as { fails?: boolean }).fails === true ? FAIL : PASS),
  };
  return { diary, spec };
}

/** An item of which the diary can tell. */
export function step(id: string, overrides: Partial<PlannedItem> = {}): PlannedItem {
  return planItem(id, { options: { id }, ...overrides });
}
