import type { Judgement } from '../../domain/report.ts';
import { isUnknown } from '../../toolbox/http/sibling.ts';
import type { EvidenceShape, Judge } from '../contract.ts';
import { type Endpoint, listEndpoints, listInstanceNames } from './endpoints.ts';
import { type HealthEvidence, healthEvidence } from './evidence.ts';
import { judgeCheck, type Mark, nameCheck } from './judge-check.ts';
import type { HealthOptions } from './options.ts';

export const evidence: EvidenceShape<HealthEvidence> = { version: 1, schema: healthEvidence };

/** Worst first: what decides if several things are wrong. */
const RANKS = ['fail', 'error', 'inconclusive'] as const;

export const judge: Judge<HealthOptions, HealthEvidence> = async (seen, options) => {
  const endpoints = listEndpoints(options);
  const marks: Mark[] = [];
  for (const check of seen.checks) {
    const endpoint = endpoints.find((one) => one.name === check.endpoint);
    if (endpoint !== undefined) marks.push(...(await judgeCheck(check, endpoint, options)));
  }
  marks.push(...judgeCounts(seen, endpoints, options));
  if (options.sibling404) marks.push(...judgeControls(seen, endpoints));
  marks.push(...judgeDistinct(seen, options));
  return conclude(marks, seen);
};

function conclude(marks: readonly Mark[], seen: HealthEvidence): Judgement {
  const outcome = RANKS.find((rank) => marks.some((mark) => mark.outcome === rank));
  const first = marks.find((mark) => mark.outcome === outcome);
  if (outcome === undefined || first === undefined) {
    return { outcome: 'pass', summary: describePass(seen), findings: [] };
  }
  const { reason, finding, remedy } = first;
  const { where = '', expected } = finding;
  const summary = `${where}: expected ${expected}, seen ${finding.seen}.`;
  return {
    outcome,
    reason,
    summary: summary.slice(0, 400).toWellFormed(),
    findings: marks.map((mark) => mark.finding),
    ...(remedy === undefined ? {} : { remedy }),
  };
}

/** Every endpoint of every instance must have been asked as often as the options say. */
function judgeCounts(
  seen: HealthEvidence,
  endpoints: readonly Endpoint[],
  options: HealthOptions,
): readonly Mark[] {
  const pairs = listInstanceNames(options).flatMap((instance) =>
    endpoints.map(({ name }) => ({ name, instance })),
  );
  return pairs.flatMap(({ name, instance }): readonly Mark[] => {
    const check = seen.checks.find((one) => one.endpoint === name && one.instance === instance);
    const count = check?.samples.reduce((sum, one) => sum + one.count, 0) ?? 0;
    const omitted = check?.omitted ?? 0;
    if (omitted > 0) {
      const seen = `${omitted} answers that differ too often to be kept`;
      const finding = {
        expected: 'answers like each other',
        seen,
        where: nameCheck(name, instance),
      };
      return [{ outcome: 'inconclusive', reason: 'output-limit', finding }];
    }
    const isBroken = check?.samples.some((one) => one.failure !== undefined) ?? false;
    // Sampling ends at the first request without an answer, which is a mark of its own.
    if (count >= options.samples || isBroken) return [];
    const where = nameCheck(name, instance);
    const finding = { expected: `${options.samples} samples`, seen: `${count}`, where };
    return [{ outcome: 'inconclusive', reason: 'insufficient-samples', finding }];
  });
}

function judgeControls(seen: HealthEvidence, endpoints: readonly Endpoint[]): readonly Mark[] {
  return endpoints.flatMap(({ name }): readonly Mark[] => {
    const { url, status, failure } = seen.controls.find((one) => one.endpoint === name) ?? {};
    const where = `control beside ${name} ${url ?? '(not asked)'}`;
    if (failure !== undefined) {
      const finding = { expected: 'an answer', seen: failure.message, where };
      return [{ outcome: 'error', reason: failure.reason, finding, remedy: failure.remedy }];
    }
    if (status !== undefined && isUnknown(status)) return [];
    const answered = status === undefined ? 'no answer' : `status ${status}`;
    const finding = { expected: 'status 404 or 410', seen: answered, where };
    if (status === 429) return [{ outcome: 'error', reason: 'rate-limited', finding }];
    const remedy = 'Let unknown paths answer 404; a catch-all page looks healthy to every check.';
    return [{ outcome: 'inconclusive', reason: 'control-failed', finding, remedy }];
  });
}

function judgeDistinct(seen: HealthEvidence, options: HealthOptions): readonly Mark[] {
  const { distinct } = options;
  if (distinct === undefined) return [];
  const names = new Set(seen.distinct ?? []);
  if (names.size >= distinct.count) return [];
  const list = names.size === 0 ? 'none' : `${names.size}: ${[...names].slice(0, 10).join(', ')}`;
  const finding = { expected: `answers of ${distinct.count} instances`, seen: list };
  const where = `distinct ${distinct.json ?? distinct.header}`;
  return [
    {
      outcome: 'inconclusive',
      reason: 'insufficient-samples',
      finding: { ...finding, where },
      remedy: 'Take more samples, or name the instances.',
    },
  ];
}

function describePass(seen: HealthEvidence): string {
  const parts = seen.checks.map(({ endpoint, instance, samples, timesMs }) => {
    const count = samples.reduce((sum, one) => sum + one.count, 0);
    const slowest = timesMs.length === 0 ? '' : `, slowest ${Math.max(...timesMs)} ms`;
    return `${nameCheck(endpoint, instance)} ${count} of ${count}${slowest}`;
  });
  const names = seen.distinct === undefined ? '' : `; ${seen.distinct.length} instances answered`;
  const controls = seen.controls.map((one) => one.status).join(', ');
  const control = controls === '' ? '' : `; unknown paths answer ${controls}`;
  return `Healthy: ${parts.join('; ')}${names}${control}.`.slice(0, 600).toWellFormed();
}
