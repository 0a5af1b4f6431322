import { isRunnerToken } from '../domain/runner-token.ts';

/** Values of the run that a plan can name, beside environment variables. */
export const RUN_VALUES = [
  'environment.name',
  'environment.url',
  'subject.commit',
  'subject.image',
] as const;

export type RunValue = (typeof RUN_VALUES)[number];

/** A piece of a text: as it is, a `${NAME}`, or something that starts like one and is none. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'run'; readonly name: RunValue }
  | { readonly kind: 'wrong'; readonly text: string; readonly message: string };

// `$${` is the escape; a `${` without its `}` is matched alone, so that it is seen.
const TOKEN = /\$\$\{|\$\{([^{}$]*)\}|\$\{/g;
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]{0,199}$/;

function isRunValue(name: string): name is RunValue {
  return (RUN_VALUES as readonly string[]).includes(name);
}

function explainName(name: string): string {
  if (isRunnerToken(name)) {
    return `\`\${${name}}\` is a token of the runner and can not be named. Pass what is needed under another name.`;
  }
  const known = RUN_VALUES.map((one) => `\`\${${one}}\``).join(', ');
  return `\`\${${name.slice(0, 60)}}\` is no name of a variable. Write \`\${NAME}\` or one of ${known}.`;
}

function parseToken(token: string, name: string | undefined, following: string): TemplatePart {
  if (token === '$${') return { kind: 'text', text: '${' };
  if (name !== undefined && isRunValue(name)) return { kind: 'run', name };
  if (name !== undefined && VARIABLE.test(name) && !isRunnerToken(name)) {
    return { kind: 'variable', name };
  }
  if (name !== undefined) return { kind: 'wrong', text: token, message: explainName(name) };
  const message =
    following === '{'
      ? 'Expressions of GitHub (`${{ … }}`) are not read here. Put the value in `env:` of the step and write `${NAME}`.'
      : 'A `${` is not closed with `}`. Write `${NAME}`, or `$${` for the characters themselves.';
  return { kind: 'wrong', text: token, message };
}

/** The parts of a text in order; a text without `${` is one part. Pure, linear in the length. */
export function parseTemplate(text: string): readonly TemplatePart[] {
  if (!text.includes('${')) return [{ kind: 'text', text }];
  const parts: TemplatePart[] = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [token, name] = match;
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    from = match.index + token.length;
    parts.push(parseToken(token, name, text[from] ?? ''));
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

/** True if some of the text comes from outside the plan. */
export function hasReference(text: string): boolean {
  return (
    text.includes('${') &&
    parseTemplate(text).some((part) => part.kind === 'variable' || part.kind === 'run')
  );
}
