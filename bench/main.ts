// npm run bench -- <start|http|plan> [--json] [--plan lt-crm]: ratios in one run, never absolute
// times.
import { parseArgs } from 'node:util';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    plan: { type: 'string', default: 'empty' },
  },
});

const SUITES: Readonly<Record<string, () => Promise<unknown>>> = {
  start: async () => (await import('./start.ts')).measureStart(values.plan),
  http: async () => (await import('./http.ts')).measureHttp(),
  plan: async () => (await import('./plan.ts')).measurePlan(),
};

const suite = SUITES[positionals[0] ?? ''];
if (suite === undefined) {
  process.stderr.write(`Say what to measure: ${Object.keys(SUITES).join(', ')}.\n`);
  process.exitCode = 2;
} else {
  const result = await suite();
  const text = values.json ? JSON.stringify(result) : JSON.stringify(result, null, 2);
  process.stdout.write(`${text}\n`);
}
