interface Line {
  readonly text: string;
  /** Where the next line begins. */
  readonly next: number;
  readonly isEnded: boolean;
}

function readLine(text: string, index: number): Line | undefined {
  if (index >= text.length) return undefined;
  const end = text.indexOf('\n', index);
  if (end < 0) return { text: text.slice(index), next: text.length, isEnded: false };
  return { text: text.slice(index, end), next: end + 1, isEnded: true };
}

/** The value between two delimiters, and where the text goes on. */
function readHeredoc(
  text: string,
  start: number,
  delimiter: string,
): { value: string; next: number } {
  let end = start;
  let line = readLine(text, start);
  while (line?.text !== delimiter) {
    if (line === undefined) {
      throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
    }
    if (!line.isEnded) throw new Error('Invalid value. EOF marker missing new line.');
    end = line.next - 1;
    line = readLine(text, line.next);
  }
  return { value: text.slice(start, Math.max(start, end)), next: line.next };
}

/**
 * The runner's grammar of `$GITHUB_OUTPUT`, `$GITHUB_STATE` and `$GITHUB_ENV` on Linux
 * (FileCommandManager.cs, 2.336.0): `NAME=VALUE`, or `NAME<<DELIMITER` with lines up to the
 * delimiter. Throws where the runner fails the step, with its words.
 */
export function parseFileCommand(file: string): Readonly<Record<string, string>> {
  const text = file.replace(/^\uFEFF/, '');
  const values: Record<string, string> = {};
  for (let line = readLine(text, 0); line !== undefined; ) {
    const equals = line.text.indexOf('=');
    const heredoc = line.text.indexOf('<<');
    let { next } = line;
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      values[line.text.slice(0, equals)] = line.text.slice(equals + 1);
    } else if (heredoc >= 0) {
      const name = line.text.slice(0, heredoc);
      const delimiter = line.text.slice(heredoc + 2);
      if (name === '' || delimiter === '') {
        const must = 'Name must not be empty and delimiter must not be empty';
        throw new Error(`Invalid format '${line.text}'. ${must}`);
      }
      const read = readHeredoc(text, line.next, delimiter);
      values[name] = read.value;
      ({ next } = read);
    } else if (line.text !== '') {
      throw new Error(`Invalid format '${line.text}'`);
    }
    line = readLine(text, next);
  }
  return values;
}
