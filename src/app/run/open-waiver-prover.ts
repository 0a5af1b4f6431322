import { WAIVERS_PATH } from '../../domain/waiver.ts';
import type { WaiverPort } from '../../github/waivers/prove-waiver.ts';
import type { RunPorts } from './settings.ts';

/**
 * What proves waivers on the protected branch (its full name); nothing is loaded and nobody asked
 * before a waiver would cover something.
 */
export function openWaiverProver(
  connect: () => Promise<WaiverPort> | undefined,
  ref: string,
): NonNullable<RunPorts['proveWaiver']> {
  let opened: Promise<NonNullable<RunPorts['proveWaiver']>> | undefined;
  const open = async () => {
    const [github, { parseWaivers }] = await Promise.all([
      import('../../github/waivers/prove-waiver.ts'),
      import('../../plan/waivers.ts'),
    ]);
    return github.openWaiverProver(
      async () => {
        const port = await connect();
        if (port === undefined) throw new Error('there is no token to ask GitHub with');
        return port;
      },
      { path: WAIVERS_PATH, ref, parse: (text) => parseWaivers(WAIVERS_PATH, text) },
    );
  };
  return async (waiver) => {
    opened ??= open();
    return (await opened)(waiver);
  };
}
