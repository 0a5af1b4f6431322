import { PlanError, type Problem } from '../domain/errors.ts';
import { VERSION } from '../domain/version.ts';
import type { PlanFile } from './layer.ts';
import type { YamlFile } from './yaml/read-yaml.ts';

const REQUIRES = /^>=\s?(\d{1,6}(?:\.\d{1,6}){0,2})$/;

/** True if version `a` is older than `b`; both are numbers with dots. */
export function isOlder(a: string, b: string): boolean {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let index = 0; index < 3; index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/**
 * Throws PlanError where a file asks for a newer release. It stands alone: whatever else looks
 * wrong may be right there.
 */
export function requireRelease(files: readonly PlanFile[], version = VERSION): void {
  const problems = files.flatMap(({ yaml }): readonly Problem[] => {
    const { requires } = yaml.json;
    const wanted = typeof requires === 'string' ? REQUIRES.exec(requires)?.[1] : undefined;
    if (wanted === undefined || !isOlder(version, wanted)) return [];
    const message = `This plan needs Holdpoint ${wanted} or newer, and this is ${version}. Use a newer release.`;
    return [{ ...yaml.locate(['requires']), message }];
  });
  if (problems.length > 0) throw new PlanError(problems);
}

/** What follows a message about an unknown key, unless the plan says which release it is for. */
export function hintNewerRelease({ json }: YamlFile): string | undefined {
  if (json['requires'] !== undefined) return undefined;
  return `A newer release may know it; this is ${VERSION}.`;
}
