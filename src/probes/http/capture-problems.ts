import { findJsonPathProblem } from '../../expect/json-path.ts';
import { findPatternProblem } from '../../expect/patterns.ts';
import { findGroupProblem } from '../../expect/read-field.ts';
import type { OptionProblem } from '../contract.ts';
import type { HttpOptions } from './options.ts';
import type { CaptureOptions, StepOptions } from './request-schema.ts';
import { listSteps } from './steps.ts';
import { fillJson, listNames } from './template.ts';

type Path = OptionProblem['path'];

/**
 * Problems of captures, and of `{{name}}` that no earlier step captures or that may not be shown.
 */
export async function findCaptureProblems(options: HttpOptions): Promise<OptionProblem[]> {
  if (options.steps === undefined) return [];
  const known = new Map<string, CaptureOptions>();
  const problems: OptionProblem[] = [];
  for (const [index, step] of listSteps(options).entries()) {
    const path = ['steps', index];
    problems.push(...findUnknown(step, known, path));
    for (const [name, capture] of Object.entries(step.captures ?? {})) {
      problems.push(...(await findPlaceProblems(capture, [...path, 'captures', name])));
      known.set(name, capture);
    }
  }
  return problems;
}

function findUnknown(
  step: StepOptions,
  known: ReadonlyMap<string, CaptureOptions>,
  path: Path,
): OptionProblem[] {
  const { expect, captures: _, ...request } = step;
  const unknown = [...listNames(request), ...listNames(expect ?? {})]
    .filter((name) => !known.has(name))
    .map((name) => ({
      path,
      message: `{{${name}}} is captured by no step before this one. Add it to the \`captures\` of one.`,
    }));
  const hidden = listNames(expect ?? {})
    .filter((name) => known.get(name)?.secret === true)
    .map((name) => ({
      path: [...path, 'expect'],
      message: `{{${name}}} is secret, so what is judged does not show it. Write \`secret: false\` at its capture.`,
    }));
  return [...unknown, ...hidden, ...findMisplaced(expect ?? {}, [...path, 'expect'])];
}

/** A value in a pattern or in a JSONPath could mean anything, so it is put into neither. */
function findMisplaced(expect: object, path: Path): OptionProblem[] {
  const names = listNames(expect);
  const filled = fillJson(expect, new Map(names.map((name) => [name, ''])));
  return listNames(filled).map((name) => ({
    path,
    message: `{{${name}}} cannot stand in a pattern, a JSONPath or a header name. Use \`equals\` or \`contains\`.`,
  }));
}

async function findPlaceProblems(capture: CaptureOptions, path: Path): Promise<OptionProblem[]> {
  if (capture.json !== undefined) {
    const message = await findJsonPathProblem(capture.json);
    return message === undefined ? [] : [{ path: [...path, 'json'], message }];
  }
  if (capture.regex === undefined) return [];
  const message =
    (await findPatternProblem(capture.regex)) ?? (await findGroupProblem(capture.regex));
  return message === undefined ? [] : [{ path: [...path, 'regex'], message }];
}
