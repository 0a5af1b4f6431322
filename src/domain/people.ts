/** What GitHub allows in a login, the bots' brackets aside. */
const LOGIN = /^[A-Za-z0-9_-]{1,100}$/;

/**
 * A login in the form in which logins are compared; undefined for what can be none, so that a look-
 * alike letter never becomes a plain one.
 */
export function foldLogin(login: string): string | undefined {
  return LOGIN.test(login) ? login.toLowerCase() : undefined;
}

export function isSameLogin(one: string, other: string): boolean {
  const folded = foldLogin(one);
  return folded !== undefined && folded === foldLogin(other);
}

/** A role in the form in which roles are compared: case and the joints of words do not matter. */
export function foldRole(role: string): string {
  return role
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, '-');
}

export function isSameRole(one: string, other: string): boolean {
  return foldRole(one) === foldRole(other);
}

/** The role as the plan writes it. */
export function findRole(role: string, roles: Iterable<string>): string | undefined {
  for (const known of roles) if (isSameRole(known, role)) return known;
  return undefined;
}
