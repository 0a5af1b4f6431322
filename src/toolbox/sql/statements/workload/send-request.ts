import type { HttpResponse, Toolbox } from '../../../toolbox.ts';
import type { RequestOptions } from './request-options.ts';

const TIMEOUT_MS = 30_000;
const BODY_BYTES = 4 * 1024 * 1024;

/** Sends a request to the environment; rejects like `HttpTool.request`. */
export async function sendRequest(
  request: RequestOptions,
  { http, target }: Pick<Toolbox, 'http' | 'target'>,
  signal: AbortSignal,
): Promise<HttpResponse> {
  const { method, path, json } = request;
  const body = json === undefined ? request.body : JSON.stringify(json);
  const headers = Object.entries(request.headers).map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  );
  const isTyped = headers.some(([name]) => name === 'content-type');
  const type = json === undefined || isTyped ? [] : [['content-type', 'application/json'] as const];
  return await http.request(
    {
      method,
      url: target.resolve(path),
      headers: [...headers, ...type],
      timeoutMs: TIMEOUT_MS,
      maxBodyBytes: BODY_BYTES,
      ...(body === undefined ? {} : { body }),
    },
    signal,
  );
}
