import { UsageError } from '../../domain/errors.ts';
import { suggestWord } from '../../domain/nearest-word.ts';
import type { Plan } from '../../domain/plan.ts';

/** A plan that names no environment has one all the same. */
const UNNAMED = 'default';

/** Environments that a run of the plan can be about. */
export function listEnvironments(plan: Plan): readonly string[] {
  const names = Object.keys(plan.environments);
  return names.length === 0 ? [UNNAMED] : names;
}

/** The environment of the run: the one asked for, or the plan's only one. Throws UsageError. */
export function chooseEnvironment(plan: Plan, asked: string | undefined): string {
  const names = Object.keys(plan.environments);
  if (asked === undefined || asked === '') {
    if (names.length <= 1) return names[0] ?? UNNAMED;
    throw new UsageError(
      `The plan has ${names.length} environments (${names.join(', ')}). Say which one with \`environment\`.`,
    );
  }
  if (names.includes(asked) || (names.length === 0 && asked === UNNAMED)) return asked;
  throw new UsageError(
    `The plan has no environment "${asked}"${suggestWord(asked, names)}. It has: ${names.join(', ') || 'none'}.`,
  );
}
