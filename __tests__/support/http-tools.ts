import type { Json } from '../../src/domain/json.ts';
import type { Judgement } from '../../src/domain/report.ts';
import { createRedactor } from '../../src/engine/create-redactor.ts';
import type { Collect, Declaration, EvidenceShape, Judge } from '../../src/probes/contract.ts';
import { createHttpTool } from '../../src/toolbox/http.ts';
import { createSecretTool } from '../../src/toolbox/secret.ts';
import { createTargetTool } from '../../src/toolbox/target.ts';
import type { Toolbox } from '../../src/toolbox/toolbox.ts';

type HttpProbeTool = 'http' | 'target' | 'secret' | 'subject';

interface ProbeParts<Options, Evidence> {
  readonly declaration: Declaration<Options>;
  readonly collect: Collect<Options, Evidence, HttpProbeTool>;
  readonly judge: Judge<Options, Evidence>;
  readonly evidence: EvidenceShape<Evidence>;
}

export interface ProbeRun<Evidence> {
  readonly seen: Evidence;
  readonly judged: Judgement;
}

/**
 * Runs a probe as the engine does: options parsed, evidence collected, redacted, checked against its
 * schema, judged; the judgement must be the same again after a way through JSON text.
 */
export async function runProbe<Options, Evidence>(
  parts: ProbeParts<Options, Evidence>,
  options: unknown,
  base: { readonly url?: string; readonly commit?: string; readonly image?: string },
  abort: AbortSignal = new AbortController().signal,
): Promise<ProbeRun<Evidence>> {
  const redactor = createRedactor();
  const http = createHttpTool({ variables: {} });
  const tools: Pick<Toolbox, HttpProbeTool> = {
    http,
    secret: createSecretTool(redactor),
    target: createTargetTool('staging', base.url),
    subject: {
      repository: 'crm',
      commit: base.commit ?? '',
      environment: 'staging',
      planDigest: '0'.repeat(64),
      ...(base.image === undefined ? {} : { image: base.image }),
    },
  };
  try {
    const given = parts.declaration.options.parse(options);
    const raw = await parts.collect(given, tools, { abort });
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
