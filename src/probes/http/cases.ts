import type { Case } from '../contract.ts';
import type { Answer, HttpEvidence, StepEvidence } from './evidence.ts';

const url = 'https://crm.example/health';

function answer(status: number, text: string, more: Partial<Answer> = {}): Answer {
  const body = {
    text,
    truncated: false,
    chars: text.length,
    whole: true,
    quotes: [],
    absent: [],
  };
  return { status, headers: [], headersCut: false, body, totalMs: 34, ...more };
}

function step(one: Answer, more: Partial<StepEvidence> = {}): StepEvidence {
  return { method: 'GET', url, hops: [], finalUrl: url, answer: one, ...more };
}

function single(one: Answer, more: Partial<HttpEvidence> = {}): HttpEvidence {
  return { steps: [step(one)], captures: {}, ...more };
}

const login = '<title>Log in</title>';
const sibling = 'https://crm.example/health-4f2a91c0';
const unknown = { url: sibling, status: 404 };

export const cases: readonly Case<HttpEvidence>[] = [
  {
    title: 'The page answers with what it should say',
    shows: 'pass',
    options: { path: '/health', expect: { body: { contains: 'Welcome' } } },
    evidence: single(answer(200, '<h1>Welcome</h1>')),
    outcome: 'pass',
  },
  {
    title: 'Only the status is asserted, and a path beside it is unknown',
    shows: 'pass',
    options: { path: '/health' },
    evidence: single(answer(200, 'ok'), { control: unknown }),
    outcome: 'pass',
  },
  {
    title: 'The service answers with an error',
    shows: 'fail',
    options: { path: '/health' },
    evidence: single(answer(500, 'Internal Server Error'), { control: unknown }),
    outcome: 'fail',
    reason: 'status',
  },
  {
    title: 'The JSON says another thing',
    shows: 'fail',
    options: { path: '/health', expect: { json: { '$.database': 'up' } } },
    evidence: single(
      answer(200, '{"database":"down"}', {
        json: { nodes: [{ path: '$.database', count: 1, values: ['down'], truncated: false }] },
      }),
    ),
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'The answer came after the time that the plan allows',
    shows: 'fail',
    options: { path: '/health', expect: { body: { contains: 'ok' }, maxMs: 20 } },
    evidence: single(answer(200, 'ok')),
    outcome: 'fail',
    reason: 'expected-timeout',
  },
  {
    title: 'The flow ended at its login, so what follows was not run',
    shows: 'fail',
    options: { steps: [{ path: '/health' }, { path: '/deals' }] },
    evidence: {
      steps: [step(answer(302, '', { headers: [['location', '/login']] }))],
      captures: {},
    },
    outcome: 'fail',
    reason: 'status',
  },
  {
    title: 'A redirect to the login page is no success',
    shows: 'must-not-pass',
    options: { path: '/health' },
    evidence: single(answer(302, login, { headers: [['location', '/login']] }), {
      control: unknown,
    }),
    outcome: 'fail',
    reason: 'status',
  },
  {
    title: 'An empty body does not contain what must not be there, and proves nothing',
    shows: 'must-not-pass',
    options: { path: '/health', expect: { body: { excludes: 'Traceback' } } },
    evidence: single(answer(200, '')),
    outcome: 'fail',
    reason: 'assertion',
  },
  {
    title: 'The body was cut before it could be searched to its end',
    shows: 'must-not-pass',
    options: { path: '/health', expect: { body: { excludes: 'Traceback' } } },
    evidence: single(
      answer(200, '', {
        body: { text: 'ok', truncated: true, chars: 9, whole: false, quotes: [], absent: [] },
      }),
    ),
    outcome: 'inconclusive',
    reason: 'output-limit',
  },
  {
    title: 'The service says that we ask too often',
    shows: 'must-not-pass',
    options: { path: '/health' },
    evidence: single(answer(429, '', { headers: [['retry-after', '30']] }), { control: unknown }),
    outcome: 'error',
    reason: 'rate-limited',
  },
  {
    title: 'The connection was refused',
    shows: 'must-not-pass',
    options: { path: '/health' },
    evidence: {
      steps: [
        {
          method: 'GET',
          url,
          hops: [],
          finalUrl: url,
          failure: { reason: 'connect', message: 'connect ECONNREFUSED', afterMs: 2 },
        },
      ],
      captures: {},
      control: unknown,
    },
    outcome: 'error',
    reason: 'connect',
  },
  {
    title: 'There is no evidence of any step',
    shows: 'must-not-pass',
    options: { path: '/health' },
    evidence: { steps: [], captures: {}, control: unknown },
    outcome: 'inconclusive',
    reason: 'no-data',
  },
  {
    title: 'A catch-all page answers 200 to every path',
    shows: 'control',
    options: { path: '/health' },
    evidence: single(answer(200, login), { control: { url: sibling, status: 200 } }),
    outcome: 'inconclusive',
    reason: 'control-failed',
  },
  {
    title: 'Every path leads to the login, known or not',
    shows: 'control',
    options: { path: '/health' },
    evidence: single(answer(200, 'ok'), { control: { url: sibling, status: 302 } }),
    outcome: 'inconclusive',
    reason: 'control-failed',
  },
];
