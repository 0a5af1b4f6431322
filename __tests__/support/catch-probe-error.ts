import { ProbeError } from '../../src/domain/errors.ts';

/** The ProbeError that a promise must reject with; anything else fails the test. */
export async function catchProbeError(promise: Promise<unknown>): Promise<ProbeError> {
  const error = await promise.then(
    () => 'it was resolved',
    (one: unknown) => one,
  );
  if (error instanceof ProbeError) return error;
  throw new Error(`no ProbeError: ${String(error)}`);
}
