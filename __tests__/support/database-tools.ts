import type { Json } from '../../src/domain/json.ts';
import type { Judgement } from '../../src/domain/report.ts';
import { createRedactor } from '../../src/engine/create-redactor.ts';
import type { Collect, Declaration, EvidenceShape, Judge } from '../../src/probes/contract.ts';
import { createClock } from '../../src/toolbox/clock.ts';
import { createEnvironmentTool } from '../../src/toolbox/environment.ts';
import { createFilesTool } from '../../src/toolbox/files.ts';
import { createHttpTool } from '../../src/toolbox/http.ts';
import { createProcessTool } from '../../src/toolbox/process.ts';
import { createSecretTool } from '../../src/toolbox/secret.ts';
import { createSqlTool } from '../../src/toolbox/sql/tool.ts';
import { createTargetTool } from '../../src/toolbox/target.ts';
import type { Toolbox } from '../../src/toolbox/toolbox.ts';

export type DatabaseProbeTool =
  | 'sql'
  | 'process'
  | 'files'
  | 'http'
  | 'clock'
  | 'environment'
  | 'secret'
  | 'target'
  | 'subject';

interface ProbeParts<Options, Evidence, Tool extends DatabaseProbeTool> {
  readonly declaration: Declaration<Options>;
  readonly collect: Collect<Options, Evidence, Tool>;
  readonly judge: Judge<Options, Evidence>;
  readonly evidence: EvidenceShape<Evidence>;
}

export interface DatabaseWorld {
  readonly root?: string;
  readonly url?: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly abort?: AbortSignal;
}

export interface ProbeRun<Evidence> {
  readonly seen: Evidence;
  readonly judged: Judgement;
}

const NEVER = new AbortController().signal;

/**
 * Runs a probe as the engine does: options parsed, evidence collected, redacted, checked against its
 * schema, judged; the judgement must be the same again after a way through JSON text.
 */
export async function runDatabaseProbe<Options, Evidence, Tool extends DatabaseProbeTool>(
  parts: ProbeParts<Options, Evidence, Tool>,
  options: unknown,
  world: DatabaseWorld = {},
): Promise<ProbeRun<Evidence>> {
  const redactor = createRedactor();
  const variables = world.variables ?? { PATH: process.env['PATH'] ?? '' };
  const http = createHttpTool({ variables });
  const tools: Pick<Toolbox, DatabaseProbeTool> = {
    http,
    sql: createSqlTool((value, name) => redactor.register(value, name)),
    process: createProcessTool(() => redactor.openStream()),
    files: createFilesTool(world.root ?? process.cwd()),
    clock: createClock(),
    environment: createEnvironmentTool(variables),
    secret: createSecretTool(redactor),
    target: createTargetTool('staging', world.url),
    subject: {
      repository: 'crm',
      commit: 'c0ffee'.repeat(6).padEnd(40, '0'),
      environment: 'staging',
      planDigest: '0'.repeat(64),
    },
  };
  try {
    const given = parts.declaration.options.parse(options);
    const raw = await parts.collect(given, tools, { abort: world.abort ?? NEVER });
    const seen = parts.evidence.schema.parse(redactor.redactJson(raw as Json));
    const shown = redactor.redactJson(given as Json) as Options;
    const judged = await parts.judge(seen, shown);
    const again = await parts.judge(JSON.parse(JSON.stringify(seen)) as Evidence, shown);
    if (JSON.stringify(again) !== JSON.stringify(judged)) throw new Error('judged differently');
    return { seen, judged };
  } finally {
    http.close();
  }
}
