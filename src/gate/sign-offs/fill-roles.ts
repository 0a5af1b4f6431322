/** People who can fill a role, in the form in which logins are compared. */
export interface Claims {
  readonly role: string;
  /** Those who named the role. */
  readonly named: readonly string[];
  /** Those who approved without a word of a role. */
  readonly unnamed: readonly string[];
}

/** An augmenting path from a role (Kuhn 1955): whoever fills a role may be moved to another one. */
function augment(
  role: string,
  edges: ReadonlyMap<string, readonly string[]>,
  filled: Map<string, string>,
  visited: Set<string>,
): boolean {
  for (const person of edges.get(role) ?? []) {
    if (visited.has(person)) continue;
    visited.add(person);
    const other = filled.get(person);
    if (other !== undefined && !augment(other, edges, filled, visited)) continue;
    filled.set(person, role);
    return true;
  }
  return false;
}

/**
 * Fills roles with people, one role a person: as many roles as can be filled, first by those who
 * named theirs, the earlier roles before the later ones. Who came first does not matter.
 */
export function fillRoles(claims: readonly Claims[]): ReadonlyMap<string, string> {
  const filled = new Map<string, string>();
  const pick = (list: (claim: Claims) => readonly string[]) =>
    new Map(claims.map((claim) => [claim.role, [...new Set(list(claim))].sort()] as const));
  const named = pick((claim) => claim.named);
  const all = pick((claim) => [...claim.named, ...claim.unnamed]);
  for (const edges of [named, all]) {
    for (const { role } of claims) {
      const isFilled = [...filled.values()].includes(role);
      if (!isFilled) augment(role, edges, filled, new Set());
    }
  }
  return new Map([...filled].map(([person, role]) => [role, person]));
}

/** The first of those who claim each role: nobody has to be one person alone. */
export function fillFreely(claims: readonly Claims[]): ReadonlyMap<string, string> {
  return new Map(
    claims.flatMap(({ role, named, unnamed }) => {
      const person = named.toSorted()[0] ?? unnamed.toSorted()[0];
      return person === undefined ? [] : [[role, person] as const];
    }),
  );
}
