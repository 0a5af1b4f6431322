import type { Json } from '../../../src/domain/json.ts';
import type { Judgement } from '../../../src/domain/report.ts';
import { createRedactor } from '../../../src/engine/create-redactor.ts';
import { collect } from '../../../src/probes/command/collect.ts';
import type { CommandEvidence } from '../../../src/probes/command/evidence.ts';
import { evidence, judge } from '../../../src/probes/command/judge.ts';
import { declaration } from '../../../src/probes/command/options.ts';
import { createEnvironmentTool } from '../../../src/toolbox/environment.ts';
import { createFilesTool } from '../../../src/toolbox/files.ts';
import { createProcessTool } from '../../../src/toolbox/process.ts';
import { createSecretTool } from '../../../src/toolbox/secret.ts';
import { createTargetTool } from '../../../src/toolbox/target.ts';
import { PATH } from '../../support/test-commands.ts';

export interface CommandRun {
  readonly seen: CommandEvidence;
  readonly judged: Judgement;
  /** Bytes of the evidence as JSON. */
  readonly size: number;
}

export interface CommandWorld {
  readonly root: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Runs the probe as the engine does, with a real process and the real redactor. */
export async function runCommand(options: unknown, world: CommandWorld): Promise<CommandRun> {
  const redactor = createRedactor();
  for (const [name, value] of Object.entries(world.secrets ?? {})) redactor.register(value, name);
  const given = declaration.options.parse(options);
  const raw = await collect(
    given,
    {
      process: createProcessTool(() => redactor.openStream()),
      files: createFilesTool(world.root),
      environment: createEnvironmentTool({ PATH, ...world.variables }),
      secret: createSecretTool(redactor),
      target: createTargetTool('staging', 'https://crm.example'),
      subject: {
        repository: 'crm',
        commit: 'c'.repeat(40),
        image: 'sha256:1234',
        environment: 'staging',
        planDigest: '0'.repeat(64),
      },
    },
    { abort: world.signal ?? new AbortController().signal },
  );
  const seen = evidence.schema.parse(redactor.redactJson(raw as unknown as Json));
  const shown = redactor.redactJson(given as unknown as Json) as typeof given;
  const judged = await judge(seen, shown);
  return { seen, judged, size: Buffer.byteLength(JSON.stringify(seen)) };
}
