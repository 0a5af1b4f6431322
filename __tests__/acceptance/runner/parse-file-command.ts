/**
 * The runner's grammar of `$GITHUB_OUTPUT` and its like (FileCommandManager.cs): `NAME=VALUE`, or
 * `NAME<<DELIMITER` with lines up to the delimiter. Throws as the runner fails the step.
 */
export function parseFileCommand(text: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      values[line.slice(0, equals)] = line.slice(equals + 1);
      continue;
    }
    if (heredoc < 1) throw new Error(`Invalid format '${line}'`);
    const [name, delimiter] = [line.slice(0, heredoc), line.slice(heredoc + 2)];
    const end = lines.indexOf(delimiter, index + 1);
    if (delimiter === '' || end < 0) throw new Error('Invalid value. Matching delimiter not found');
    values[name] = lines.slice(index + 1, end).join('\n');
    index = end;
  }
  return values;
}
