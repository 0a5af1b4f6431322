import {
  type HealthCheck,
  type HealthEvidence,
  type HealthSample,
  healthEvidence,
} from '../../../src/probes/health/evidence.ts';
import { judge } from '../../../src/probes/health/judge.ts';
import { declaration } from '../../../src/probes/health/options.ts';

type Control = HealthEvidence['controls'][number];

/** So many answers of 200. */
export function makeSample(count: number, rest: Partial<HealthSample> = {}): HealthSample {
  return { count, status: 200, headers: [], glance: '', cut: false, ...rest };
}

export function makeFailure(failure: NonNullable<HealthSample['failure']>): HealthSample {
  const { status: _, ...silent } = makeSample(1);
  return { ...silent, failure };
}

export function makeCheck(
  endpoint: 'live' | 'ready',
  samples: HealthSample[],
  rest: Partial<HealthCheck> = {},
): HealthCheck {
  const url = `https://crm.example/${endpoint}`;
  return { endpoint, instance: null, url, samples, omitted: 0, timesMs: [3, 9], ...rest };
}

export function makeControl(rest: Partial<Control> = {}): Control {
  return { endpoint: 'live', url: 'https://crm.example/live-7f', status: 404, ...rest };
}

/** What the judge says of evidence of `/live`, or of what the options ask. */
export async function judgeHealth(
  checks: readonly HealthCheck[],
  controls: readonly Control[] = [makeControl()],
  options: object = {},
  rest: Partial<HealthEvidence> = {},
) {
  const seen = healthEvidence.parse({ checks, controls, ...rest });
  return judge(seen, declaration.options.parse({ live: '/live', ...options }));
}
