import type { Agent } from 'node:http';
import { ProbeError } from '../../domain/errors.ts';

/** Response headers longer than this in sum are refused as `protocol`. */
export const MAX_HEADER_BYTES = 32 * 1024;

/** How requests to one protocol are started. */
export interface Transport {
  readonly agent: Agent;
  readonly request: typeof import('node:http').request;
}

/** Connections of one run, by protocol. */
export interface AgentPool {
  /** `isShared`: an idle connection may be used again; otherwise a new one is made and closed. */
  transportFor(url: URL, isShared: boolean): Transport;
  close(): void;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Behind a proxy if HTTPS_PROXY or HTTP_PROXY is set; NO_PROXY makes exceptions. */
export function createPool(variables: Variables, certificates?: string): AgentPool {
  const proxyEnv = readProxy(variables);
  const proxy = proxyEnv === undefined ? {} : { proxyEnv };
  const trust = certificates === undefined ? {} : { ca: certificates };
  const transports = new Map<string, Transport>();
  const create = (isSecure: boolean, keepAlive: boolean): Transport => {
    const { Agent: Pool, request } = loadModule(isSecure);
    return { agent: new Pool({ keepAlive, ...proxy, ...(isSecure ? trust : {}) }), request };
  };
  return {
    transportFor: (url, isShared) => {
      const isSecure = url.protocol === 'https:';
      const key = `${isSecure} ${isShared}`;
      const transport = transports.get(key) ?? create(isSecure, isShared);
      transports.set(key, transport);
      return transport;
    },
    close: () => {
      for (const { agent } of transports.values()) agent.destroy();
    },
  };
}

/**
 * An `import` of `node:http` reads all its exports, and one of them (WebSocket) loads the whole of
 * Node's own undici: 20 ms more than this.
 */
function loadModule(isSecure: boolean) {
  return process.getBuiltinModule(isSecure ? 'node:https' : 'node:http');
}

/** The variables that Node's own proxy support reads; undefined where there is no proxy. */
function readProxy(variables: Variables): Record<string, string> | undefined {
  const found: Record<string, string> = {};
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY']) {
    const value = variables[name.toLowerCase()] || variables[name];
    if (value) found[name] = name === 'NO_PROXY' ? value : readProxyUrl(name, value);
  }
  if (found['HTTP_PROXY'] === undefined && found['HTTPS_PROXY'] === undefined) return undefined;
  if (!canUseProxy(process.versions.node)) {
    throw new ProbeError(
      'config',
      `A proxy is set (HTTP_PROXY, HTTPS_PROXY), but Node ${process.versions.node} cannot use one. Use Node 24.5 or newer.`,
    );
  }
  return found;
}

/** `host:port` is taken for HTTP, as by other programs; Node would go round it without a word. */
function readProxyUrl(name: string, value: string): string {
  const url = /^https?:\/\//i.test(value) ? value : `http://${value}`;
  if (URL.canParse(url)) return url;
  throw new ProbeError('config', `${name} is no URL of a proxy. Write http://host:port.`);
}

function canUseProxy(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 5);
}
