import {
  findHeaderProblems,
  findJsonProblems,
  findSchemaProblems,
  findTextProblems,
} from '../../expect/problems.ts';
import type { OptionProblem } from '../contract.ts';
import { findCaptureProblems } from './capture-problems.ts';
import type { HttpOptions } from './options.ts';
import type { StepExpectation } from './request-schema.ts';
import { controlOf, listSteps } from './steps.ts';

type Path = OptionProblem['path'];

/** What the schema can't say of the options: patterns, paths, captures that nobody made. */
export async function findHttpProblems(options: HttpOptions): Promise<readonly OptionProblem[]> {
  const problems: OptionProblem[] = [];
  for (const [index, step] of listSteps(options).entries()) {
    const path = options.steps === undefined ? [] : ['steps', index];
    problems.push(...(await findExpectProblems(step.expect, [...path, 'expect'])));
  }
  const isFlow = options.steps !== undefined && options.steps.length > 1;
  if (isFlow && controlOf(options) === true) {
    const message =
      'A flow has no single URL to stand beside: write the path that must be unknown.';
    problems.push({ path: ['sibling404'], message });
  }
  return [...problems, ...(await findCaptureProblems(options))];
}

async function findExpectProblems(
  expect: StepExpectation | undefined,
  path: Path,
): Promise<OptionProblem[]> {
  if (expect === undefined) return [];
  const { finalUrl, maxMs, warnMs } = expect;
  const problems = [
    ...(await findTextProblems(expect.body, [...path, 'body'])),
    ...(await findJsonProblems(expect.json, [...path, 'json'])),
    ...(await findHeaderProblems(expect.headers, [...path, 'headers'])),
    ...(await findSchemaProblems(expect.schema, [...path, 'schema'])),
  ];
  if (typeof finalUrl === 'object') {
    problems.push(...(await findTextProblems(finalUrl, [...path, 'finalUrl'])));
  }
  if (maxMs !== undefined && warnMs !== undefined && warnMs >= maxMs) {
    const message = `warnMs (${warnMs}) is crossed only with maxMs (${maxMs}). Write a smaller one.`;
    problems.push({ path: [...path, 'warnMs'], message });
  }
  return problems;
}
