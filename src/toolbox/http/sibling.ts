/**
 * The URL beside this one that no service should know: `/health/live` becomes
 * `/health/live-<token>`, `/a.html` becomes `/a-<token>.html`, `/` becomes `/holdpoint-<token>`.
 */
export function deriveSibling(url: string, token: string): string {
  const sibling = new URL(url);
  const path = sibling.pathname.replace(/\/+$/, '');
  const at = path.lastIndexOf('/') + 1;
  const name = path.slice(at);
  sibling.pathname = `${path.slice(0, at) || '/'}${addToken(name, token)}`;
  sibling.hash = '';
  return sibling.href;
}

/** Keeps the extension, because a server may treat whole kinds of files alike. */
function addToken(name: string, token: string): string {
  if (name === '') return `holdpoint-${token}`;
  const dot = name.lastIndexOf('.');
  if (dot <= 0) return `${name}-${token}`;
  return `${name.slice(0, dot)}-${token}${name.slice(dot)}`;
}

/** A path segment that nobody has: it must be new, not unguessable. */
export function createToken(): string {
  return Math.random().toString(16).slice(2, 12).padEnd(10, '0');
}

/** A service that does not know a path says so with one of these. */
export function isUnknown(status: number): boolean {
  return status === 404 || status === 410;
}
