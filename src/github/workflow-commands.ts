/** An annotation of the run's page. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly title?: string;
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
}

/** The runner keeps so many of each level in a step, and drops the others without a word. */
export const MAX_ANNOTATIONS = 10;
/** The runner cuts a longer message. */
const MAX_MESSAGE = 4_096;

export const END_GROUP = '::endgroup::';

/** Text of a workflow command: one line, whatever it holds. */
export function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Value of a property of a workflow command. */
export function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

export function renderCommand(
  name: string,
  properties: Readonly<Record<string, string>>,
  text: string,
): string {
  const pairs = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`);
  const head = pairs.length === 0 ? name : `${name} ${pairs.join(',')}`;
  return `::${head}::${escapeData(text)}`;
}

/** Opens a fold of the log, which `END_GROUP` closes. */
export function renderGroup(title: string): string {
  return renderCommand('group', {}, title);
}

function renderAnnotation({ level, message, title, file, line }: Annotation): string {
  const properties = {
    ...(title === undefined ? {} : { title }),
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line: String(line) }),
  };
  const text = Array.from(message).slice(0, MAX_MESSAGE).join('');
  return renderCommand(level, properties, text);
}

/**
 * One command for each annotation, at most `limit` of each level: where there are more, the last
 * one says how many are left out. Leave room for what else the step says (`core.setFailed` is an
 * error).
 */
export function renderAnnotations(
  annotations: readonly Annotation[],
  limit = MAX_ANNOTATIONS,
): readonly string[] {
  return (['error', 'warning', 'notice'] as const).flatMap((level) => {
    const ofLevel = annotations.filter((one) => one.level === level);
    if (ofLevel.length <= limit) return ofLevel.map(renderAnnotation);
    const shown = ofLevel.slice(0, Math.max(0, limit - 1));
    const message = `${ofLevel.length - shown.length} more are in the job summary.`;
    return [...shown, { level, message }].slice(0, limit).map(renderAnnotation);
  });
}

/** The runner reads `::` as a command where it starts a line, after any white space. */
const COMMAND = /^([\s\p{C}]*:)(?=:)/u;

/**
 * Text from outside that no runner takes for a command. Whole lines only: a command must not be
 * split over two calls. The runner ends lines at CR, LF and both; it also finds `##[name]`
 * anywhere.
 */
export function guardLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(COMMAND, '$1 ').replaceAll('##[', '## ['))
    .join('\n');
}
