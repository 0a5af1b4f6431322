import {
  type Answer,
  type BodyEvidence,
  type HttpEvidence,
  httpEvidence,
  type StepEvidence,
} from '../../../src/probes/http/evidence.ts';
import { judge } from '../../../src/probes/http/judge.ts';
import { declaration } from '../../../src/probes/http/options.ts';

export const URL_ASKED = 'https://crm.example/deals';

export function makeBody(text: string, rest: Partial<BodyEvidence> = {}): BodyEvidence {
  const whole = { text, truncated: false, chars: text.length, whole: true };
  return { ...whole, quotes: [], absent: [], ...rest };
}

/** A 200 in ten milliseconds, with these changes. */
export function makeAnswer(rest: Partial<Answer> = {}): Answer {
  const body = makeBody('deals');
  return { status: 200, headers: [], headersCut: false, body, totalMs: 10, ...rest };
}

export function makeStep(rest: Partial<StepEvidence> = {}): StepEvidence {
  return { method: 'GET', url: URL_ASKED, hops: [], finalUrl: URL_ASKED, ...rest };
}

/** What the judge says of evidence of these steps; the control is off unless it is asked for. */
export async function judgeSteps(
  options: object,
  steps: readonly StepEvidence[],
  rest: Partial<HttpEvidence> = {},
) {
  const seen = httpEvidence.parse({ steps, captures: {}, ...rest });
  return judge(seen, declaration.options.parse(options));
}

/** The same of one GET /deals of which this is expected. */
export async function judgeOne(
  expect: object,
  step: StepEvidence,
  captures: HttpEvidence['captures'] = {},
) {
  return judgeSteps({ url: '/deals', sibling404: false, expect }, [step], { captures });
}

/** A judgement of one finding. */
export const conclude = (
  outcome: string,
  reason: string,
  expected: string,
  seen: string,
  where = 'GET /deals',
) => ({
  outcome,
  reason,
  summary: `${where}: expected ${expected}, seen ${seen}.`.slice(0, 400),
  findings: [{ expected, seen, where }],
});

export const violated = (expected: string, seen: string, where?: string) =>
  conclude('fail', 'assertion', expected, seen, where);
