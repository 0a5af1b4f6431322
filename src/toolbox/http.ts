import { VERSION } from '../domain/version.ts';
import type { HttpTool } from './toolbox.ts';

export interface HttpSettings {
  /** Where HTTPS_PROXY, HTTP_PROXY and NO_PROXY are read; the process environment if absent. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /** PEM certificates to trust instead of the built-in ones. */
  readonly certificates?: string;
}

/** The tool, and what ends its idle connections; they keep no process alive in any case. */
export interface ClosableHttpTool extends HttpTool {
  close(): void;
}

/** Bytes of body that are read if the request does not say. */
const DEFAULT_BODY_BYTES = 1024 * 1024;

/**
 * One pool of connections for a whole run. The client is loaded with the first request, so that a
 * plan without one does not pay for it. It is `node:http`: undici costs 40 to 70 ms and 30 MB more.
 */
export function createHttpTool(settings: HttpSettings = {}): ClosableHttpTool {
  let client: Promise<typeof import('./http/client.ts')> | undefined;
  let pool: import('./http/agents.ts').AgentPool | undefined;
  return {
    request: async (request, signal) => {
      client ??= import('./http/client.ts');
      const { createPool, sendCall } = await client;
      pool ??= createPool(settings.variables ?? process.env, settings.certificates);
      const { maxBodyBytes = DEFAULT_BODY_BYTES } = request;
      const userAgent = `holdpoint/${VERSION}`;
      return sendCall({ ...request, maxBodyBytes, userAgent }, pool, signal);
    },
    close: () => pool?.close(),
  };
}
