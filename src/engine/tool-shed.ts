import { ProbeError } from '../domain/errors.ts';
import type { PlannedItem } from '../domain/item.ts';
import type { Subject } from '../domain/subject.ts';
import { createEnvironmentTool } from '../toolbox/environment.ts';
import { createSecretTool } from '../toolbox/secret.ts';
import { createTargetTool } from '../toolbox/target.ts';
import type { ApprovalsTool, ClockTool, Toolbox, ToolName } from '../toolbox/toolbox.ts';
import type { EngineRequest } from './request.ts';

/** The tools of a run: one of each, made when a probe first needs it. */
export interface ToolShed {
  /** Only the named tools: nothing else can be reached from what is returned. */
  pick(
    names: readonly ToolName[],
    environment: string,
    item: Pick<PlannedItem, 'id' | 'owner'>,
  ): Promise<Pick<Toolbox, ToolName>>;
  close(): void;
}

type Makers = {
  readonly [Name in ToolName]: (
    environment: string,
    item: Pick<PlannedItem, 'id' | 'owner'>,
  ) => Toolbox[Name] | Promise<Toolbox[Name]>;
};

function makeOnce<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** There is nobody to ask: such an item can't be measured here, which is no pass and no fail. */
function refuseWithoutGitHub(): never {
  throw new ProbeError('auth', 'GitHub can’t be asked here: there is no token.', {
    remedy: 'Run it as the Action, with `github-token`.',
  });
}

/** Nobody can have said anything; what only waits for a person goes on waiting. */
const ABSENT: ApprovalsTool = {
  rules: { roles: {}, asked: [], owners: [], smallTeam: false, carry: 'none' },
  read: async () => refuseWithoutGitHub(),
  isAbsent: true,
};

/** The makers, and what closes idle connections in the end. */
function listMakers(request: EngineRequest, clock: ClockTool): [Makers, () => void] {
  const { variables, redactor, root } = request;
  const subject: Subject = Object.freeze({ ...request.subject });
  const closers: (() => void)[] = [];
  const http = makeOnce(async () => {
    const { createHttpTool } = await import('../toolbox/http.ts');
    const tool = createHttpTool({ variables });
    closers.push(() => tool.close());
    return tool;
  });
  const process = makeOnce(async () => {
    const { createProcessTool } = await import('../toolbox/process.ts');
    return createProcessTool(() => redactor.openStream());
  });
  const sql = makeOnce(async () => {
    const { createSqlTool } = await import('../toolbox/sql/tool.ts');
    return createSqlTool((value, name) => redactor.register(value, name));
  });
  const files = makeOnce(async () => {
    const { createFilesTool } = await import('../toolbox/files.ts');
    return createFilesTool(root);
  });
  const makers: Makers = {
    http,
    process,
    sql,
    files,
    clock: () => clock,
    environment: makeOnce(() => createEnvironmentTool(variables)),
    secret: makeOnce(() => createSecretTool(redactor)),
    target: (name) => createTargetTool(name, request.environments[name]?.url),
    subject: () => subject,
    github: () => request.connectGitHub?.() ?? refuseWithoutGitHub(),
    approvals: () => request.approvals ?? ABSENT,
    item: (_, { id, owner }) => Object.freeze({ id, ...(owner === undefined ? {} : { owner }) }),
  };
  return [
    makers,
    () => {
      for (const close of closers) close();
    },
  ];
}

/** Tools for the probes of one run; heavy ones are loaded with the first item that needs them. */
export function createToolShed(request: EngineRequest, clock: ClockTool): ToolShed {
  const [makers, close] = listMakers(request, clock);
  return {
    pick: async (names, environment, item) => {
      const picked: Record<string, unknown> = Object.create(null);
      for (const name of names) picked[name] = await makers[name](environment, item);
      return Object.freeze(picked) as unknown as Pick<Toolbox, ToolName>;
    },
    close,
  };
}
