import type { OptionProblem } from '../contract.ts';
import type { CommandOptions, OutputExpectation } from './options.ts';

/** Patterns, JSONPaths and schemas that are none. */
export async function findCommandProblems(
  options: CommandOptions,
): Promise<readonly OptionProblem[]> {
  return [
    ...(await findExpectationProblems(options.expect, 'expect')),
    ...(await findExpectationProblems(options.controlExpect, 'controlExpect')),
  ];
}

async function findExpectationProblems(
  expectation: OutputExpectation | undefined,
  key: string,
): Promise<OptionProblem[]> {
  if (expectation === undefined) return [];
  const { stdout, stderr, json, schema } = expectation;
  const isPlain = [stdout, stderr, json, schema].every((one) => one === undefined);
  if (isPlain) return [];
  const find = await import('../../expect/problems.ts');
  return [
    ...(await find.findTextProblems(stdout, [key, 'stdout'])),
    ...(await find.findTextProblems(stderr, [key, 'stderr'])),
    ...(await find.findJsonProblems(json, [key, 'json'])),
    ...(await find.findSchemaProblems(schema, [key, 'schema'])),
  ];
}
