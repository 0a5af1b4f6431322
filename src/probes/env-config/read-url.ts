/** A URL that may name several hosts, as those of databases do. */
export interface ReadUrl {
  /** Lower case, without a driver: `postgresql+psycopg` is `postgresql`. */
  readonly scheme: string;
  /** The scheme as written, lower case. */
  readonly fullScheme: string;
  readonly password: string;
  /** Names and addresses, also those in a `host` parameter; empty for a local socket. */
  readonly hosts: readonly string[];
  readonly parameters: URLSearchParams;
}

/** Parts of an absolute URL with an authority (RFC 3986); undefined if it is none. */
export function readUrl(text: string): ReadUrl | undefined {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(text.trim());
  if (match === null) return undefined;
  const [, fullScheme = '', authority = '', rest = ''] = match;
  const user = authority.slice(0, authority.lastIndexOf('@') + 1);
  const places = authority.slice(user.length).split(',');
  const urls = places.map((place) => parse(`${fullScheme}://${user}${place}${rest}`));
  const first = urls[0];
  if (first === undefined || urls.includes(undefined)) return undefined;
  // libpq takes the host from a parameter as well.
  const isPostgres = /^postgres/i.test(fullScheme);
  const given = isPostgres ? first.searchParams.getAll('host') : [];
  const named = urls.flatMap((url) => (url?.hostname ? [url.hostname.toLowerCase()] : []));
  return {
    scheme: fullScheme.toLowerCase().split('+')[0] ?? '',
    fullScheme: fullScheme.toLowerCase(),
    password: decode(first.password),
    hosts: [...named, ...given.flatMap((host) => host.toLowerCase().split(','))],
    parameters: first.searchParams,
  };
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** True if the name or address means the machine that resolves it. */
export function isLocalHost(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (name === '' || name.startsWith('/')) return true;
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  if (/^(?:127(?:\.\d{1,3}){0,3}|0(?:\.0){0,3}|0x7f[0-9a-f]*|21307064\d\d)$/.test(name))
    return true;
  return /^(?:::|::1|(?:0{1,4}:){7}0{0,3}1|::ffff:(?:127\..*|7f[0-9a-f]{2}:.*))$/.test(name);
}

/** Domains that are reserved for documentation (RFC 2606). */
export function isExampleHost(host: string): boolean {
  return /(?:^|\.)(?:example\.(?:com|net|org)|invalid)\.?$/.test(host);
}

const TLS_SCHEMES = new Set(
  'https wss rediss amqps mqtts ldaps smtps imaps ftps nats+tls'.split(' '),
);

const TLS_MODES = new Set([
  'require',
  'required',
  'verify-ca',
  'verify_ca',
  'verify-full',
  'verify_identity',
]);

/** True if the URL makes its client refuse a connection without TLS. */
export function asksForTls(url: ReadUrl): boolean {
  if (TLS_SCHEMES.has(url.scheme) || TLS_SCHEMES.has(url.fullScheme)) return true;
  const flags = [...url.parameters.getAll('tls'), ...url.parameters.getAll('ssl')];
  const isOn = flags.length > 0 && flags.every((flag) => flag.toLowerCase() === 'true');
  if (url.fullScheme === 'mongodb+srv') return flags.length === 0 || isOn;
  if (url.scheme === 'mongodb') return isOn;
  const modes = [...url.parameters.getAll('sslmode'), ...url.parameters.getAll('ssl-mode')];
  return modes.length > 0 && modes.every((mode) => TLS_MODES.has(mode.toLowerCase()));
}
