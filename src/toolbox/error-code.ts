/** The code of a system error such as `ENOENT`; empty if it has none. */
export function readErrorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return String(error.code);
}
