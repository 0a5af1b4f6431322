// Builds act, actionlint and zizmor below `.cache`, for `npm run workflows`. What can't be built is
// told; the tests that need it are skipped, and counted as such.
import { buildTool, TOOLS } from './workflow-tools.ts';

for (const name of ['act', 'actionlint', 'zizmor'] as const) {
  const tool = buildTool(name);
  const state = 'path' in tool ? 'ready' : `skipped, because ${tool.missing}`;
  process.stdout.write(`${name} ${TOOLS[name].version}: ${state}\n`);
}
