/** Plain JSON: the only thing that evidence, options and reports are made of. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/** Adds an own member; assigning `__proto__` would set the prototype instead. */
export function setMember(to: Record<string, Json>, key: string, value: Json): void {
  if (key === '__proto__') {
    Object.defineProperty(to, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else to[key] = value;
}
