import type { JsonExpectations } from '../../expect/schema.ts';
import type { HealthOptions } from './options.ts';

export type EndpointName = 'live' | 'ready';

/** An endpoint with the common expectations filled in. */
export interface Endpoint {
  readonly name: EndpointName;
  readonly url: string;
  readonly status: number;
  readonly json: JsonExpectations | undefined;
}

/** The endpoints that the options name: liveness first. */
export function listEndpoints(options: HealthOptions): readonly Endpoint[] {
  const { status, json } = options;
  return (['live', 'ready'] as const).flatMap((name) => {
    const written = options[name];
    if (written === undefined) return [];
    if (typeof written === 'string') return [{ name, url: written, status, json }];
    return [
      { name, url: written.url, status: written.status ?? status, json: written.json ?? json },
    ];
  });
}

/** How often each endpoint is asked in sum: of every instance. */
export function listInstanceNames(options: HealthOptions): readonly (string | null)[] {
  return options.instances ?? [null];
}
