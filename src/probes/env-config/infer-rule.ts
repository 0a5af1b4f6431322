import { type Rule, typesOf, type VariableType } from './rule-schema.ts';

/** A rule whose type is known. */
export type TypedRule = Rule & { readonly type: VariableType };

const URL_NAME = /(?:^|_)(?:URL|URI|DSN)$/;

const SECRET_NAME = /SECRET|TOKEN|PASSWORD|PASSWD|PASSPHRASE|(?:^|_|API|ENCRYPTION)KEY(?:_|$)/;

const PASSWORD_NAME = /PASSWORD|PASSWD/;

/** Last words of names that are about a secret and hold none: when it ends, where it stands. */
const ABOUT_SECRET = [
  'ID NAME USER FILE PATH DIR ARN HOST PORT HEADER PREFIX TYPE VERSION POLICY ENABLED',
  'TTL AGE SECONDS MINUTES HOURS DAYS LIFETIME EXPIRY EXPIRES EXPIRATION',
  'ALGORITHM ALG LENGTH ISSUER AUDIENCE COUNT LIMIT',
];

const NO_SECRET = new RegExp(
  `PUBLIC|PUBLISHABLE|_(?:${ABOUT_SECRET.join(' ').replaceAll(' ', '|')})$`,
);

/** Bits of a secret (ASVS 11.5.1), and of a password, which a server slows the guessing of. */
const SECRET_BITS = 128;
const PASSWORD_BITS = 64;

/** The rule of a variable: as written, the type told by its keys, its name, or the example. */
export function inferRule(
  name: string,
  written: Rule | undefined,
  example: string | undefined,
): TypedRule {
  const rule = written ?? {};
  const type = rule.type ?? inferType(name.toUpperCase(), rule, example);
  if (type !== 'secret') return { ...rule, type };
  const isPassword = rule.type === undefined && PASSWORD_NAME.test(name.toUpperCase());
  return { minBits: isPassword ? PASSWORD_BITS : SECRET_BITS, ...rule, type };
}

function inferType(name: string, rule: Rule, example: string | undefined): VariableType {
  const possible = typesOf(rule);
  const [only] = possible;
  if (possible.length === 1 && only !== undefined) return only;
  const told = typeByName(name) ?? typeByExample(example);
  if (told !== undefined && possible.includes(told)) return told;
  // What is left open is `allowLocalhost` alone, which belongs to a URL or a host.
  return possible.includes('string') ? 'string' : 'url';
}

function typeByName(name: string): VariableType | undefined {
  if (URL_NAME.test(name)) return 'url';
  return SECRET_NAME.test(name) && !NO_SECRET.test(name) ? 'secret' : undefined;
}

function typeByExample(example: string | undefined): VariableType | undefined {
  if (example === undefined) return undefined;
  if (/^[+-]?\d{1,15}$/.test(example)) return 'int';
  return /^(?:true|false|yes|no|on|off)$/i.test(example) ? 'bool' : undefined;
}
