import type { Case } from '../contract.ts';
import type { HealthCheck, HealthEvidence, HealthSample } from './evidence.ts';

const base = 'https://crm.example';

function sample(count: number, status: number, more: Partial<HealthSample> = {}): HealthSample {
  return { count, status, headers: [], glance: '', cut: false, ...more };
}

function check(
  endpoint: 'live' | 'ready',
  samples: HealthSample[],
  more: Partial<HealthCheck> = {},
): HealthCheck {
  const url = `${base}/health/${endpoint}`;
  return { endpoint, instance: null, url, samples, omitted: 0, timesMs: [12], ...more };
}

function seen(checks: HealthCheck[], status = 404): HealthEvidence {
  const names = [...new Set(checks.map((one) => one.endpoint))];
  const controls = names.map((endpoint) => {
    return { endpoint, url: `${base}/health/${endpoint}-1f00aa`, status };
  });
  return { checks, controls };
}

const both = { live: '/health/live', ready: '/health/ready' };
const ready = { ready: '/health/ready' };
const withJson = { ...ready, json: { '$.status': 'ok' } };

function status(value: string): HealthSample {
  const nodes = [{ path: '$.status', count: 1, values: [value], truncated: false }];
  return sample(5, 200, { json: { nodes } });
}

export const cases: readonly Case<HealthEvidence>[] = [
  {
    title: 'Both endpoints answer five times of five',
    shows: 'pass',
    options: both,
    evidence: seen([check('live', [sample(5, 200)]), check('ready', [sample(5, 200)])]),
    outcome: 'pass',
  },
  {
    title: 'The JSON says ok',
    shows: 'pass',
    options: withJson,
    evidence: seen([check('ready', [status('ok')])]),
    outcome: 'pass',
  },
  {
    title: 'Readiness answers 503, because the database is away',
    shows: 'fail',
    options: both,
    evidence: seen([
      check('live', [sample(5, 200)]),
      check('ready', [sample(5, 503, { glance: 'database: timeout' })]),
    ]),
    outcome: 'fail',
    reason: 'status',
  },
  {
    title: 'The JSON of a 200 says that it is degraded',
    shows: 'fail',
    options: withJson,
    evidence: seen([check('ready', [status('degraded')])]),
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'One of five answers comes from an instance that is ill',
    shows: 'must-not-pass',
    options: ready,
    evidence: seen([check('ready', [sample(4, 200), sample(1, 503)])]),
    outcome: 'fail',
    reason: 'status',
  },
  {
    title: 'A redirect, which people count as healthy and Fly does not',
    shows: 'must-not-pass',
    options: ready,
    evidence: seen([check('ready', [sample(5, 302, { headers: [['location', '/login']] })])]),
    outcome: 'fail',
    reason: 'status',
  },
  {
    title: 'An HTML page with status 200 where JSON is expected',
    shows: 'must-not-pass',
    options: withJson,
    evidence: seen([
      check('ready', [sample(5, 200, { json: { problem: '"<!doctype html>"', nodes: [] } })]),
    ]),
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'An answer that a cache may keep, where none may',
    shows: 'must-not-pass',
    options: { ...ready, noStore: true },
    evidence: seen([check('ready', [sample(5, 200, { headers: [['cache-control', 'public']] })])]),
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'Only one of two instances answered',
    shows: 'must-not-pass',
    options: { ...ready, distinct: { header: 'x-instance', count: 2 } },
    evidence: { ...seen([check('ready', [sample(5, 200)])]), distinct: ['a'] },
    outcome: 'inconclusive',
    reason: 'insufficient-samples',
  },
  {
    title: 'Nothing was asked',
    shows: 'must-not-pass',
    options: ready,
    evidence: { checks: [], controls: [{ endpoint: 'ready', url: `${base}/x`, status: 404 }] },
    outcome: 'inconclusive',
    reason: 'insufficient-samples',
  },
  {
    title: 'The connection was refused',
    shows: 'must-not-pass',
    options: ready,
    evidence: seen([
      check('ready', [
        {
          count: 5,
          headers: [],
          glance: '',
          cut: false,
          failure: { reason: 'connect', message: 'connect ECONNREFUSED' },
        },
      ]),
    ]),
    outcome: 'error',
    reason: 'connect',
  },
  {
    title: 'A catch-all page answers 200 to every path',
    shows: 'control',
    options: ready,
    evidence: seen([check('ready', [sample(5, 200)])], 200),
    outcome: 'inconclusive',
    reason: 'control-failed',
  },
];
