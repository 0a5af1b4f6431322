import type { CheckName } from './checks.ts';
import type { TypedRule } from './infer-rule.ts';
import { isPlaceholder } from './placeholder.ts';
import { asksForTls, isExampleHost, isLocalHost, type ReadUrl, readUrl } from './read-url.ts';
import type { VariableType } from './rule-schema.ts';
import { estimateBits } from './secret-strength.ts';

export type Checks = Readonly<Partial<Record<CheckName, boolean>>>;

export interface ValueContext {
  readonly rule: TypedRule;
  /** The value that the example shows; undefined if it may be the same. */
  readonly example?: string | undefined;
  readonly forbidden: readonly string[];
  /** Says whether the pattern of the rule is found. */
  readonly matches?: ((value: string) => boolean) | undefined;
}

/** Types of which a default may well be the right value, and a short value is usual. */
const PLAIN_TYPES: readonly VariableType[] = ['int', 'bool', 'enum', 'port'];

/** What holds of a value and what does not: booleans only, because the value must not leave. */
export function checkValue(value: string, context: ValueContext): Checks {
  const text = value.trim();
  const forbidden = checkForbidden(text, context.forbidden);
  if (text === '') return { filled: false, ...forbidden };
  const defaults = checkDefaults(text, context);
  const format = checkFormat(text, context.rule);
  const isReal = defaults.real !== false && format.real !== false;
  return {
    filled: true,
    ...forbidden,
    ...defaults,
    ...format,
    ...('real' in defaults ? { real: isReal } : {}),
    ...(context.matches === undefined ? {} : { pattern: context.matches(value) }),
  };
}

/** Also of a variable that is empty or not set: it then has none of the forbidden values. */
export function checkForbidden(value: string, forbidden: readonly string[]): Checks {
  if (forbidden.length === 0) return {};
  const text = value.trim().toLowerCase();
  return { allowed: !forbidden.some((one) => one.trim().toLowerCase() === text) };
}

function checkDefaults(text: string, { rule, example }: ValueContext): Checks {
  if (PLAIN_TYPES.includes(rule.type)) return {};
  const shown = example?.trim() ?? '';
  return {
    real: !isPlaceholder(text, rule.type === 'secret'),
    ...(shown === '' ? {} : { changed: text !== shown }),
  };
}

function checkFormat(text: string, rule: TypedRule): Checks {
  switch (rule.type) {
    case 'secret':
      return { strong: estimateBits(text) >= (rule.minBits ?? 0) };
    case 'url':
      return checkUrl(readUrl(text), rule);
    case 'int':
      return checkNumber(text, rule.min ?? -Infinity, rule.max ?? Infinity);
    case 'port':
      return checkNumber(text, 1, 65_535);
    case 'bool':
      return { format: /^(?:true|false|yes|no|on|off|1|0)$/i.test(text) };
    case 'enum':
      return { format: rule.oneOf?.includes(text) ?? false };
    case 'email':
      return checkEmail(text);
    case 'host':
      return checkHost(text.toLowerCase(), rule);
    case 'string':
      return {};
  }
}

function checkNumber(text: string, min: number, max: number): Checks {
  const number = Number(text);
  const isWhole = /^[+-]?\d{1,16}$/.test(text) && Number.isSafeInteger(number);
  return isWhole ? { format: true, range: number >= min && number <= max } : { format: false };
}

function checkEmail(text: string): Checks {
  const [, domain] = /^[^\s@]{1,64}@([^\s@]{1,255})$/.exec(text) ?? [];
  const format = domain !== undefined && isHostName(domain) && domain.includes('.');
  return format ? { format, real: !isExampleHost(domain.toLowerCase()) } : { format };
}

function checkHost(text: string, rule: TypedRule): Checks {
  if (!isHostName(text) && !isAddress(text)) return { format: false };
  const remote = rule.allowLocalhost === true || !isLocalHost(text);
  return { format: true, remote, real: isReal(text, [text]) };
}

function checkUrl(url: ReadUrl | undefined, rule: TypedRule): Checks {
  if (url === undefined) return { format: false };
  const { schemes, requireTls = false, allowLocalhost = false } = rule;
  const isLocal = url.hosts.length === 0 || url.hosts.some(isLocalHost);
  return {
    format: true,
    real: isReal(url.password, url.hosts),
    ...(schemes === undefined ? {} : { scheme: schemes.includes(url.fullScheme) }),
    ...(allowLocalhost ? {} : { remote: !isLocal }),
    ...(requireTls ? { tls: asksForTls(url) } : {}),
  };
}

/** A URL is a placeholder as soon as its password or one of its hosts is one. */
function isReal(password: string, hosts: readonly string[]): boolean {
  if (password !== '' && isPlaceholder(password, true)) return false;
  return !hosts.some((host) => isExampleHost(host) || isPlaceholder(host, false));
}

function isHostName(text: string): boolean {
  return text.length <= 253 && /^(?!-)[a-z0-9-]{1,63}(?:\.(?!-)[a-z0-9-]{1,63})*\.?$/i.test(text);
}

function isAddress(text: string): boolean {
  return URL.canParse(`http://[${text.replace(/^\[|\]$/g, '')}]`);
}
