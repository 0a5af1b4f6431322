import { ProbeError } from '../../domain/errors.ts';

/** An address that is none; what stands there may be secret and is not said. */
export function refuseAddress(what: string): ProbeError {
  return new ProbeError('config', `${what.slice(0, 80)} has no host and port that can be read.`, {
    remedy: 'Write host:port, or a connection URI.',
  });
}
