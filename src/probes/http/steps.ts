import type { HttpOptions } from './options.ts';
import type { StepExpectation, StepOptions } from './request-schema.ts';

/** The requests of the options, in order: one, or those of the flow. */
export function listSteps(options: HttpOptions): readonly StepOptions[] {
  if (options.steps !== undefined) return options.steps;
  const { steps: _, sibling404: __, ...single } = options;
  return [single];
}

/** Path or URL as written; undefined for a step that submits a form. */
export function addressOf(step: StepOptions): string | undefined {
  return step.path ?? step.url;
}

/** The method that a step is sent with, as far as it is known without the page of its form. */
export function methodOf(step: StepOptions): string {
  if (step.method !== undefined) return step.method;
  const isSending =
    step.body !== undefined ||
    step.json !== undefined ||
    step.form !== undefined ||
    step.formFrom !== undefined;
  return isSending ? 'POST' : 'GET';
}

/** What the status must be: 2xx where nothing is said, because an assertion there must be. */
export function statusesOf(expect: StepExpectation | undefined): readonly (number | string)[] {
  const status = expect?.status ?? '2xx';
  return Array.isArray(status) ? status : [status];
}

/** True of `2xx` and 204, of 204 and 204. */
export function isStatus(seen: number, expected: readonly (number | string)[]): boolean {
  return expected.some((one) =>
    typeof one === 'number' ? one === seen : Number(one[0]) === Math.floor(seen / 100),
  );
}

/** Which path is asked as the negative control; undefined where the options need none. */
export function controlOf(options: HttpOptions): string | true | undefined {
  if (options.sibling404 !== undefined) {
    return options.sibling404 === false ? undefined : options.sibling404;
  }
  const [only, ...more] = listSteps(options);
  if (only === undefined || more.length > 0 || methodOf(only) !== 'GET') return undefined;
  const { headers, body, json, schema, finalUrl } = only.expect ?? {};
  const asserted = [headers, body, json, schema, finalUrl].some((one) => one !== undefined);
  if (asserted || isStatus(404, statusesOf(only.expect))) return undefined;
  return statusesOf(only.expect).every((one) => String(one).startsWith('2')) ? true : undefined;
}

/** How a step is named in findings. */
export function nameStep(step: StepOptions, index: number, count: number): string {
  const what = `${methodOf(step)} ${addressOf(step) ?? 'the form'}`;
  if (count === 1) return what;
  return `step ${index + 1} of ${count} (${step.name ?? what})`;
}
