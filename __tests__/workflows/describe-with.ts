import { describe } from '@jest/globals';
import { findTool, type ToolName } from '../../scripts/workflow-tools.ts';

/** Tests that need a program of `workflow-tools`; without it they are skipped, and say why. */
export function describeWith(name: ToolName, title: string, tests: () => void): void {
  const tool = findTool(name);
  if ('path' in tool) describe(title, tests);
  else describe.skip(`${title}: skipped, because ${name} is missing: ${tool.missing}`, tests);
}
