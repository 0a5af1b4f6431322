export interface LogCommand {
  readonly name: string;
  readonly data: string;
}

const COMMAND = /^\s*::([\w-]+)(?: [^:]*)?::(.*)$/;
const LEGACY = /##\[([\w-]+)[^\]]*\](.*)$/;

/** What the runner would obey in a log, `stop-commands` honoured (ActionCommandManager.cs). */
export function parseLogCommands(log: string): readonly LogCommand[] {
  const commands: LogCommand[] = [];
  let stopped: string | undefined;
  for (const line of log.split(/\r?\n|\r/)) {
    const match = COMMAND.exec(line) ?? LEGACY.exec(line);
    if (match === null) continue;
    const [, name = '', data = ''] = match;
    if (stopped !== undefined) {
      if (name === stopped) stopped = undefined;
      continue;
    }
    if (name === 'stop-commands') stopped = data;
    else commands.push({ name, data });
  }
  return commands;
}
