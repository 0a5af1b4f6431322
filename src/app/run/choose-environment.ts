import { UsageError } from '../../domain/errors.ts';
import { suggestWord } from '../../domain/nearest-word.ts';
import type { Plan } from '../../domain/plan.ts';

/** The environment of the run: the one asked for, or the plan's only one. Throws UsageError. */
export function chooseEnvironment(plan: Plan, asked: string | undefined): string {
  const names = Object.keys(plan.environments);
  if (asked === undefined || asked === '') {
    if (names.length <= 1) return names[0] ?? 'default';
    throw new UsageError(
      `The plan has ${names.length} environments (${names.join(', ')}). Say which one with \`environment\`.`,
    );
  }
  if (names.includes(asked) || (names.length === 0 && asked === 'default')) return asked;
  throw new UsageError(
    `The plan has no environment "${asked}"${suggestWord(asked, names)}. It has: ${names.join(', ') || 'none'}.`,
  );
}
