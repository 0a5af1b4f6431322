import { concludeMarks, type Mark } from '../../expect/mark.ts';
import { countAnswers, judgeCount, judgeDistinct } from '../../expect/sampled-answers.ts';
import { isUnknown } from '../../toolbox/http/sibling.ts';
import type { EvidenceShape, Judge } from '../contract.ts';
import { type Endpoint, listEndpoints, listInstanceNames } from './endpoints.ts';
import { type HealthEvidence, healthEvidence } from './evidence.ts';
import { judgeCheck, nameCheck } from './judge-check.ts';
import type { HealthOptions } from './options.ts';

export const evidence: EvidenceShape<HealthEvidence> = { version: 1, schema: healthEvidence };

export const judge: Judge<HealthOptions, HealthEvidence> = async (seen, options) => {
  const endpoints = listEndpoints(options);
  const marks: Mark[] = [];
  for (const check of seen.checks) {
    const endpoint = endpoints.find((one) => one.name === check.endpoint);
    if (endpoint !== undefined) marks.push(...(await judgeCheck(check, endpoint, options)));
  }
  marks.push(...judgeCounts(seen, endpoints, options));
  if (options.sibling404) marks.push(...judgeControls(seen, endpoints));
  marks.push(...judgeDistinct(seen.distinct, options.distinct));
  return concludeMarks(marks) ?? { outcome: 'pass', summary: describePass(seen), findings: [] };
};

/** Every endpoint of every instance must have been asked as often as the options say. */
function judgeCounts(
  seen: HealthEvidence,
  endpoints: readonly Endpoint[],
  options: HealthOptions,
): readonly Mark[] {
  const pairs = listInstanceNames(options).flatMap((instance) =>
    endpoints.map(({ name }) => ({ name, instance })),
  );
  return pairs.flatMap(({ name, instance }) => {
    const check = seen.checks.find((one) => one.endpoint === name && one.instance === instance);
    return judgeCount(check, options.samples, nameCheck(name, instance));
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

function describePass(seen: HealthEvidence): string {
  const parts = seen.checks.map((check) => {
    const { endpoint, instance, timesMs } = check;
    const count = countAnswers(check);
    const slowest = timesMs.length === 0 ? '' : `, slowest ${Math.max(...timesMs)} ms`;
    return `${nameCheck(endpoint, instance)} ${count} of ${count}${slowest}`;
  });
  const names = seen.distinct === undefined ? '' : `; ${seen.distinct.length} instances answered`;
  const controls = seen.controls.map((one) => one.status).join(', ');
  const control = controls === '' ? '' : `; unknown paths answer ${controls}`;
  return `Healthy: ${parts.join('; ')}${names}${control}.`.slice(0, 600).toWellFormed();
}
