import type { Mark } from './mark.ts';

/** Answers of one instance, equal ones counted together. */
export interface SampledAnswers {
  readonly samples: readonly { readonly count: number; readonly failure?: unknown }[];
  /** Answers that differed too often to be kept. */
  readonly omitted: number;
}

/** Places that tell instances apart, and how many must have answered. */
export interface DistinctInstances {
  readonly json?: string | undefined;
  readonly header?: string | undefined;
  readonly count: number;
}

export function countAnswers({ samples }: Pick<SampledAnswers, 'samples'>): number {
  return samples.reduce((sum, one) => sum + one.count, 0);
}

/** An instance must have been asked `wanted` times, and all that it answered must be kept. */
export function judgeCount(
  answers: SampledAnswers | undefined,
  wanted: number,
  where: string,
): readonly Mark[] {
  const omitted = answers?.omitted ?? 0;
  if (omitted > 0) {
    const seen = `${omitted} answers that differ too often to be kept`;
    const finding = { expected: 'answers like each other', seen, where };
    return [{ outcome: 'inconclusive', reason: 'output-limit', finding }];
  }
  const count = answers === undefined ? 0 : countAnswers(answers);
  const isBroken = answers?.samples.some((one) => one.failure !== undefined) ?? false;
  // Sampling ends at the first request without an answer, which is a mark of its own.
  if (count >= wanted || isBroken) return [];
  const finding = { expected: `${wanted} samples`, seen: `${count}`, where };
  return [{ outcome: 'inconclusive', reason: 'insufficient-samples', finding }];
}

/** So many different names must have answered; fewer says nothing of the instances that did not. */
export function judgeDistinct(
  answered: readonly string[] | undefined,
  distinct: DistinctInstances | undefined,
): readonly Mark[] {
  if (distinct === undefined) return [];
  const names = new Set(answered ?? []);
  if (names.size >= distinct.count) return [];
  const seen = names.size === 0 ? 'none' : `${names.size}: ${[...names].slice(0, 10).join(', ')}`;
  const where = `distinct ${distinct.json ?? distinct.header}`;
  const finding = { expected: `answers of ${distinct.count} instances`, seen, where };
  const remedy = 'Take more samples, or name the instances.';
  return [{ outcome: 'inconclusive', reason: 'insufficient-samples', finding, remedy }];
}
