/** Query parameters by which people and protocols hand over what must not be seen. */
const SENSITIVE = [
  'apikey auth assertion code credential jwt key nonce passwd password pwd',
  'secret session sid sig signature state ticket token',
]
  .join(' ')
  .split(' ');

const MAX_LENGTH = 1_000;

/**
 * A URL, absolute or relative, fit for evidence: no user, no fragment, values of sensitive query
 * parameters hidden, at most 1000 characters.
 */
export function maskUrl(text: string): string {
  if (!/[?#@]/.test(text)) return text.slice(0, MAX_LENGTH).toWellFormed();
  const url = URL.parse(text);
  if (url !== null) {
    url.username = '';
    url.password = '';
  }
  const [address = ''] = (url?.href ?? text).split('#', 1);
  const [path = '', ...query] = address.split('?');
  const masked = query.join('?').split('&').map(maskParameter).join('&');
  const whole = query.length === 0 ? path : `${path}?${masked}`;
  return whole.slice(0, MAX_LENGTH).toWellFormed();
}

function maskParameter(parameter: string): string {
  const [name = ''] = parameter.split('=', 1);
  return name !== parameter && isSensitive(decodeName(name)) ? `${name}=hidden` : parameter;
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Judged by the last word: `accessToken` and `access_token` are the same. */
function isSensitive(name: string): boolean {
  const words = name
    .slice(-100)
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  return SENSITIVE.includes(last) || SENSITIVE.includes(last.replace(/s$/, ''));
}
