/** A workflow command that the runner would obey. */
export interface LogCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** What the runner registers (ActionCommandManager.cs, 2.336.0), beside tokens of stop-commands. */
const REGISTERED: readonly string[] = [
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
];

/** Pairs in the order in which the runner undoes them: the per cent sign last. */
const DATA = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
] as const;
const PROPERTY = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%3A', ':'],
  ['%2C', ','],
  ['%25', '%'],
] as const;
const LEGACY = [
  ['%3B', ';'],
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%5D', ']'],
  ['%25', '%'],
] as const;

type Escapes = readonly (readonly [string, string])[];

function undoEscapes(text: string, escapes: Escapes): string {
  return escapes.reduce((done, [from, to]) => done.replaceAll(from, to), text);
}

function parseHead(head: string, separator: string, escapes: Escapes) {
  const space = head.indexOf(' ');
  const name = (space < 0 ? head : head.slice(0, space)).toLowerCase();
  const properties: Record<string, string> = {};
  for (const pair of space < 0
    ? []
    : head
        .slice(space + 1)
        .trim()
        .split(separator)) {
    const equals = pair.indexOf('=');
    if (equals > 0 && equals < pair.length - 1) {
      properties[pair.slice(0, equals)] = undoEscapes(pair.slice(equals + 1), escapes);
    }
  }
  return { name, properties };
}

/** `::name key=value::data` at the start of a line, after white space. */
function parseCurrent(line: string): LogCommand | undefined {
  const text = line.replace(/^[\s\u0085]+/, '');
  const end = text.indexOf('::', 2);
  if (!text.startsWith('::') || end < 0) return undefined;
  const head = parseHead(text.slice(2, end), ',', PROPERTY);
  return { ...head, data: undoEscapes(text.slice(end + 2), DATA) };
}

/** `##[name key=value;]data` anywhere in a line. */
function parseLegacy(line: string): LogCommand | undefined {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  if (start < 0 || end < 0) return undefined;
  const head = parseHead(line.slice(start + 3, end), ';', LEGACY);
  return { ...head, data: undoEscapes(line.slice(end + 1), LEGACY) };
}

export interface LogReader {
  /** One line without its end; the command in it, if the runner would obey it. */
  read(line: string): LogCommand | undefined;
}

/** Reads lines as the runner does, in the order in which they arrive, `stop-commands` included. */
export function openLogReader(): LogReader {
  let token: string | undefined;
  const isKnown = ({ name }: LogCommand) => REGISTERED.includes(name) || name === token;
  return {
    read: (line) => {
      const command = [parseCurrent(line), parseLegacy(line)].find(
        (one) => one !== undefined && isKnown(one),
      );
      if (command === undefined) return undefined;
      if (token !== undefined) {
        if (command.name === token) token = undefined;
        return undefined;
      }
      if (command.name !== 'stop-commands') return command;
      const asked = command.data.toLowerCase();
      if (asked === '' || asked === 'pause-logging' || REGISTERED.includes(asked)) {
        throw new Error(`The runner refuses the stop token '${command.data}'.`);
      }
      token = asked;
      return undefined;
    },
  };
}

/** Every command of a whole log; the runner ends lines at CR, LF and both. */
export function parseLogCommands(log: string): readonly LogCommand[] {
  const reader = openLogReader();
  return log.split(/\r\n|\r|\n/).flatMap((line) => reader.read(line) ?? []);
}
