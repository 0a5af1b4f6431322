import { ProbeError } from '../domain/errors.ts';
import type { GitHubTool } from '../domain/github.ts';
import type { ReasonCode } from '../domain/reason.ts';
import { GitHubError, type GitHubPort } from './port.ts';

const REMEDY =
  'Give the job the permission that is named here, or pass a `github-token` that has it.';

function isTimeout({ cause }: GitHubError): boolean {
  return (cause as { name?: unknown } | undefined)?.name === 'TimeoutError';
}

function nameReason(error: GitHubError): ReasonCode {
  const { status, isLimit } = error;
  if (isLimit || status === 429) return 'rate-limited';
  if (status === 0) return isTimeout(error) ? 'timeout' : 'connect';
  // GitHub says 404 of what the token may not see: it is no proof that nothing is there.
  if (status === 401 || status === 403 || status === 404) return 'auth';
  return status >= 400 && status < 500 ? 'config' : 'protocol';
}

/** The same failure as the outcome of an item: it could not be measured, and why. */
export function toProbeError(error: GitHubError): ProbeError {
  const reason = nameReason(error);
  const remedy = reason === 'auth' ? { remedy: REMEDY } : {};
  return new ProbeError(reason, error.message, { cause: error, ...remedy });
}

type Method = (...parameters: readonly unknown[]) => Promise<unknown>;

function wrap(method: Method): Method {
  return async (...parameters) => {
    try {
      return await method(...parameters);
    } catch (error) {
      throw error instanceof GitHubError ? toProbeError(error) : error;
    }
  };
}

/** The port as probes know it: what fails rejects with ProbeError. */
export function toGitHubTool(port: GitHubPort): GitHubTool {
  const methods = Object.entries(port) as readonly (readonly [string, Method])[];
  const wrapped = methods.map(([name, method]) => [name, wrap(method)] as const);
  return Object.fromEntries(wrapped) as unknown as GitHubTool;
}
